import type { Dates } from "../../bindings/Dates";
import type { Remakes } from "../../bindings/Remakes";
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
  {
    kind: "notice",
    name: "Notice to the host local authority",
    lead: "Regulation 41: exactly the five things it asks for, once the child has moved in.",
  },
  {
    kind: "childs_summary",
    name: "Summary for the child",
    lead: "Their own words first, then what was decided and why, in words a child can read.",
  },
  {
    kind: "own_record",
    name: "The child’s own record",
    lead:
      "For the child’s file: all that was written about this child, and the answer. Nobody can tell from it " +
      "who else lives here.",
  },
  {
    kind: "oversight",
    name: "Oversight record",
    lead:
      "For the responsible individual: what you read and what you think of it. It carries the record inside, " +
      "unchanged, and is not the decision.",
  },
  {
    kind: "addendum",
    name: "Addendum",
    lead:
      "What was learnt or changed since signing, and what became of the decision so far. It names the record " +
      "and changes no word of it.",
  },
];

/** For one child living here: opened from the list of children of the decision. */
export const EXTRACT: KindOfDocument = {
  kind: "extract",
  name: "Extract for a child living here",
  lead: "That child’s own part and nothing else. Nobody can tell from it who the other child was.",
};

/** For the home: about two days. */
export const SIX_MONTHS: KindOfDocument = {
  kind: "six_months",
  name: "Summary for regulation 45",
  lead: "Decisions in numbers, without names, for the review of the quality of care.",
};

/** For one placing authority: about a month and the authority's name. */
export const AUTHORITY_SHEET: KindOfDocument = {
  kind: "authority_sheet",
  name: "Monthly sheet for a placing authority",
  lead:
    "What would let you answer its next referrals sooner: those outside the statement of purpose, plans that " +
    "were missing, challenges without an answer. It counts its own referrals and names no child.",
};

/** Stands in an address in place of a referral where a document belongs to the home. */
export const OF_THE_HOME = "home";

export function kindNamed(name: string): KindOfDocument | undefined {
  return [LETTER, ...BESIDE_A_DECISION, EXTRACT, SIX_MONTHS, AUTHORITY_SHEET].find(
    (one) => one.kind === name,
  );
}

/** The date of the notice of an admission under regulation 41. */
const NOTICE = "D4";

/**
 * Why no notice under regulation 41 can be made beside this decision, in the words of the dates of the case; nothing where one may
 * be, or where it is not known.
 */
export function whyNoNotice({ deadlines, rests_on }: Dates, remakes?: Remakes | null): string | undefined {
  const notices = deadlines.filter(({ id }) => id === NOTICE);
  // A second decision that says no: the child moved in by the first one all the same.
  if (notices.length === 0 && remakes?.moved_in)
    return `The child moved in by the emergency’s decision: it is made beside decision record ${remakes.number}.`;
  if (notices.some(({ when }) => when.kind !== "not_applicable")) return undefined;
  const why = notices.length === 0 ? rests_on : notices.flatMap(({ sentences }) => sentences);
  return ["None is due.", ...why].join(" ");
}
