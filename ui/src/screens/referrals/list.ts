import type { Ask, ReferralRow } from "../../host/shapes";
import { shortDate } from "../../components/dates";
import { counted } from "../../components/words";
import type { Tone } from "../../components/Tag.svelte";

/** A date of a signed decision that lies further off than this is on its own page, not in the list. */
const SOON = 14;

/** The parts of the list that can be looked at alone. */
export const PARTS = [
  { id: "all", name: "All" },
  { id: "due", name: "Due or overdue" },
  { id: "open", name: "Open" },
  { id: "reply", name: "Waiting for a reply" },
  { id: "decided", name: "Decided" },
] as const;
export type PartId = (typeof PARTS)[number]["id"];

/** Whether a thing is due in the next three days, overdue, or running up with no day to it. */
export function isDue(ask: Ask): boolean {
  return ask.days_left !== null ? ask.days_left <= 3 : ask.days_since !== null;
}

/** What of a row's times is told in the list: everything while it is open, what comes soon after. */
export function told(row: ReferralRow): Ask[] {
  return row.asks.filter((ask) => row.signed_at === null || ask.days_left === null || ask.days_left <= SOON);
}

const open = (row: ReferralRow) => row.signed_at === null;

/** The rows of one part of the list. */
export function inPart(rows: readonly ReferralRow[], part: PartId): ReferralRow[] {
  const belongs = {
    all: () => true,
    due: (row: ReferralRow) => told(row).some(isDue),
    open,
    reply: (row: ReferralRow) => told(row).some((ask) => ask.kind === "reply"),
    decided: (row: ReferralRow) => !open(row),
  }[part];
  return rows.filter(belongs);
}

/** How soon a row asks for something: days to its first day; what runs up stands with today. */
function soonest(row: ReferralRow): number {
  const first = told(row)[0];
  if (first?.days_left != null) return first.days_left;
  return first?.days_since != null ? 0 : Infinity;
}

/**
 * What needs somebody first: by the day, an open referral before a decision of the same day; what has no
 * day keeps its place, open before decided.
 */
export function byNeed(rows: readonly ReferralRow[]): ReferralRow[] {
  const rank = (row: ReferralRow): [number, number] => [soonest(row), open(row) ? 0 : 1];
  return [...rows].sort((a, b) => {
    const [[soonA, openA], [soonB, openB]] = [rank(a), rank(b)];
    return soonA === soonB ? openA - openB : soonA < soonB ? -1 : 1;
  });
}

/** The sentence above the list. */
export function lead(rows: readonly ReferralRow[]): string {
  const waiting = rows.filter(open);
  const asks = rows.flatMap(told);
  const over = asks.filter((ask) => ask.days_left !== null && ask.days_left < 0).length;
  const today = asks.filter((ask) => ask.days_left === 0).length;
  const settle = waiting.filter((row) => row.weight === "settle").length;
  const challenge = waiting.filter((row) => row.weight === "challenge").length;
  const said = [
    waiting.length === 0
      ? "Nobody is waiting for an answer."
      : `${waiting.length} ${waiting.length === 1 ? "is" : "are"} open.`,
    over > 0 && `${counted(over, "thing is", "things are")} past the day set for it.`,
    today > 0 && `${counted(today, "thing is", "things are")} due today.`,
    settle > 0 && `${settle} ${settle === 1 ? "has" : "have"} something to settle.`,
    challenge > 0 && `${challenge} ${challenge === 1 ? "has" : "have"} something to challenge.`,
  ];
  return said.filter(Boolean).join(" ");
}

/** The rows in which every typed word stands: in the child's name, authority, state or what it asks for. */
export function found(rows: readonly ReferralRow[], looked: string): ReferralRow[] {
  const words = looked.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const asked = told(row).map((ask) => ask.words);
    const text = [row.child, row.placing_authority, row.stands, row.next, row.blocked?.sentence, ...asked]
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** How the tag of a row looks; its words say the same. */
export function tone(row: ReferralRow): Tone {
  return ({ settle: "settle", challenge: "challenge", open: "busy", signed: "quiet" } as const)[row.weight];
}

/** The day of a thing, as one says it: "2 days over", "Today", "Tue 24 Nov". */
export function day(ask: Ask, today: string): string {
  const left = ask.days_left;
  if (left === null) {
    if (ask.days_since === null) return "No day set";
    return ask.days_since === 0 ? "Today" : counted(ask.days_since, "day");
  }
  if (left < 0) return `${counted(-left, "day")} over`;
  if (left === 0) return "Today";
  return left === 1 ? "Tomorrow" : shortDate(ask.due, today);
}

/** How its tag looks; the words say the same. */
export function urgency(ask: Ask): Tone {
  if (ask.days_left === null) return ask.days_since === null ? "plain" : "challenge";
  return ask.days_left < 0 ? "settle" : ask.days_left <= 3 ? "challenge" : "plain";
}
