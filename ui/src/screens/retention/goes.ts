import type { GoesRow } from "../../bindings/GoesRow";

/** How much goes with a referral, or with a child's entry, in words. */
export function howMuch(goes: GoesRow, of: "referral" | "entry"): string {
  const some = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
  const words = `the words of ${some(goes.journal_entries, "journal entry", "journal entries")}`;
  if (of === "entry")
    return [
      "everything written in the entry",
      some(goes.documents, "own part of another child’s record", "own parts of other children’s records"),
      words,
    ].join(", ");
  return [
    "everything written in the referral and noted after it",
    some(goes.papers, "paper", "papers"),
    some(goes.documents, "letter or document", "letters and documents"),
    some(goes.records, "signed record", "signed records"),
    words,
  ].join(", ");
}
