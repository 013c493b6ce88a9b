import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { ChildLivingHere } from "../../../bindings/ChildLivingHere";
import { CHILDREN } from "../../../host/example/home";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";
import { comings, goneOver, isDue, lineOf } from "../weekly";

const TODAY = "2026-11-21";
const ben = CHILDREN[1] as ChildLivingHere;

describe("going over one child", () => {
  it("keeps every word as it was when it is still so, and marks it as gone over today", () => {
    expect(goneOver({ ...lineOf(ben), said: "still_so" }, TODAY)).toEqual({ ...ben, last_refreshed: TODAY });
  });

  it("is due after seven days, and where it was never done", () => {
    expect(isDue({ ...ben, last_refreshed: "2026-11-14" }, TODAY)).toBe(false);
    expect(isDue({ ...ben, last_refreshed: "2026-11-13" }, TODAY)).toBe(true);
    expect(isDue({ ...ben, last_refreshed: null }, TODAY)).toBe(true);
  });

  it("tells arrivals and departures, newest first", () => {
    const said = comings([{ ...ben, left: "2026-11-20" }, CHILDREN[0] as ChildLivingHere]);
    expect(said.map(({ on, what }) => `${on} ${what}`)).toEqual([
      "2026-11-20 left",
      "2026-03-16 moved in",
      "2024-09-02 moved in",
    ]);
  });
});

describe("going over the whole group", () => {
  const child = (name: string) => within(screen.getByRole("region", { name: new RegExp(`^${name}`) }));

  it("keeps what was said of each child and leaves the others as they are", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "weekly" }, { signedIn: true });
    const saved = vi.spyOn(host, "saveChild");
    await screen.findByRole("heading", { level: 1, name: "Go over the whole group" });
    await user.click(child("Aisha").getByRole("radio", { name: "Still so" }));
    await user.click(child("Ben").getByRole("radio", { name: "Something changed" }));
    await user.type(
      child("Ben").getByRole("textbox", { name: "What unsettles or frightens them" }),
      "Sirens.",
    );
    expect(screen.getByText("2 of 3 children gone over.")).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "Save what I have gone over" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Children living here" })).toHaveFocus();
    expect(saved.mock.calls.map(([kept]) => [kept.id, kept.triggers, kept.last_refreshed])).toEqual([
      ["child-1", CHILDREN[0]?.triggers, TODAY],
      ["child-2", "Sirens.", TODAY],
    ]);
  });

  it("asks what changed, and that something is said at all", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "weekly" }, { signedIn: true });
    const saved = vi.spyOn(host, "saveChild");
    await user.click(await screen.findByRole("button", { name: "Save what I have gone over" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Say of at least one child");
    await user.click(child("Tomas").getByRole("radio", { name: "Something changed" }));
    await user.click(screen.getByRole("button", { name: "Save what I have gone over" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Write what changed for Tomas");
    expect(saved).not.toHaveBeenCalled();
  });

  it("is done for everybody with two presses once it was read", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "weekly" }, { signedIn: true });
    const saved = vi.spyOn(host, "saveChild");
    await user.click(await screen.findByRole("button", { name: "I have read the others: still so" }));
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Every profile was gone over in the last 7 days.")).toBeVisible();
    expect(saved).toHaveBeenCalledTimes(3);
  });

  it("keeps the first child's line when a later one is refused, and says so", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "weekly" }, { signedIn: true });
    const save = host.saveChild;
    vi.spyOn(host, "saveChild").mockImplementation(async (kept) => {
      if (kept.id === "child-2")
        throw {
          code: "disk_full",
          message: "The disk is full.",
          kept: "The others are kept.",
          do: "Make room.",
        };
      return save(kept);
    });
    await user.click(await screen.findByRole("button", { name: "I have read the others: still so" }));
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full.");
    expect(child("Aisha").getByRole("radio", { name: "Still so" })).not.toBeChecked();
    expect(child("Ben").getByRole("radio", { name: "Still so" })).toBeChecked();
  });
});
