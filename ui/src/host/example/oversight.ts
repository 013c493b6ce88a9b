import type { DecisionLine } from "../../bindings/DecisionLine";
import type { QueueRow } from "../../bindings/QueueRow";
import type { ReadingQueue } from "../../bindings/ReadingQueue";
import type { Urgent } from "../../bindings/Urgent";
import { daysBetween, onEnglishClock } from "../../components/dates";
import { capital, wordFor } from "../../words";
import type { Host } from "../host";
import type { RecordRow } from "../shapes";
import { TODAY } from "./home";

/** What a made-up decision comes down to. */
function lineOf(record: RecordRow, urgent: Urgent[]): DecisionLine {
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

/** Oversight over the made-up decisions, held in memory. */
export function exampleOversight(
  inside: () => void,
  records: RecordRow[],
): Pick<Host, "readingQueue" | "markRead"> {
  const read = new Map<string, string>();
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
  const queue = (): ReadingQueue => {
    const rows = records.map(row);
    const to_read = rows.filter((one) => one.read_on === null);
    to_read.sort((a, b) => b.why.length - a.why.length || b.days_since - a.days_since);
    return {
      to_read,
      unread: to_read.length,
      read: rows.filter((one) => one.read_on !== null),
      may_oversee: true,
    };
  };
  return {
    readingQueue: async () => (inside(), queue()),
    markRead: async (number) => {
      inside();
      read.set(number, TODAY);
      return queue();
    },
  };
}
