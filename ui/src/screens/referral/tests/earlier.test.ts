import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { ROWS } from "../../../host/example/referrals";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";
import { inWords, maybeTheSame, namedIn } from "../earlier";

const ruben = ROWS[2]!;
const kayden = { id: "r1", number: 4, names: ["Kayden", "", ""], born: "2012-06-14" };

describe("a child referred again", () => {
  it("is asked about when born on the same day, whatever the name", () => {
    const before = { ...ruben, date_of_birth: "2012-06-14" };
    expect(maybeTheSame([before], kayden)).toEqual([{ row: before, because: "born on the same day" }]);
  });

  it("is asked about by name only while a date of birth is missing, capitals and accents aside", () => {
    const named = { ...ruben, child: "KÁYDEN", date_of_birth: null };
    expect(maybeTheSame([named], kayden)).toEqual([{ row: named, because: "called the same" }]);
    expect(maybeTheSame([{ ...named, date_of_birth: "2011-01-01" }], kayden)).toEqual([]);
  });

  it("is never asked about a later referral, itself, or a child nobody has named", () => {
    const later = { ...ruben, number: 5, date_of_birth: "2012-06-14" };
    expect(maybeTheSame([later, { ...later, number: 4 }], kayden)).toEqual([]);
    const unnamed = { ...ruben, child: "", date_of_birth: null };
    expect(maybeTheSame([unnamed], { ...kayden, names: ["", ""], born: null })).toEqual([]);
  });

  it("is told in words that carry no name, by which the earlier one is found again", () => {
    const said = inWords({ ...ruben, received_at: "2026-11-09T11:25:00" });
    expect(said).toBe(
      "Referral 3, from Calder, received 9 November 2026, decided 12 November 2026: decline: cannot respond effectively now",
    );
    expect(said).not.toContain("Ruben");
    expect(namedIn(said, ROWS)?.id).toBe("r3");
    expect(namedIn("In 2019, at another home", ROWS)).toBeUndefined();
  });

  const rows = ROWS.map((row) => (row.id === "r3" ? { ...row, date_of_birth: "2012-06-14" } : row));
  const again = { referrals: async () => ({ rows, earlier: null }) };

  it("is a question on the referral's page; yes links the earlier one and can be undone", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "referral", id: "r1" }, { signedIn: true }, again);
    const asked = await screen.findByRole("region", { name: "Was this child referred here before?" });
    expect(asked).toHaveTextContent("Ruben, Referral 3, from Calder");
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "The same child as in referral 3" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: /referred here before/ })).toBeNull());
    const link = screen.getByRole("link", { name: /^Referral 3, from Calder/ });
    expect(link).toHaveAttribute("href", "#/referral/r3");
    expect(link.closest("p")).toHaveFocus();
    const { receipt } = (await host.openReferral("r1")).case.referral;
    expect(receipt.referred_before).toBe("yes");
    expect(receipt.earlier_referral).toMatch(/^Referral 3/);
  });

  it("who is another child is said to be so, and not asked about again", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referral", id: "r1" }, { signedIn: true }, again);
    await user.click(await screen.findByRole("button", { name: "Another child" }));
    expect(await screen.findByText("Another child than in referral 3.")).toBeVisible();
    expect(screen.queryByRole("region", { name: /referred here before/ })).toBeNull();
  });
});
