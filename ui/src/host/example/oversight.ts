import type { DecisionLine } from "../../bindings/DecisionLine";
import type { Pattern } from "../../bindings/Pattern";
import type { QueueRow } from "../../bindings/QueueRow";
import type { Only } from "../../bindings/Only";
import type { ReadingQueue } from "../../bindings/ReadingQueue";
import type { Urgent } from "../../bindings/Urgent";
import { daysBetween, onEnglishClock } from "../../components/dates";
import { capital, wordFor } from "../../words";
import type { Host } from "../host";
import type { RecordRow } from "../shapes";
import { TODAY } from "./home";
import { AFTER_PLANS, BEFORE_PLANS } from "./patterns-of-a-year";
import { exampleSampling, type ToDraw } from "./sampling";

/** What a made-up decision comes down to. */
export function lineOf(
  record: Pick<RecordRow, "number" | "signed_at" | "signer" | "standing" | "outcome">,
  urgent: Urgent[],
): DecisionLine {
  return {
    home: "Rowan House (EXAMPLE)",
    urn: "SC000000",
    number: record.number,
    example: true,
    received_at: "2026-09-20T10:00:00",
    signed_at: onEnglishClock(record.signed_at),
    signer: { name: record.signer, standing: record.standing },
    outcome: record.outcome,
    route: "planned",
    remakes: null,
    authority: "Northshire (EXAMPLE)",
    reasons: [],
    range: { inside: 3, outside: 0, not_stated: 0, not_found: 0 },
    urgent,
    plans: [],
    gaps: 0,
    letters: [],
    minutes_to_first_response: 95,
    minutes_to_decision: 4320,
    conditions: 1,
    disagreed: 0,
    children_weighed: 3,
  };
}

/** The tables of the example year; plans by authority made up, with a long name; one of which nothing is known yet. */
const PATTERNS: Pattern[] = [
  ...BEFORE_PLANS,
  {
    name: "plans",
    says: "Relevant plans as they stood when the decision was signed, by the authority that sent the referral.",
    rows_are: "Authority",
    series: [
      "Held, complete and current",
      "Held, but not shown to be complete and current",
      "Not supplied, or refused",
      "Not known",
    ],
    rows: [
      { name: "Calder (EXAMPLE)", counts: [6, 3, 2, 0] },
      { name: "Northshire (EXAMPLE)", counts: [11, 2, 5, 1] },
      { name: "The united boroughs of Eastmere and Westmere (EXAMPLE)", counts: [2, 8, 6, 7] },
    ],
    in_time: false,
  },
  ...AFTER_PLANS,
  {
    name: "blind",
    says: "Decisions a second reader judged without knowing the outcome.",
    rows_are: "Month",
    series: ["The same outcome", "The same direction", "Another direction"],
    rows: [],
    in_time: true,
  },
];

/** Oversight over the made-up decisions, held in memory. */
export function exampleOversight(
  inside: () => void,
  records: RecordRow[],
  register?: { toDraw: () => ToDraw[]; keepBack: (waiting: string[]) => void; open: () => boolean },
): Pick<
  Host,
  | "readingQueue"
  | "markRead"
  | "placingAuthorities"
  | "patterns"
  | "exportPattern"
  | "exportDrawing"
  | "exportPicture"
  | "samples"
  | "drawSample"
  | "blindCase"
  | "viewBegun"
  | "setSampleAside"
  | "keepViewBegun"
  | "writeView"
> {
  const read = new Map<string, string>();
  let drawn: readonly string[] = [];
  const row = (record: RecordRow): QueueRow => {
    const urgent: Urgent[] = record.outcome?.startsWith("decline") ? ["decline_for_risk"] : [];
    return {
      line: lineOf(record, urgent),
      referral_id: record.referral_id,
      child: record.child,
      why: urgent.map((why) => `${capital(wordFor("Urgent", why))}.`),
      days_since: daysBetween(record.signed_at, TODAY),
      read_on: read.get(record.number) ?? null,
      oversight: [],
    };
  };
  const queue = (only?: Only): ReadingQueue => {
    const rows = records
      .map(row)
      .filter((one) => !drawn.includes(one.line.number))
      .filter((one) => !only?.outcome || one.line.outcome === only.outcome);
    const to_read = rows.filter((one) => one.read_on === null);
    to_read.sort((a, b) => b.why.length - a.why.length || b.days_since - a.days_since);
    return {
      to_read,
      unread: to_read.length,
      read: rows.filter((one) => one.read_on !== null),
      drawn: drawn.length,
      may_oversee: true,
      authorities: ["Calder (EXAMPLE)", "Northshire (EXAMPLE)"],
    };
  };
  return {
    readingQueue: async (only) => (inside(), queue(only)),
    markRead: async (number) => {
      inside();
      read.set(number, TODAY);
      return queue();
    },
    placingAuthorities: async () => (inside(), ["Calder (EXAMPLE)", "Northshire (EXAMPLE)"]),
    patterns: async (from, to) => {
      inside();
      return {
        from,
        to,
        decisions: 22,
        patterns: structuredClone(PATTERNS),
        leaving: PATTERNS.map(({ name, rows_are, series, rows }) => ({
          name,
          rows_are,
          series,
          rows: rows.map((row) => row.name),
          // The real one hides more: those from which a hidden number could be found.
          counts: rows.map((row) => row.counts.map((count) => (count > 0 && count < 5 ? null : count))),
        })),
        fewer_than: 5,
        may_export: true,
        authorities: ["Calder (EXAMPLE)", "Northshire (EXAMPLE)"],
      };
    },
    exportPattern: async () => inside(),
    exportDrawing: async () => inside(),
    exportPicture: async () => inside(),
    ...exampleSampling(
      inside,
      () =>
        register?.open()
          ? register.toDraw()
          : records.map((record) => ({
              key: record.number,
              home: null,
              read: read.has(record.number),
              line: lineOf(record, []),
            })),
      (waiting) => {
        drawn = waiting;
        register?.keepBack(waiting);
      },
    ),
  };
}
