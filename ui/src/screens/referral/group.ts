import { at } from "../../referral/pointer";
import type { ReferralStore } from "../../referral/referral.svelte";
import type { Json } from "../../referral/shapes";
import { wordFor } from "../../words";
import { entriesOf, textAt, withdrawn, type EntryAt } from "../../referral/entries";

/** A child living here, as the group page names them. */
export interface Resident {
  id: string;
  name: string;
  initials: string;
  dateOfBirth: string;
  stage: string;
  profile: Json;
}

/** The children living here now, in the order of the home's own list. */
export function residentsOf(store: Pick<ReferralStore, "home">): Resident[] {
  const children = at(store.home, "/children");
  if (!Array.isArray(children)) return [];
  return children
    .filter((child) => !textAt(child, "/left"))
    .map((child) => ({
      id: textAt(child, "/id"),
      name: textAt(child, "/known_as") || textAt(child, "/initials"),
      initials: textAt(child, "/initials"),
      dateOfBirth: textAt(child, "/date_of_birth"),
      stage: wordFor("StageOfStay", textAt(child, "/stage")),
      profile: child,
    }));
}

/** The rows about one child living here and one theme, withdrawn ones too. */
export function rowsAbout(store: Pick<ReferralStore, "answer">, child: string, theme: string): EntryAt[] {
  return entriesOf(store, "/group/rows").filter(
    (row) => textAt(row.value, "/child") === child && textAt(row.value, "/theme") === theme,
  );
}

export type CellTone = "settle" | "challenge" | "benefit" | "none";

/** What a cell of the grid says about one row. */
export interface RowWords {
  way: string;
  text: string;
  /** "possible, serious", as things are. */
  before: string;
  measure: string;
  /** "unlikely, serious", with the measure. */
  after: string;
  tone: CellTone;
}

/** One row in the words of the grid. `newcomer` and `child` are the names on screen. */
export function rowWords(row: Json, newcomer: string, child: string): RowWords {
  const direction = textAt(row, "/direction");
  const effect = textAt(row, "/effect");
  const level = (when: string) =>
    [
      wordFor("Likelihood", textAt(row, `/likelihood_${when}`)),
      wordFor("Seriousness", textAt(row, `/seriousness_${when}`)),
    ]
      .filter(Boolean)
      .join(", ");
  const way =
    direction === "newcomer_to_child"
      ? `${newcomer} → ${child}`
      : direction === "child_to_newcomer"
        ? `${child} → ${newcomer}`
        : direction === "both_ways"
          ? "both ways"
          : "direction not said yet";
  const known = textAt(row, "/what_we_know");
  const measure = textAt(row, "/measure");
  const acceptable = textAt(row, "/acceptable");
  return {
    way,
    text: effect === "none_foreseen" && known ? `No effect foreseen: ${known}` : known || "Not filled in yet",
    before: effect === "risk" ? level("before") : "",
    measure: effect === "risk" ? measure : "",
    after: effect === "risk" ? level("after") : "",
    tone:
      effect === "benefit"
        ? "benefit"
        : effect === "risk"
          ? acceptable === "yes"
            ? "challenge"
            : "settle"
          : "none",
  };
}

/** The beginning of a text, as much as a cell of the grid can hold, ending at a word and with a stop. */
export function inShort(text: string, most = 110): string {
  const whole = text.trim();
  if (whole.length <= most) return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
  return `${whole.slice(0, whole.lastIndexOf(" ", most)).replace(/[,;:.]$/, "")}…`;
}

/** The rows of a cell that still stand. */
export function standing(rows: readonly EntryAt[]): EntryAt[] {
  return rows.filter((row) => !withdrawn(row.value));
}
