import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectNoBarriers } from "../../../test/axe";
import { openSection, write } from "./open";

describe("a decline from the first screen", () => {
  it("asks on one page for the answer, its reason and what still stands in its way", async () => {
    const user = userEvent.setup();
    const { seen } = await openSection("first_screen");
    expect(screen.queryByRole("region", { name: "Decline now, with a reason" })).toBeNull();
    const plainly = screen.getByRole("group", { name: /plainly outside what the home is for/ });
    await user.click(within(plainly).getByRole("radio", { name: "Yes" }));
    const decline = within(await screen.findByRole("region", { name: "Decline now, with a reason" }));
    await user.click(decline.getByRole("radio", { name: /cannot respond effectively/i }));
    // The example's one finding that closes this answer is a question, asked here.
    const would = await decline.findByRole("textbox", { name: "What would change the answer" });
    expect(decline.getByText("1 thing stands in the way of this answer.")).toBeVisible();
    await write("/decision/would_change", "An adult trained for it, from March.");
    expect(await decline.findByText(/Nothing stands in the way of this answer/)).toBeVisible();
    expect(would).toBeVisible();
    expect(seen.map((change) => ("pointer" in change ? change.pointer : change.change))).toEqual([
      "/first_screen/plainly_outside",
      "/decision/outcome",
      "/decision/would_change",
    ]);
    expect(decline.getByRole("link", { name: "Check the answers and sign" })).toHaveAttribute(
      "href",
      "#/referral/open/check",
    );
    await expectNoBarriers(document.body, true);
  });

  it("keeps what has to be gone through one by one where it is found again", async () => {
    await openSection("first_screen", { item: "/first_screen/criteria" });
    await waitFor(() => expect(screen.getByText("Admission criteria, one by one")).toBeVisible());
  });
});
