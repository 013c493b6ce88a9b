import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { exampleHost } from "../../host/example";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

describe("keeping and deleting", () => {
  it("says that nothing is due before the data-protection lead has confirmed", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "retention" }, { signedIn: true });
    expect(await screen.findByText("Nothing is due for deletion")).toBeVisible();
    await user.click(screen.getByText("Set the provider’s own periods"));
    const months = screen.getByLabelText(/^Referral and its papers/);
    expect(months).toHaveValue("");
    await user.click(screen.getByRole("button", { name: "Enter these" }));
    expect(months).toHaveValue("18");
    await user.type(screen.getByLabelText(/^Why these periods/), "EXAMPLE");
    await user.click(screen.getByRole("button", { name: "Set the periods" }));
    expect(await screen.findByText("Nothing is due for deletion")).toBeVisible();
    expect(screen.queryByText("May be deleted")).toBeNull();
  });

  it("says at each question what a hold still needs, and keeps what was typed when it is refused", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "retention" }, { signedIn: true });
    const part = await screen.findByRole("region", { name: "Holds on everything" });
    await user.click(within(part).getByText("Put a hold on"));
    const put = within(part).getByRole("button", { name: "Put it on" });
    await user.click(put);
    const summary = within(part).getByRole("alert");
    expect(summary.parentElement).toHaveFocus();
    await user.click(within(summary).getByRole("link", { name: "Say why nothing may be deleted." }));
    const why = within(part).getByLabelText(/^Why nothing may be deleted/);
    expect(why).toHaveFocus();
    await user.type(why, "An inspection is under way.");
    await user.selectOptions(within(part).getByRole("combobox"), "inspection");
    const change = vi
      .spyOn(host, "changeRetention")
      .mockRejectedValueOnce({ code: "other", message: "The page was changed meanwhile." });
    await user.click(put);
    expect(await within(part).findByText("The page was changed meanwhile.")).toBeVisible();
    expect(why).toHaveValue("An inspection is under way.");
    await expectNoBarriers(document.body, true);
    await user.click(put);
    expect(change).toHaveBeenCalledTimes(2);
    expect(await within(part).findByText(/Held for/)).toBeVisible();
  });

  it("lets one person ask and another agree, and shows what goes first", async () => {
    const user = userEvent.setup();
    const host = exampleHost({ signedIn: true });
    await host.changeRetention({ do: "set", revision: 0, months: 18, years: 6, why: "EXAMPLE" });
    await host.changeRetention({ do: "confirm", revision: 1, lead: "Ada Pike", on: "2026-01-05" });
    await openWindow(
      { screen: "retention" },
      { signedIn: true },
      { retention: host.retention, changeRetention: host.changeRetention },
    );
    const card = (await screen.findByText("Referral 2: Ruben")).closest("article")!;
    await user.click(within(card).getByText("Delete it"));
    expect(within(card).getByText(/3 papers, 1 letter or document, 1 signed record/)).toBeVisible();
    expect(
      within(card).getByText(/It says something about children living here \(A.M., B.T.\)/),
    ).toBeVisible();
    await user.click(within(card).getByRole("button", { name: "Ask for its deletion" }));
    expect(await screen.findByText(/Another person who may agree has to sign in/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Agree/ })).toBeNull();
    await expectNoBarriers(document.body, true);
  });

  it("asks once more before the second person deletes", async () => {
    const user = userEvent.setup();
    const host = exampleHost({ signedIn: true });
    await host.changeRetention({ do: "set", revision: 0, months: 18, years: 6, why: "EXAMPLE" });
    await host.changeRetention({ do: "confirm", revision: 1, lead: "Ada Pike", on: "2026-01-05" });
    await host.changeRetention({ do: "ask", of: { kept: "referral", id: "r3" } });
    const asSomebodyElse = async () => {
      const page = await host.retention();
      return { ...page, deletions: page.deletions.map((one) => ({ ...one, may_agree: true })) };
    };
    await openWindow(
      { screen: "retention" },
      { signedIn: true },
      { retention: asSomebodyElse, changeRetention: host.changeRetention },
    );
    await user.click(await screen.findByRole("button", { name: "Agree, and delete it…" }));
    const dialog = await screen.findByRole("dialog", { name: "Delete it for good?" });
    expect(within(dialog).getByText(/41 journal entries/)).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Delete it" }));
    expect(await screen.findByText(/^Certificate 1/)).toBeVisible();
  });
});

describe("the entry of a child who left", () => {
  it("goes as a referral goes: its time over, asked for by one and agreed to by another", async () => {
    const user = userEvent.setup();
    const host = exampleHost({ signedIn: true });
    await host.changeRetention({ do: "set", revision: 0, months: 18, years: 6, why: "EXAMPLE" });
    await host.changeRetention({ do: "confirm", revision: 1, lead: "Ada Pike", on: "2026-01-05" });
    let asks = "";
    const changeRetention: typeof host.changeRetention = async (change) => {
      asks = JSON.stringify(change);
      return host.changeRetention(change);
    };
    await openWindow(
      { screen: "retention" },
      { signedIn: true },
      { retention: host.retention, changeRetention },
    );
    const card = (await screen.findByRole("heading", { name: /^Edith/ })).closest("article")!;
    expect(within(card).getByText(/75 years from the date of birth/)).toBeVisible();
    await user.click(within(card).getByText("Delete it"));
    expect(within(card).getByText(/say of the child by initials/)).toBeVisible();
    await user.click(within(card).getByRole("button", { name: "Ask for its deletion" }));
    expect(await screen.findByText(/Another person who may agree has to sign in/)).toBeVisible();
    expect(JSON.parse(asks)).toEqual({ do: "ask", of: { kept: "entry", id: "child-0" } });
    await expectNoBarriers(document.body, true);
  });
});

describe("the register", () => {
  it("shows what the referral said, and takes what it did not", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "register", id: "r4" }, { signedIn: true });
    const before = await screen.findByLabelText(/^Address immediately before/);
    expect(before).toHaveValue("Foster home, Westmere");
    const leaving = screen.getByLabelText(/^Address on leaving/);
    await user.type(leaving, "2 Elm Row, EXAMPLE");
    await user.tab();
    expect(await screen.findByDisplayValue("2 Elm Row, EXAMPLE")).toBeVisible();
  });
});
