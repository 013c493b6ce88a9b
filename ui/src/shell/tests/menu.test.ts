import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import type { MenuItem } from "../../bindings/MenuItem";
import { openWindow } from "../../test/window";

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

const choose = (item: MenuItem) => window.dispatchEvent(new CustomEvent("threshold-menu", { detail: item }));
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

describe("the window's menu", () => {
  it("leads to the places it names", async () => {
    await openWindow({ screen: "home" }, { signedIn: true });
    for (const [item, name] of [
      ["new_referral", "New referral"],
      ["emergency_now", "Emergency, now"],
      ["children", "Children living here"],
      ["decisions", "Decisions"],
      ["rule_book", "Rule book"],
      ["check_record", "Check a record"],
      ["referrals", "Referrals"],
    ] as const) {
      choose(item);
      expect(await heading(name)).toBeVisible();
    }
  });

  it("searches, shows the keys, and locks", async () => {
    const host = await openWindow({ screen: "referrals" }, { signedIn: true });
    const lock = vi.spyOn(host, "lock");
    choose("search");
    expect(await screen.findByRole("combobox")).toBeVisible();
    // One window within the window at a time.
    choose("keys");
    expect(screen.queryByRole("dialog", { name: "Keys" })).toBeNull();
    choose("lock");
    await waitFor(() => expect(lock).toHaveBeenCalledOnce());
  });

  it("opens nothing of a home while it is locked", async () => {
    await openWindow({ screen: "sign-in" });
    choose("new_referral");
    choose("search");
    choose("lock");
    choose("check_record");
    expect(await heading("Check a record")).toBeVisible();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
