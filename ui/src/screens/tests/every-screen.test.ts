import { screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import type { Route } from "../../shell/routes";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

// jsdom cannot draw; the pages of a PDF are drawn and looked at in a real browser.
vi.mock("../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: 2, loadingTask: { destroy: async () => {} } }),
  drawPage: async (_pdf: unknown, number: number) => `words of page ${number}`,
}));

const before: [Route, string][] = [
  [{ screen: "start" }, "From a referral to a signed decision"],
  [{ screen: "set-up" }, "Set up a home"],
  [{ screen: "new-register" }, "Make a register of signed records"],
  [{ screen: "check-record" }, "Check a record"],
  [{ screen: "recover" }, "Use the recovery kit"],
  [{ screen: "restore" }, "Restore a backup"],
];
const inside: [Route, string][] = [
  [{ screen: "referrals" }, "Referrals"],
  [{ screen: "new-referral" }, "New referral"],
  [{ screen: "new-referral", emergency: true }, "Emergency, now"],
  [{ screen: "referral", id: "r1" }, "Kayden, 14"],
  [{ screen: "referral", id: "r1", section: "referral" }, "The referral"],
  [{ screen: "children" }, "Children living here"],
  [{ screen: "child", id: "child-2" }, "Ben"],
  [{ screen: "child", id: "nobody" }, "This child is not in the casebook"],
  [{ screen: "new-child" }, "Add a child"],
  [{ screen: "weekly" }, "Go over the whole group"],
  [{ screen: "statements" }, "Statement of purpose"],
  [{ screen: "statement", id: "2" }, "Version 4, 1 March 2026"],
  [{ screen: "statement", id: "9" }, "This version is not in the casebook"],
  [{ screen: "new-statement" }, "A new version"],
  [{ screen: "compare-statements", before: "1", after: "2" }, "From version 3 to version 4"],
  [{ screen: "compare-statements", before: "1", after: "9" }, "One of these versions is not in the casebook"],
  [{ screen: "home" }, "The home"],
  [{ screen: "team" }, "Team"],
  [{ screen: "rule-book" }, "Rule book"],
  [{ screen: "rule-book", rule: "RANGE-01" }, "Rule book"],
  [{ screen: "settings" }, "Settings"],
  [{ screen: "person", id: "p3" }, "Maud Tillery"],
  [{ screen: "person", id: "nobody" }, "This person is not in the casebook"],
  [{ screen: "new-person" }, "Add a person"],
  [{ screen: "recovery-kit" }, "Recovery kit"],
  [{ screen: "certificate" }, "Your certificate"],
  [{ screen: "retention" }, "Keeping and deleting"],
  [{ screen: "registers" }, "Registers"],
  [{ screen: "register", id: "r4" }, "Register: Tomas"],
  [{ screen: "register", id: "nobody" }, "This child is not in the register"],
  [{ screen: "journal" }, "Journal"],
  [{ screen: "decisions" }, "Decisions"],
  [{ screen: "decision", id: "2026-001" }, "Record 2026-001: Tomas"],
  [{ screen: "oversight" }, "Oversight"],
  [{ screen: "oversight-record", id: "2026-001" }, "Record 2026-001: Tomas"],
  [{ screen: "oversight-record", id: "2026-999" }, "This record is not listed here"],
  [{ screen: "patterns" }, "Patterns"],
  [{ screen: "samples" }, "Reading without the outcome"],
  [{ screen: "sample", id: "2026-001" }, "The case of record 2026-001, without its outcome"],
  [{ screen: "look-back", id: "r4", at: "ending" }, "The child moves on: look back, and record the ending"],
  [{ screen: "look-back", id: "r4", at: "6_weeks" }, "Look back at 6 weeks"],
  [{ screen: "look-back", id: "r1", at: "6_weeks" }, "There is nothing to look back at"],
  [{ screen: "check-record" }, "Check a record"],
];

describe("every screen", () => {
  it.each(before)(
    "before signing in: $screen has one heading, one main part and no barrier",
    async (route, title) => {
      await openWindow(route, { known: false });
      expect(await screen.findByRole("heading", { level: 1, name: title })).toBeVisible();
      expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
      expect(screen.getByRole("main")).toBeVisible();
      expect(document.title).toMatch(/ · Threshold$/);
      await expectNoBarriers(document.body, true);
    },
  );

  it.each(inside)("inside: $screen $section has one heading and no barrier", async (route, title) => {
    const host = await openWindow(route, { signedIn: true });
    expect(await screen.findByRole("heading", { level: 1, name: title })).toBeVisible();
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    expect(screen.getByText("EXAMPLE")).toBeVisible();
    // The window's title stands in the list of windows and in screenshots: no name of a child.
    const home = (await host.home()).home.children;
    const names = home.flatMap(({ known_as, initials }) => [known_as, initials]);
    const referred = (await host.referrals()).rows.map(({ child }) => child);
    for (const name of [...names, ...referred]) if (name) expect(document.title).not.toContain(name);
    await expectNoBarriers(document.body, true);
  });

  it.each(inside.map(([route]) => [route.screen, route] as const))(
    "%s in a home just set up says what to do, and nothing breaks",
    async (_name, route) => {
      await openWindow(route, { signedIn: true, empty: true });
      expect(screen.queryByText(/did not expect/)).toBeNull();
      await expectNoBarriers(document.body, true);
    },
  );
});
