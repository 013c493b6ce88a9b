import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { AppError, Ask, ReferralRow } from "../../host/shapes";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { byNeed, day, found, inPart, lead, told } from "../referrals/list";
import { ROWS } from "../../host/example/referrals";
import { firstMinute, problems, toNewReferral } from "../referrals/new-referral";

describe("the list of referrals", () => {
  const names = (rows: readonly ReferralRow[]) => rows.map((row) => row.child);

  it("says in a sentence what is open and what is due", () => {
    expect(lead(ROWS)).toBe(
      "2 are open. 1 thing is past the day set for it. 1 thing is due today. 1 has something to settle. " +
        "1 has something to challenge.",
    );
    expect(lead([])).toBe("Nobody is waiting for an answer.");
    expect(lead(ROWS.slice(2, 3))).toBe("Nobody is waiting for an answer.");
  });

  it("puts first what needs somebody first", () => {
    expect(names(byNeed(ROWS))).toEqual(["Marnie", "Tomas", "Kayden", "Ruben"]);
    const [kayden] = ROWS;
    const undated = { ...kayden!, child: "Ivy", asks: [] };
    expect(names(byNeed([ROWS[2]!, undated]))).toEqual(["Ivy", "Ruben"]);
  });

  it("leaves a decision's far dates to its own page, never those of an open referral", () => {
    const tomas = ROWS[3]!;
    expect(told(tomas).map((ask) => ask.words)).not.toContain("Review of the child’s case");
    expect(told({ ...tomas, signed_at: null })).toHaveLength(3);
  });

  it("says a day as one says it", () => {
    const ask: Ask = { ...ROWS[0]!.asks[0]!, days_left: null, days_since: null };
    const said = (part: Partial<Ask>) => day({ ...ask, ...part }, "2026-11-21");
    expect(said({ days_left: -1 })).toBe("1 day over");
    expect(said({ days_left: 0 })).toBe("Today");
    expect(said({ days_left: 1 })).toBe("Tomorrow");
    expect(said({ days_left: 3 })).toBe("Tue 24 Nov");
    expect(said({ days_since: 5 })).toBe("5 days");
    expect(said({})).toBe("No day set");
    expect(said({ days_since: 0 })).toBe("Today");
  });

  it("finds by any words of child, authority, state or what is asked", () => {
    expect(names(found(ROWS, "north"))).toEqual(["Kayden"]);
    expect(names(found(ROWS, " SETTLE  kay "))).toEqual(["Kayden"]);
    expect(names(found(ROWS, "smoke alarm"))).toEqual(["Tomas"]);
    expect(found(ROWS, "kay marnie")).toEqual([]);
    expect(found(ROWS, "")).toHaveLength(4);
  });

  it("shows a part of it alone, with how many belong there", async () => {
    expect(names(inPart(ROWS, "due"))).toEqual(["Kayden", "Marnie", "Tomas"]);
    const user = userEvent.setup();
    await openWindow({ screen: "referrals" }, { signedIn: true });
    const reply = await screen.findByRole("button", { name: "Waiting for a reply 1" });
    await user.click(reply);
    expect(reply).toHaveAttribute("aria-pressed", "true");
    const table = screen.getByRole("table", { name: "Referrals" });
    expect(within(table).getAllByRole("rowheader")).toHaveLength(1);
    expect(within(table).getByRole("rowheader")).toHaveTextContent("Marnie, 11 Westmere");
    await expectNoBarriers(document.body, true);
  });

  it("leads from what stands in the way to the field that settles it", async () => {
    await openWindow({ screen: "referrals" }, { signedIn: true });
    expect(await screen.findByRole("link", { name: /^Tomas has no entry yet/ })).toHaveAttribute(
      "href",
      "#/referral/r1/group/%2Fgroup%2Fentries",
    );
    expect(screen.getByRole("link", { name: "Reply to the challenge to Alex Dunn" })).toHaveAttribute(
      "href",
      "#/referral/r2/gaps",
    );
  });

  it("is gone through with the keyboard alone", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referrals" }, { signedIn: true });
    const search = await screen.findByRole("searchbox");
    await user.keyboard("/");
    expect(search).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("link", { name: "Marnie" })).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(screen.getByRole("link", { name: "Kayden" })).toHaveFocus();
    await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
    expect(search).toHaveFocus();
    await user.keyboard("kay/{Enter}");
    expect(search).toHaveValue("kay/");
    await user.clear(search);
    await user.keyboard("kay{Enter}");
    await waitFor(() => expect(window.location.hash).toBe("#/referral/r1"));
  });

  it("is narrowed as one types, and says how many are shown", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referrals" }, { signedIn: true });
    await user.type(await screen.findByRole("searchbox"), "westmere");
    const table = screen.getByRole("table", { name: "Referrals" });
    expect(within(table).getAllByRole("row")).toHaveLength(2);
    expect(screen.getByText("1 of 4 shown.")).toBeVisible();
    await user.type(screen.getByRole("searchbox"), "x");
    expect(screen.getByText("No referral has those words.")).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("shows what the casebook warned of when it was opened", async () => {
    await openWindow(
      { screen: "referrals" },
      { signedIn: true },
      {
        start: async () => ({
          casebook: null,
          known: [],
          folder: "",
          today: "2026-11-21",
          version: "0",
          session: {
            home_name: "Rowan House",
            register: false,
            example: true,
            person: { name: "Sam", standing: "registered_manager" },
            file_name: "Rowan House",
            warnings: ["The journal is shorter than it was."],
            example_passphrase: null,
            may_sign: true,
            signs: true,
            may_write: true,
            may_keep_retention: true,
            may_export: true,
            may_read_journal: true,
            may_keep_people: true,
            has_recovery_kit: true,
          },
        }),
      },
    );
    expect(screen.getByRole("region", { name: "Before you go on" })).toHaveTextContent(
      "The journal is shorter than it was.",
    );
  });

  it("that could not be read says so and can be asked for again", async () => {
    const user = userEvent.setup();
    const busy: AppError = {
      code: "other",
      message: "The disk would not answer.",
      kept: null,
      do: "Try again.",
    };
    let broken = true;
    await openWindow(
      { screen: "referrals" },
      { signedIn: true },
      { referrals: async () => (broken ? Promise.reject(busy) : { rows: [], earlier: null }) },
    );
    expect(await screen.findByText("The disk would not answer. Try again.")).toBeVisible();
    broken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("No referrals yet")).toBeVisible();
  });
});

describe("a long list of referrals", () => {
  it("shows those that ended longer ago when asked, and not before", async () => {
    const user = userEvent.setup();
    const ended = (n: number) => ({
      ...structuredClone(ROWS[0]!),
      id: `e${n}`,
      number: n,
      child: `Child ${n}`,
      signed_at: "2026-01-05T10:00:00Z",
    });
    await openWindow(
      { screen: "referrals" },
      { signedIn: true },
      {
        referrals: async (before) =>
          before === undefined
            ? { rows: [ended(9), ended(8)], earlier: 8 }
            : { rows: [ended(before - 1)], earlier: null },
      },
    );
    expect(await screen.findByText("Child 8")).toBeVisible();
    expect(screen.queryByText("Child 7")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Earlier referrals" }));
    expect(await screen.findByText("Child 7")).toBeVisible();
    expect(screen.getByText("Child 9")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Earlier referrals" })).toBeNull();
  });
});

describe("a new referral", () => {
  it("starts with the time now, and an emergency is known to be one", () => {
    const now = new Date(2026, 10, 6, 22, 5);
    expect(firstMinute(false, now)).toMatchObject({ received_at: "2026-11-06T22:05:00", route: null });
    expect(firstMinute(true, now)).toMatchObject({
      route: "emergency",
      needed_by: "today",
      channel: "phone",
    });
  });

  it("needs almost nothing, and sends only what was answered", () => {
    const typed = firstMinute(true, new Date(2026, 10, 6, 22, 5));
    expect(Object.keys(problems(typed))).toEqual(["authority"]);
    expect(Object.keys(problems({ ...typed, known_as: "J", received_at: null }))).toEqual(["received"]);
    expect(toNewReferral({ ...typed, known_as: " J " }).answers).toEqual([
      ["/receipt/received_at", "2026-11-06T22:05:00"],
      ["/receipt/channel", "phone"],
      ["/receipt/route", "emergency"],
      ["/receipt/needed_by", "today"],
      ["/child/known_as", "J"],
    ]);
  });

  it("leads to its page, with the child's name on it", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "new-referral" }, { signedIn: true });
    await user.click(await screen.findByRole("button", { name: "Save and go to the referral" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Enter the placing authority");
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("radio", { name: "Phone" }));
    await user.type(screen.getByRole("textbox", { name: "Placing authority" }), "Calder");
    await user.type(screen.getByRole("textbox", { name: /What the child is called/ }), "Ivy");
    await user.click(screen.getByRole("button", { name: "Save and go to the referral" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Ivy" })).toHaveFocus();
  });

  it("keeps what was typed when it is refused", async () => {
    const user = userEvent.setup();
    const refused: AppError = { code: "refused", message: "This could not be kept.", kept: null, do: null };
    await openWindow(
      { screen: "new-referral", emergency: true },
      { signedIn: true },
      { startReferral: () => Promise.reject(refused) },
    );
    await user.type(await screen.findByRole("textbox", { name: "Placing authority" }), "Calder");
    await user.click(screen.getByRole("button", { name: "Save and go to the referral" }));
    expect(await screen.findByText("This could not be kept.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Placing authority" })).toHaveValue("Calder");
  });
});

describe("the page of a referral", () => {
  it("lists its tasks under their headings, and the panel stands beside them", async () => {
    await openWindow({ screen: "referral", id: "r1" }, { signedIn: true });
    const list = await screen.findByRole("list", { name: "The two thresholds" });
    expect(
      within(list)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual([
      "Regulation 14: inside our range of needs?",
      "Guide 11.4: can we respond effectively?",
      "Guide 11.4: the children living here",
    ]);
    expect(screen.getByRole("region", { name: "Before you can sign" })).toHaveTextContent(
      "2 to settle, 1 to challenge",
    );
  });

  it("a finding disagreed with stays, with the reason, and no longer counts", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referral", id: "r1" }, { signedIn: true });
    const panel = await screen.findByRole("region", { name: "Before you can sign" });
    await user.click(within(panel).getAllByRole("button", { name: /I disagree/ })[0]!);
    await user.type(within(panel).getByRole("textbox"), "Clause 3.1 reaches it.");
    await user.click(within(panel).getByRole("button", { name: "Keep my reason" }));
    await waitFor(() => expect(panel).toHaveTextContent("1 to settle, 1 to challenge"));
    expect(panel).toHaveTextContent("You disagree, because: Clause 3.1 reaches it.");
  });

  it("“go there” brings the focus to the field that settles it", async () => {
    await openWindow(
      { screen: "referral", id: "r1", section: "referral", item: "/child/ethnicity" },
      { signedIn: true },
    );
    await waitFor(() => expect(document.activeElement?.id).toBe("q-child-ethnicity"));
  });

  it("an answer that cannot be saved stays on screen, is announced, and is sent again on asking", async () => {
    const user = userEvent.setup();
    const full: AppError = {
      code: "other",
      message: "The disk is full.",
      kept: "What was saved before is unchanged.",
      do: "Make room on the disk, then try again.",
    };
    const host = await openWindow({ screen: "referral", id: "r1", section: "referral" }, { signedIn: true });
    const real = host.changeReferral;
    host.changeReferral = vi.fn().mockRejectedValue(full);
    await user.click(await screen.findByRole("heading", { name: "Who is asking" }));
    const box = await screen.findByRole("textbox", { name: "Team manager" });
    await user.type(box, "Lee Ash");
    await user.tab();
    const said = await screen.findByRole("alert", { name: "Not saved yet" });
    expect(said).toHaveTextContent(
      "The disk is full. What was saved before is unchanged. Make room on the disk",
    );
    expect(box).toHaveValue("Lee Ash");
    host.changeReferral = real;
    await user.click(within(said).getByRole("button", { name: "Try to save again" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(box).toHaveValue("Lee Ash");
    expect(screen.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  });

  it("an answer that could not be saved is still there after looking at another section", async () => {
    const user = userEvent.setup();
    const full: AppError = { code: "other", message: "The disk is full.", kept: null, do: null };
    await openWindow(
      { screen: "referral", id: "r1", section: "referral" },
      { signedIn: true },
      { changeReferral: () => Promise.reject(full) },
    );
    await user.click(await screen.findByRole("heading", { name: "Who is asking" }));
    await user.type(await screen.findByRole("textbox", { name: "Team manager" }), "Lee Ash");
    await user.click(screen.getByRole("link", { name: "Kayden, 14" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Kayden, 14" })).toBeVisible();
    expect(screen.getByRole("alert", { name: "Not saved yet" })).toBeVisible();
    await user.click(screen.getByRole("link", { name: "The referral" }));
    await user.click(await screen.findByRole("heading", { name: "Who is asking" }));
    expect(await screen.findByRole("textbox", { name: "Team manager" })).toHaveValue("Lee Ash");
  });
});
