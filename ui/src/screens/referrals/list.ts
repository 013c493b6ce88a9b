import type { ReferralRow } from "../../host/shapes";

/** The sentence above the list. */
export function lead(rows: readonly ReferralRow[]): string {
  const waiting = rows.filter((row) => row.needs_you).length;
  if (rows.length === 0) return "Nobody is waiting for an answer.";
  if (waiting === 0) return "None needs you today.";
  return waiting === 1 ? "1 needs you today." : `${waiting} need you today.`;
}

/** The rows in which every typed word stands, in the child's name, authority or state. */
export function found(rows: readonly ReferralRow[], looked: string): ReferralRow[] {
  const words = looked.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = [row.child, row.placing_authority, row.stands, row.next].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
