import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, test, vi } from "vitest";
import type { ReferralView } from "../../bindings/ReferralView";
import { exampleHost } from "../../host/example";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { entriesThatMayBe, NOT_ON_THE_LIST } from "../afterwards/decide-again";
import { happened, KINDS, NEEDS, problems, told, type Typed } from "../afterwards/note";
import type { Dates } from "../../bindings/Dates";
import type { Remakes } from "../../bindings/Remakes";
import { whyNoNotice } from "../documents/kinds";
import { beside, shortly, tone } from "../afterwards/when";

const typed = (part: Partial<Typed>): Typed => ({
  kind: null,
  at: null,
  on: null,
  words: "",
  which: null,
  yes: null,
  ...part,
});

test("what is still to be answered is asked for at its question, kind by kind", () => {
  expect(problems(typed({}))).toEqual({ "after-kind": "Choose what happened." });
  for (const { value } of KINDS) {
    const { which, at, on, yes, words } = NEEDS[value];
    const asked = [which, at, on, yes, value === "done" ? undefined : words].filter(Boolean);
    expect(Object.values(problems(typed({ kind: value })))).toEqual(asked.map((one) => `Answer “${one}”.`));
  }
  const started = typed({ kind: "started", at: "2026-12-07T14:00:00" });
  expect(problems(started)).toEqual({});
  expect(happened(started)).toEqual({ kind: "started", at: "2026-12-07T14:00:00" });
});

test("a note leads to what it still needs, keeps what was typed when refused, and goes on to the next", async () => {
  const user = userEvent.setup();
  const host = await openWindow({ screen: "referral", id: "r4", section: "dates" }, { signedIn: true });
  const noting = vi.spyOn(host, "noteAfterwards");
  await user.selectOptions(await screen.findByRole("combobox", { name: "What happened" }), "serious_event");
  await user.click(screen.getByRole("button", { name: "Note it" }));
  const summary = screen.getByRole("alert");
  expect(summary.parentElement).toHaveFocus();
  const words = screen.getByRole("textbox", { name: /What happened, without names/ });
  expect(words).toHaveAccessibleDescription(/Answer “What happened, without names”/);
  await user.click(within(summary).getByRole("link", { name: /without names/ }));
  expect(words).toHaveFocus();
  await user.type(words, "A fire alarm at night.");
  const boxes = within(screen.getByRole("group", { name: /^When it happened/ })).getAllByRole("textbox");
  for (const [i, part] of ["20", "11", "2026", "18:00"].entries()) await user.type(boxes[i]!, part);
  await expectNoBarriers(document.body, true);
  noting.mockRejectedValueOnce({ code: "other", message: "The file is full. Nothing was lost." });
  await user.click(screen.getByRole("button", { name: "Note it" }));
  expect(await screen.findByText(/The file is full/)).toBeVisible();
  expect(words).toHaveValue("A fire alarm at night.");
  await user.click(screen.getByRole("button", { name: "Note it" }));
  expect(await screen.findByText(/A fire alarm at night\./, { selector: "p" })).toBeVisible();
  await waitFor(() => expect(screen.getByRole("combobox", { name: "What happened" })).toHaveFocus());
  expect(noting).toHaveBeenCalledTimes(2);
});

test("that the child moved in is noted from where it is said to be missing", async () => {
  const user = userEvent.setup();
  await openWindow({ screen: "referral", id: "r4", section: "dates" }, { signedIn: true });
  const list = await screen.findByRole("combobox", { name: "What happened" });
  await user.click(screen.getByRole("button", { name: "Note that the child moved in" }));
  await waitFor(() => expect(list).toHaveFocus());
  expect(list).toHaveValue("started");
});

test("an entry is taken back for a reason, and not without one", async () => {
  const user = userEvent.setup();
  const host = await openWindow({ screen: "referral", id: "r4", section: "dates" }, { signedIn: true });
  const noting = vi.spyOn(host, "noteAfterwards");
  await user.click((await screen.findAllByRole("button", { name: /^Take back: / }))[0]!);
  const why = screen.getByRole("textbox", { name: "Why it is taken back" });
  await waitFor(() => expect(why).toHaveFocus());
  await user.click(screen.getByRole("button", { name: "Take it back" }));
  expect(why).toHaveAccessibleDescription(/Say why it is taken back/);
  expect(noting).not.toHaveBeenCalled();
  await user.type(why, "Noted of another child.");
  await user.click(screen.getByRole("button", { name: "Take it back" }));
  expect(await screen.findByText(/Noted of another child/)).toBeVisible();
});

test("an entry names what it is about", () => {
  const named = (key: string) => (key === "k1" ? "The plan is agreed." : key);
  expect(
    told({ kind: "condition", id: "k1", met: "no", on: "2026-12-01", words: "Not yet." }, named, (d) => d),
  ).toBe("The plan is agreed: not met, as seen on 2026-12-01. Not yet.");
});

test("a count without a number shows days and never a limit", () => {
  expect(shortly({ kind: "counting", since: "2026-12-07", days: 3 })).toBe("3 days since");
  expect(shortly({ kind: "counting", since: "2026-12-07", days: 1 })).toBe("1 day since");
  expect(shortly({ kind: "counts_already", target: "2026-12-15" })).toBe("15 December 2026");
  expect(shortly({ kind: "counts_already", target: null })).toBe("Counts already");
  expect(tone({ kind: "due", target: "2026-12-01", latest: "2026-12-02", days_left: -1 })).toBe("settle");
});

test("an emergency made again is told by its second record, or by the words of what was done on paper", () => {
  const record = { number: "2026-014", signed_at: "", sha256: "", outcome: "accept" as const };
  const of = (part: object) =>
    told(
      { kind: "remade_in_full", on: "2026-12-05", words: "Accept.", record: null, ...part },
      (key) => key,
      (d) => d,
    );
  expect(of({})).toBe("The emergency decision was gone over in full on 2026-12-05: Accept.");
  expect(of({ record, words: "" })).toBe(
    "The emergency decision was made again in full on 2026-12-05, as decision record 2026-014: accept.",
  );
});

describe("an emergency", () => {
  async function emergency() {
    const plain = exampleHost({ signedIn: true });
    const signed = await plain.openReferral("r4");
    const record = signed.record && { ...signed.record, outcome: "accept_emergency" as const };
    return openWindow(
      { screen: "referral", id: "r4", section: "dates" },
      { signedIn: true },
      { openReferral: async (id) => (id === "r4" ? { ...signed, record } : plain.openReferral(id)) },
    );
  }

  it("is decided again once the person says which entry is the child’s own", async () => {
    const user = userEvent.setup();
    const host = await emergency();
    const begun = vi.spyOn(host, "decideAgain");
    const button = await screen.findByRole("button", { name: "Decide again, in full" });
    await expectNoBarriers(document.body, true);
    await user.click(button);
    expect(begun).not.toHaveBeenCalled();
    const which = screen.getByRole("combobox", { name: /Which of the children living here/ });
    await user.selectOptions(which, NOT_ON_THE_LIST);
    await user.click(screen.getByRole("button", { name: "Decide again, in full" }));
    expect(begun).toHaveBeenCalledWith("r4", null);
    const view = (await begun.mock.results[0]?.value) as ReferralView;
    expect(view.case.referral.remakes?.number).toBe("2026-001");
    expect(window.location.hash).toContain(view.id);
  });

  it("offers nothing of the kind beside any other decision", async () => {
    await openWindow({ screen: "referral", id: "r4", section: "dates" }, { signedIn: true });
    expect(await screen.findByRole("heading", { name: "Noted since signing" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Decide again, in full" })).toBeNull();
    expect(entriesThatMayBe([])).toHaveLength(1);
  });
});

it("a date beside its tag does not say the same day again", () => {
  const due = { kind: "due", target: "2026-12-10", latest: "2026-12-11", days_left: 4 } as const;
  expect(beside(due, ["The last day is 10 December 2026.", "4 days left."])).toEqual(["4 days left."]);
  expect(beside(due, ["The seventh day is 10 December 2026."])).toEqual([]);
  // Another day, or an hour, is not the same.
  const other = ["The last day is 11 December 2026.", "72 hours are over on 10 December 2026 at 12:00."];
  expect(beside(due, other)).toEqual(other);
  const done = { kind: "done", on: "2026-12-09" } as const;
  expect(beside(done, ["Done on 9 December 2026: the plan came (Ruth Example)."])).toEqual([
    "The plan came (Ruth Example).",
  ]);
  expect(beside(done, ["Done on 9 December 2026 (Ruth Example)."])).toEqual(["By Ruth Example."]);
  expect(beside(done, ["Answered on 9 December 2026."])).toEqual([]);
  // What is said of the same day further on stays whole.
  expect(
    beside(done, ["Done on 9 December 2026: the plan came on 9 December 2026 and was signed (R)."]),
  ).toEqual(["The plan came on 9 December 2026 and was signed (R)."]);
  expect(
    beside({ kind: "counting", since: "2026-12-07", days: 3 }, [
      "3 days since 7 December 2026; due without delay.",
    ]),
  ).toEqual(["Since 7 December 2026; due without delay."]);
});

it("no notice is offered where none can be due, and it is said why", () => {
  const dates = (deadlines: unknown[], rests_on: string[] = []) =>
    ({ deadlines, rests_on }) as unknown as Dates;
  const notice = (kind: string, sentence: string) => ({ id: "D4", when: { kind }, sentences: [sentence] });
  const same = notice("not_applicable", "The host local authority is also the placing authority.");
  expect(whyNoNotice(dates([same]))).toBe(
    "None is due. The host local authority is also the placing authority.",
  );
  expect(whyNoNotice(dates([], ["No placement follows from this outcome."]))).toBe(
    "None is due. No placement follows from this outcome.",
  );
  const remakes = { number: "2026-004", moved_in: "2026-11-21" } as Remakes;
  expect(whyNoNotice(dates([], ["The child moved in."]), remakes)).toMatch(
    /beside decision record 2026-004\.$/,
  );
  // Not known is never “none is due”.
  for (const kind of ["waiting", "counting", "not_known", "done"])
    expect(whyNoNotice(dates([notice(kind, "This holds unless …")]))).toBeUndefined();
});
