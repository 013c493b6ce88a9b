import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";

describe("a child’s page", () => {
  it("shows the child’s lines in the registers, each with where it came from", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "child", id: "child-3" }, { signedIn: true });
    const registers = await screen.findByRole("region", { name: "In the registers" });
    await user.click(within(registers).getByText("Register of children (3 of 6 known)"));
    expect(within(registers).getByText("Foster home, Westmere")).toBeVisible();
    expect(within(registers).getAllByText("From the referral.")[0]).toBeVisible();
    expect(within(registers).getAllByText("The referral does not say.")[0]).toBeVisible();
    expect(within(registers).getByRole("link", { name: "Change an entry" })).toHaveAttribute(
      "href",
      "#/registers/r4",
    );
    // What is known of a part is shown, and does not count as known.
    await user.click(within(registers).getByText(/^Case record.*\(1 of 3 known\)/));
    expect(within(registers).getByText(/treatment are not noted.*No allergy known/)).toBeVisible();
    expect(within(registers).getByText("From the referral, and known in part.")).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("says nothing of registers where the child did not come by a referral kept here", async () => {
    await openWindow({ screen: "child", id: "child-1" }, { signedIn: true });
    await screen.findByLabelText("Initials");
    expect(screen.queryByRole("region", { name: "In the registers" })).toBeNull();
  });
});
