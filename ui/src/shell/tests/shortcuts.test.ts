import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

// jsdom knows dialogs, and not how to open them.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

describe("keys", () => {
  it("are shown by ? and from the rail, and not while somebody types one", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referrals" }, { signedIn: true });
    const search = await screen.findByRole("searchbox");
    await user.type(search, "why?");
    expect(search).toHaveValue("why?");
    expect(screen.queryByRole("dialog", { name: "Keys" })).toBeNull();
    await user.clear(search);
    screen.getByRole("heading", { level: 1 }).focus();
    await user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keys" })).toHaveTextContent("Search in everything");
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("dialog", { name: "Keys" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Keys" }));
    expect(await screen.findByRole("dialog", { name: "Keys" })).toBeVisible();
  });

  it("lock the casebook, once what is typed is saved", async () => {
    const user = userEvent.setup();
    const host = await openWindow(
      { screen: "referral", id: "r1", section: "referral", item: "/referrer/team_manager" },
      { signedIn: true },
    );
    const changed = vi.spyOn(host, "changeReferral");
    await user.type(await screen.findByRole("textbox", { name: "Team manager" }), "Lee Ash");
    await user.keyboard("{Control>}l{/Control}");
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(/Sign in|Rowan/));
    expect(changed).toHaveBeenCalledWith("r1", 1, expect.objectContaining({ value: "Lee Ash" }));
  });
});

describe("the keyboard alone", () => {
  it("goes from the list to a saved answer and on, and never loses its place", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "referrals" }, { signedIn: true });
    await screen.findByRole("searchbox");
    await user.keyboard("/kay{Enter}");
    const heading = await screen.findByRole("heading", { level: 1, name: "Kayden, 14" });
    await waitFor(() => expect(heading).toHaveFocus());
    const tabTo = async (name: string | RegExp, role: "link" | "radio" | "textbox") => {
      for (let i = 0; i < 80; i += 1) {
        await user.tab();
        if (screen.queryAllByRole(role, { name }).some((one) => one === document.activeElement)) return;
      }
      throw new Error(`Tab never came to ${String(name)}`);
    };
    await tabTo("Views", "link");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByRole("heading", { level: 1, name: "Views" })).toHaveFocus());
    const box = () => document.activeElement;
    for (let i = 0; i < 40 && box()?.tagName !== "TEXTAREA"; i += 1) await user.tab();
    const field = box() as HTMLTextAreaElement;
    expect(field.tagName).toBe("TEXTAREA");
    await user.keyboard("He wants to stay near his sister.");
    await user.tab();
    const after = box();
    expect(after).not.toBe(document.body);
    await waitFor(() => expect(screen.getByText(/^Saved \d\d:\d\d$/)).toBeVisible());
    expect(box()).toBe(after);
    expect(field).toHaveValue("He wants to stay near his sister.");
    expect(JSON.stringify((await host.openReferral("r1")).case.referral)).toContain("near his sister");
  });
});
