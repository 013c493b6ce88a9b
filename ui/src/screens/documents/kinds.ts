import type { DocumentKind } from "../../bindings/DocumentKind";

/** A kind of document that belongs to a decision: its name and what it is for. */
export interface KindOfDocument {
  kind: DocumentKind;
  name: string;
  lead: string;
}

export const LETTER: KindOfDocument = {
  kind: "letter",
  name: "Letter",
  lead: "The letter you kept, signed, as a file that anybody can read and check. You send it yourself.",
};

/** What can be made beside a signed decision. */
export const BESIDE_A_DECISION: readonly KindOfDocument[] = [
  {
    kind: "reply",
    name: "Reply to the placing authority",
    lead:
      "Courteous and specific: the answer, the grounds, and what would change it. It holds no word about " +
      "any child living here.",
  },
];

export function kindNamed(name: string): KindOfDocument | undefined {
  return [LETTER, ...BESIDE_A_DECISION].find((one) => one.kind === name);
}
