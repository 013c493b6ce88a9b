import type { Only } from "../../bindings/Only";
import { longDate } from "../../components/dates";
import { wordFor } from "../../words";

/** Every decision. */
export const EVERY: Only = { outcome: null, authority: null, from: null, to: null };

/** What is left out, in words for a drawing that leaves: "Only: decline: no place; Northshire." Empty for all. */
export function onlyInWords(only: Only): string {
  const said = [
    only.outcome && wordFor("Outcome", only.outcome),
    only.authority,
    only.from && only.to && `signed from ${longDate(only.from)} to ${longDate(only.to)}`,
  ].filter(Boolean);
  return said.length > 0 ? ` Only: ${said.join("; ")}.` : "";
}
