import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectNoBarriers } from "../../../test/axe";
import { expectFocus, openSection, write } from "./open";

describe("a decline from the first screen", () => {
  it("asks on one page for the answer, its reason and what still stands in its way", async () => {
    const user = userEvent.setup();
    const { seen } = await openSection("first_screen");
    expect(screen.queryByRole("region", { name: "Decline now, with a reason" })).toBeNull();
    const plainly = screen.getByRole("group", { name: /plainly outside what the home is for/ });
    await user.click(within(plainly).getByRole("radio", { name: "Yes" }));
    const decline = within(await screen.findByRole("region", { name: "Decline now, with a reason" }));
    await user.click(decline.getByRole("radio", { name: /cannot respond effectively/i }));
    expect(decline.getByText(/Choose the reason first/)).toBeVisible();
    await user.click(decline.getByRole("button", { name: /Skills or training we do not have/ }));
    // The example's one finding that closes this answer is a question, asked here.
    const would = await decline.findByRole("textbox", { name: "What would change the answer" });
    expect(decline.getByText("1 thing stands in the way of this answer.")).toBeVisible();
    await write("/decision/would_change", "An adult trained for it, from March.");
    expect(await decline.findByText(/Nothing stands in the way of this answer/)).toBeVisible();
    expect(would).toBeVisible();
    expect(seen.map((change) => ("pointer" in change ? change.pointer : change.change))).toEqual([
      "/first_screen/plainly_outside",
      "/decision/outcome",
      "note",
      "/decision/would_change",
    ]);
    // It is signed here, and by signing the answers are said to have been gone through.
    expect(decline.getByLabelText("Your passphrase")).toBeVisible();
    expect(decline.getByText(/you have gone through the answers above/)).toBeVisible();
    expect(decline.getByRole("link", { name: "Read all the answers before signing" })).toHaveAttribute(
      "href",
      "#/referral/open/check",
    );
    await expectNoBarriers(document.body, true);
  });

  it("shows again what was answered on an earlier visit, so that it can be read before it is signed", async () => {
    const user = userEvent.setup();
    await openSection("first_screen");
    const plainly = screen.getByRole("group", { name: /plainly outside what the home is for/ });
    await user.click(within(plainly).getByRole("radio", { name: "Yes" }));
    const region = async () =>
      within(await screen.findByRole("region", { name: "Decline now, with a reason" }));
    await user.click((await region()).getByRole("radio", { name: /cannot respond effectively/i }));
    await user.click((await region()).getByRole("button", { name: /Skills or training we do not have/ }));
    await (await region()).findByRole("textbox", { name: "What would change the answer" });
    await write("/decision/would_change", "An adult trained for it, from March.");
    await screen.findByText(/Nothing stands in the way of this answer/);
    // What a plain no folds away is folded; what was written is on the page when it is opened again.
    expect(screen.getByText("Admission criteria, one by one")).not.toBeVisible();
    location.hash = "#/referrals";
    await screen.findByRole("heading", { name: "Referrals", level: 1 });
    location.hash = "#/referral/open/first_screen";
    expect(await screen.findByRole("textbox", { name: "What would change the answer" })).toHaveValue(
      "An adult trained for it, from March.",
    );
  });

  it("offers words to start from in an empty field, and puts the cursor into them", async () => {
    const user = userEvent.setup();
    const words = [{ pointer: "/decision/would_change", words: ["A place that becomes free."] }];
    await openSection("decision", { words });
    await user.click(await screen.findByRole("button", { name: /A place that becomes free/ }));
    await expectFocus("q-decision-would_change");
    expect(screen.getByLabelText("What would change the answer")).toHaveValue("A place that becomes free.");
    expect(screen.queryByRole("button", { name: /A place that becomes free/ })).toBeNull();
  });

  it("keeps what has to be gone through one by one where it is found again", async () => {
    await openSection("first_screen", { item: "/first_screen/criteria" });
    await waitFor(() => expect(screen.getByText("Admission criteria, one by one")).toBeVisible());
  });
});
