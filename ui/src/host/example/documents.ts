import type { DocumentForm } from "../../bindings/DocumentForm";
import type { DocumentRow } from "../../bindings/DocumentRow";
import type { PartWords } from "../../bindings/PartWords";
import type { FormPart } from "../../bindings/FormPart";
import { AUDIT, choices } from "../../words";
import type { Host } from "../host";
import type { AppError } from "../shapes";
import { smallPdf } from "./pdf";

type Refuse = (code: AppError["code"], message: string, kept: string, todo: string) => never;

const LETTER = `21 November 2026

To: Amir Siddiqui, team manager, Calder (EXAMPLE)

Our answer to your request: Ruben (your reference CA-EXAMPLE-0933)

Dear Amir Siddiqui,

You asked Rowan House on 10 November 2026 to offer Ruben a home. Thank you for asking us.

Our answer is no. We want you to know exactly why, and what would change it.`;

const TITLES: Record<DocumentForm["kind"], string> = {
  letter: "Challenge under regulation 5(c)",
  reply: "Reply to the placing authority",
  notice: "Notice of an admission under regulation 41",
  childs_summary: "Summary for the child",
  extract: "Extract for a child living here",
  own_record: "The child’s own record of a decision",
  oversight: "Oversight record",
  addendum: "Addendum to a decision record",
  six_months: "Summary for regulation 45",
  authority_sheet: "Monthly sheet for a placing authority",
};

/** Children living in the made-up home, as far as a search needs them. */
const HERE = ["Tomas", "Aisha", "Ben"];

/** The questions of the audit, each with its comment. */
function audit(written: PartWords[]): FormPart[] {
  const said = (key: string) => written.find((part) => part.key === key)?.words ?? "";
  const part = (key: string, label: string): FormPart => ({
    key,
    label,
    hint: "",
    words: said(key),
    choices: [],
    provisions: [],
  });
  return [
    part("seen", "What I read"),
    ...AUDIT.flatMap((one) => [
      {
        ...part(one.key, one.question),
        hint: one.hint,
        choices: choices("Found").map(({ value, label }) => ({ value, label })),
        provisions: [...one.provisions],
      },
      part(`${one.key}_comment`, "Comment"),
    ]),
    part("questions", "Questions back to the registered manager"),
  ];
}

/** Documents beside a record, held in memory; nothing is drawn but one page of words. */
export function exampleDocuments(
  inside: () => void,
  refuse: Refuse,
  passphraseOfAll: string,
  noStamp: boolean,
): Pick<
  Host,
  | "documents"
  | "documentForm"
  | "keepDocumentWords"
  | "previewDocument"
  | "signDocument"
  | "signDocumentWithoutStamp"
  | "documentPdf"
  | "exportDocument"
  | "exportPack"
  | "exportForVisitor"
> {
  const signed: DocumentRow[] = [];
  const kept = new Map<string, PartWords[]>();
  const key = (asked: Parameters<Host["documentForm"]>[0]) =>
    [asked.kind, asked.referral, asked.about].join("/");

  const form = (asked: Parameters<Host["documentForm"]>[0], words: PartWords[] | null): DocumentForm => {
    const written = words ?? kept.get(key(asked)) ?? [];
    const text = written.find((part) => part.key === "words")?.words ?? LETTER;
    return {
      kind: asked.kind,
      title: TITLES[asked.kind],
      not_made_because: null,
      parts:
        asked.kind === "oversight"
          ? audit(written)
          : [
              {
                key: "words",
                label: "The letter",
                hint: "Read it and change what you like. Nothing is sent by Threshold: you send it.",
                words: text,
                choices: [],
                provisions: [],
              },
            ],
      left_out:
        asked.kind === "oversight"
          ? []
          : [
              {
                what: "Condition 2",
                found: [{ who: "T.N.", found: "T.N.", around: "…a second adult near T.N. at night" }],
              },
            ],
      found: HERE.filter((name) => text.includes(name)).map((name) => ({
        who: "T.N.",
        found: name,
        around: text.slice(Math.max(0, text.indexOf(name) - 20), text.indexOf(name) + 20).trim(),
      })),
      cannot_tell: [],
      wanting: null,
      may_sign: true,
      signed: signed.filter(
        (row) =>
          row.kind === asked.kind && row.referral_id === asked.referral && row.about === (asked.about ?? ""),
      ),
    };
  };

  const sign: Host["signDocument"] = async (asked, words, aboutNobody, passphrase) => {
    inside();
    const { found, title } = form(asked, words);
    if (found.some((place) => !aboutNobody.includes(place.around)))
      refuse("other", "Somebody may stand in its words.", "Nothing was signed.", "Change the words.");
    if (passphrase !== passphraseOfAll)
      refuse("wrong_passphrase", "This passphrase is not yours.", "Nothing was signed.", "Try again.");
    const row: DocumentRow = {
      number: `2026-D00${signed.length + 1}`,
      kind: asked.kind,
      title: title ?? "",
      referral_id: asked.referral,
      about: asked.about ?? "",
      signed_at: "2026-11-21T22:10:00Z",
      signer: "Sam Okoro",
      sha256: "3e".repeat(32),
    };
    signed.unshift(row);
    return row;
  };

  return {
    documents: async (referral) => (
      inside(),
      signed.filter((row) => referral === null || row.referral_id === referral)
    ),
    documentForm: async (asked, words) => (inside(), form(asked, words)),
    keepDocumentWords: async (asked, words) => {
      inside();
      kept.set(key(asked), words);
      return form(asked, words);
    },
    previewDocument: async (asked) => (inside(), smallPdf(`Preview: ${asked.kind}`)),
    signDocument: async (...asked) => {
      if (noStamp)
        refuse(
          "not_stamped",
          "The document was not stamped with the time: the time-stamping authority did not answer in time.",
          "Every answer is kept; nothing was signed.",
          "Try again, or sign without a time stamp: the time is your own word then.",
        );
      return sign(...asked);
    },
    signDocumentWithoutStamp: sign,
    documentPdf: async (number) => (inside(), smallPdf(`Document ${number}`)),
    exportDocument: async () => inside(),
    exportPack: async () => (inside(), 5),
    exportForVisitor: async () => (inside(), 8),
  };
}
