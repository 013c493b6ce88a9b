import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { openSection } from "./open";

const needs = () => document.querySelectorAll("main details[id^='q-needs-']").length;
const only = () => document.querySelector<HTMLButtonElement>("main .which button");

describe("many needs", () => {
  it("can be narrowed to those not answered, and are all there again when one is gone to", async () => {
    const user = userEvent.setup();
    await openSection("range");
    await expect.poll(needs).toBe(9);
    await user.click(only()!);
    expect(only()).toHaveAttribute("aria-pressed", "true");
    expect(needs()).toBe(1);
    await user.click(only()!);
    expect(needs()).toBe(9);
    await user.click(only()!);
    window.location.hash = "#/referral/open/range/%2Fneeds%2F0%2Frange%2Fbecause";
    await expect.poll(needs).toBe(9);
  });
});
