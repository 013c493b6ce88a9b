import type { GoesRow } from "../../bindings/GoesRow";

/** How much goes, in words. */
export function howMuch(goes: GoesRow): string {
  const some = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
  return [
    "everything written in the referral and noted after it",
    some(goes.papers, "paper", "papers"),
    some(goes.documents, "letter or document", "letters and documents"),
    some(goes.records, "signed record", "signed records"),
    `the words of ${some(goes.journal_entries, "journal entry", "journal entries")}`,
  ].join(", ");
}
