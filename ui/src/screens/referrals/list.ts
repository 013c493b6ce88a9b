import type { ReferralRow } from "../../host/shapes";
import type { Tone } from "../../components/Tag.svelte";

/** The sentence above the list. */
export function lead(rows: readonly ReferralRow[]): string {
  const open = rows.filter((row) => row.signed_at === null);
  if (open.length === 0) return "Nobody is waiting for an answer.";
  const settle = open.filter((row) => row.weight === "settle").length;
  const challenge = open.filter((row) => row.weight === "challenge").length;
  const said = [
    `${open.length} ${open.length === 1 ? "is" : "are"} open.`,
    settle > 0 && `${settle} ${settle === 1 ? "has" : "have"} something to settle.`,
    challenge > 0 && `${challenge} ${challenge === 1 ? "has" : "have"} something to challenge.`,
  ];
  return said.filter(Boolean).join(" ");
}

/** The rows in which every typed word stands, in the child's name, authority or state. */
export function found(rows: readonly ReferralRow[], looked: string): ReferralRow[] {
  const words = looked.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = [row.child, row.placing_authority, row.stands, row.next].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** How the tag of a row looks; its words say the same. */
export function tone(row: ReferralRow): Tone {
  return ({ settle: "settle", challenge: "challenge", open: "busy", signed: "quiet" } as const)[row.weight];
}
