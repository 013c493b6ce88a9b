import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { openWindow } from "../../test/window";
import { appearance, choose } from "../appearance";

describe("the appearance", () => {
  afterEach(() => choose("system"));

  it("is chosen in Settings, at once and for the next start", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "settings" }, { signedIn: true });
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    expect(document.documentElement).toHaveAttribute("data-appearance", "dark");
    expect(appearance()).toBe("dark");
    await user.click(screen.getByRole("radio", { name: "As the system" }));
    expect(document.documentElement).not.toHaveAttribute("data-appearance");
    expect(appearance()).toBe("system");
  });
});
