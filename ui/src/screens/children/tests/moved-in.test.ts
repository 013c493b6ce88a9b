import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { MovedIn } from "../../../bindings/MovedIn";
import { blankReferral } from "../../../host/example/referrals";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";
import { profileFrom, stillAmongThem, withoutProfile } from "../moved-in";
import { emptyChild } from "../profile";

const wren: MovedIn = {
  referral: "r9",
  child: "Wren",
  admitted: "2026-11-20",
  left: null,
  living: null,
};
const profile = { ...emptyChild(), id: "c9", known_as: "Wren", initials: "W.", arrived: "2026-11-20" };

describe("who moved in, beside the children living here", () => {
  it("names a child without a profile, and one whose profile did not end with the stay", () => {
    expect(withoutProfile([wren], [])).toEqual([wren]);
    expect(withoutProfile([wren], [profile])).toEqual([]);
    expect(withoutProfile([{ ...wren, living: "c1" }], [{ ...profile, id: "c1" }])).toEqual([]);
    expect(withoutProfile([wren], [{ ...profile, arrived: "2026-11-19" }])).toEqual([wren]);
    const gone = { ...wren, left: "2026-11-21", living: "c9" };
    expect(stillAmongThem([gone], [profile]).map((one) => one.profile.id)).toEqual(["c9"]);
    expect(stillAmongThem([gone], [{ ...profile, left: "2026-11-21" }])).toEqual([]);
    expect(stillAmongThem([gone, { ...wren, living: "c9" }], [profile])).toEqual([]);
  });

  it("begins a profile with what the referral noted", () => {
    const { referral } = blankReferral("r9").case;
    const child = {
      ...referral.child,
      legal_name: "Wren Hale",
      known_as: "Wren",
      date_of_birth: "2013-05-14",
    };
    expect(profileFrom({ ...referral, child }, "2026-11-20")).toMatchObject({
      id: "",
      known_as: "Wren",
      initials: "W.H.",
      date_of_birth: "2013-05-14",
      arrived: "2026-11-20",
      stage: "arrived",
    });
  });

  it("is said where the children are, and the profile begun from there", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "referrals" }, { signedIn: true });
    vi.spyOn(host, "movedIn").mockResolvedValue([wren]);
    vi.spyOn(host, "openReferral").mockResolvedValue(blankReferral("r9"));
    await user.click(await screen.findByRole("link", { name: "Children living here" }));
    expect(await screen.findByText(/Wren moved in on 20 November 2026 and has no profile/)).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("link", { name: "Begin Wren’s profile from the referral" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Add a child" })).toBeVisible();
    expect(screen.getByRole("radio", { name: "Arrived" })).toBeChecked();
  });
});
