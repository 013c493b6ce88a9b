import type { AfterwardsView } from "../../bindings/AfterwardsView";
import { daysBetween } from "../../components/dates";
import type { ReferralStore } from "../../referral/referral.svelte";
import { capital, labelOf } from "../../words";

/** Something on a day of the move's calendar. */
export interface Event {
  on: string;
  what: string;
}

/** The dates a person chose for the move, in the words of their own questions. */
const CHOSEN = [
  "/receipt/latest_start",
  "/moving_in/on",
  "/moving_in/placement_plan_by",
  "/decision/look_again_on",
] as const;

/** What stands on the days around the move, in order: what was chosen, conditions, and the law's dates. */
export function eventsOf(store: Pick<ReferralStore, "text">, dates: AfterwardsView["dates"]): Event[] {
  const chosen = CHOSEN.map((pointer) => ({ on: store.text(pointer).slice(0, 10), what: labelOf(pointer) }));
  const conditions = dates.conditions.map((one) => ({ on: one.due ?? "", what: `Condition: ${one.what}` }));
  const law = dates.deadlines.map(({ event, when }) => ({
    on: when.kind === "due" ? when.target : when.kind === "waiting" ? (when.if_as_planned ?? "") : "",
    what: event,
  }));
  return [...chosen, ...conditions, ...law]
    .filter(({ on }) => on !== "")
    .map(({ on, what }) => ({ on, what: capital(what) }))
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** A day of the calendar with what stands on it. */
export interface Day {
  on: string;
  events: Event[];
}

function later(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** At most this many weeks are drawn as a calendar; what lies beyond stands in the list below it. */
export const MOST_WEEKS = 5;

/** Whole weeks, Monday first, from the week of the earlier of today and the first event on. */
export function weeksOf(events: readonly Event[], today: string): Day[][] {
  const coming = events.filter(({ on }) => daysBetween(today, on) >= -7);
  const first = coming[0] && coming[0].on < today ? coming[0].on : today;
  const last = coming.at(-1)?.on ?? today;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = later(first, -weekday);
  const weeks = Math.min(MOST_WEEKS, Math.floor(daysBetween(monday, last) / 7) + 1);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => {
      const on = later(monday, week * 7 + day);
      return { on, events: events.filter((event) => event.on === on) };
    }),
  );
}

/** What no week of the calendar holds. */
export function beyond(events: readonly Event[], weeks: readonly Day[][]): Event[] {
  const drawn = new Set(weeks.flat().map((day) => day.on));
  return events.filter((event) => !drawn.has(event.on));
}
