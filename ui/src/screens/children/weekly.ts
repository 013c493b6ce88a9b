import type { ChildLivingHere as Child } from "../../bindings/ChildLivingHere";
import { daysBetween } from "../../components/dates";
import { FRESH_DAYS } from "./profile";

/** What a person says of one child's profile when the whole group is gone over. */
export type Said = "still_so" | "changed" | null;

/** The parts of a profile that change from one week to the next, with their words. */
export const WEEKLY = [
  { field: "vulnerabilities", label: "Needs and vulnerabilities" },
  { field: "triggers", label: "What unsettles or frightens them" },
  { field: "protective_relationships", label: "Relationships that protect them" },
  { field: "restrictions", label: "Restrictions in force" },
  { field: "view_of_someone_new", label: "What they have said about someone new coming" },
] as const satisfies readonly { field: keyof Child; label: string }[];

export type WeeklyField = (typeof WEEKLY)[number]["field"];

/** One child's line on the page. */
export interface Line {
  child: Child;
  said: Said;
  stage: Child["stage"];
  words: Record<WeeklyField, string>;
}

export function lineOf(child: Child): Line {
  const words = Object.fromEntries(WEEKLY.map(({ field }) => [field, child[field] ?? ""]));
  return { child, said: null, stage: child.stage, words: words as Line["words"] };
}

/** How many days ago a profile was last gone over; nothing where it never was. */
export function daysSince(child: Child, today: string): number | undefined {
  return child.last_refreshed ? daysBetween(child.last_refreshed, today) : undefined;
}

/** Older than a week, or never gone over. */
export function isDue(child: Child, today: string): boolean {
  const days = daysSince(child, today);
  return days === undefined || days > FRESH_DAYS;
}

/** The profile as it is kept: gone over today. "Still so" keeps every word as it was. */
export function goneOver(line: Line, today: string): Child {
  if (line.said !== "changed") return { ...line.child, last_refreshed: today };
  const words = Object.fromEntries(
    WEEKLY.map(({ field }) => [field, line.words[field].trim() === "" ? null : line.words[field]]),
  );
  return { ...line.child, ...words, stage: line.stage, last_refreshed: today };
}

/** Whether anything differs from what was kept: "changed" without a change is worth asking about. */
export function differs(line: Line): boolean {
  return (
    line.stage !== line.child.stage ||
    WEEKLY.some(({ field }) => line.words[field].trim() !== (line.child[field] ?? "").trim())
  );
}

/** A child moved in or left. */
export interface Coming {
  id: string;
  child: Child;
  on: string;
  what: "moved in" | "left";
}

/** Arrivals and departures, newest first. */
export function comings(children: readonly Child[]): Coming[] {
  return children
    .flatMap((child): Coming[] => [
      ...(child.arrived
        ? [{ id: `${child.id}-in`, child, on: child.arrived, what: "moved in" as const }]
        : []),
      ...(child.left ? [{ id: `${child.id}-out`, child, on: child.left, what: "left" as const }] : []),
    ])
    .sort((a, b) => b.on.localeCompare(a.on));
}
