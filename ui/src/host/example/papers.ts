import type { Mention } from "../../bindings/Mention";
import type { AppError, PaperRow, ReferralView } from "../shapes";
import type { Host } from "../host";
import { pdfOf, smallPdf } from "./pdf";

const row = (digest: string, name: string, more: Partial<PaperRow>): PaperRow => ({
  digest: digest.repeat(32),
  name,
  kind_words: "PDF",
  shows: "pages",
  bytes: 40_000,
  taken_at: "2026-11-21T09:10:00Z",
  taken_by: "Sam Okoro",
  pages: null,
  being_read: false,
  trouble: null,
  ...more,
});

/** What the pages of the example's care plan say. */
export const CARE_PLAN: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, i) => [
  `Care plan (EXAMPLE), page ${i + 1}`,
  "",
  ...((
    {
      3: [
        "Kayden finds it hard to calm when plans change late in the day. He goes to",
        "his room, and asks for his music and for Aunt Rae.",
        "",
        "There is no history of fire-setting. His last carer says he was found with",
        "matches in May.",
      ],
      6: [
        "School: he attends three mornings a week. The educational psychologist",
        "has not yet written about autism.",
      ],
    } as Record<number, string[]>
  )[i] ?? ["Nothing is written on this page of the example."]),
]);

const EMAIL = `From: social worker (EXAMPLE)
Subject: Kayden

Kayden went missing twice in October. He was found at his cousin\u2019s.
He denies any use of cannabis.
`;

const mention = (topic: string, about: string, more: Partial<Mention>): Mention => ({
  topic,
  about,
  need: null,
  risk: null,
  paper: "6a".repeat(32),
  page: null,
  sentence: "",
  words: "",
  said: "mentioned",
  set_aside: null,
  ...more,
});

/** What the reading aid shows of these papers; the example looks for nothing by itself. */
const MENTIONS: readonly Mention[] = [
  mention("autism", "autism", {
    need: "autism",
    paper: "5f".repeat(32),
    page: 7,
    sentence: "The educational psychologist has not yet written about autism.",
    words: "autism",
    said: "unclear",
  }),
  mention("drugs_and_alcohol", "drugs and alcohol", {
    need: "substance_use",
    risk: "drugs_and_alcohol",
    sentence: "He denies any use of cannabis.",
    words: "cannabis",
    said: "denied",
  }),
];

/** The papers with the example's open referral. */
function withTheOpenReferral(): PaperRow[] {
  return [
    row("5f", "Care plan (EXAMPLE).pdf", { pages: CARE_PLAN.length }),
    row("6a", "Email from the social worker (EXAMPLE).eml", { kind_words: "email", shows: "words" }),
    row("7b", "Clinical report (EXAMPLE).docx", {
      kind_words: "Word document",
      shows: "nothing",
      trouble:
        "A password keeps this file shut. It is kept as it came; ask whoever sent it for one without a password.",
    }),
  ];
}

function refuse(message: string): never {
  throw { code: "other", message, kept: "Nothing was changed.", do: null } satisfies AppError;
}

/** Papers taken in with the referrals of the made-up home, held in memory. */
export function examplePapers(
  inside: () => void,
  referral: (id: string) => ReferralView | undefined,
): Pick<
  Host,
  | "papers"
  | "beginPaper"
  | "addToPaper"
  | "dropPaper"
  | "keepPaper"
  | "paperBytes"
  | "paperWords"
  | "paperSays"
  | "exportPaper"
  | "readingAid"
> {
  const kept = new Map<string, PaperRow[]>([["open", withTheOpenReferral()]]);
  const arriving = new Map<string, { referral: string; name: string; bytes: number; parts: string[] }>();
  let next = 1;
  const of = (referral: string) => {
    const list = kept.get(referral) ?? [];
    kept.set(referral, list);
    return list;
  };
  return {
    papers: async (referral) => (inside(), structuredClone(of(referral))),
    beginPaper: async (referral, name, bytes) => {
      inside();
      if (bytes === 0) refuse("This file is empty.");
      if (bytes > 100_000_000) refuse("This file is too large: a paper may have up to 100 MB.");
      const id = `arriving-${next++}`;
      arriving.set(id, { referral, name, bytes, parts: [] });
      return id;
    },
    addToPaper: async (id, part, text) => {
      inside();
      const paper = arriving.get(id) ?? refuse("There is no such paper.");
      if (part !== paper.parts.length) refuse("This part is out of turn.");
      paper.parts.push(text);
    },
    dropPaper: async (id) => void arriving.delete(id),
    keepPaper: async (id) => {
      inside();
      const { referral, name, bytes, parts } = arriving.get(id) ?? refuse("There is no such paper.");
      arriving.delete(id);
      const text = parts.join("");
      const digest = digestOf(text);
      const already = of(referral).find((paper) => paper.digest === digest);
      if (already) return { paper: already, was_here: true, also_with: [] };
      const pdf = atob(parts[0] ?? "").startsWith("%PDF-");
      const paper: PaperRow = {
        digest,
        name,
        kind_words: pdf ? "PDF" : "text",
        shows: pdf ? "pages" : "words",
        bytes,
        taken_at: "2026-11-21T22:10:00Z",
        taken_by: "Sam Okoro",
        pages: pdf ? 1 : null,
        being_read: false,
        trouble: null,
      };
      of(referral).push(paper);
      return { paper, was_here: false, also_with: [] };
    },
    paperBytes: async (_referral, digest) => (
      inside(),
      digest.startsWith("5f5f") ? pdfOf(CARE_PLAN) : smallPdf("A paper (EXAMPLE)")
    ),
    paperWords: async (_referral, digest) => {
      inside();
      if (digest.startsWith("5f5f")) return CARE_PLAN.map((lines) => `${lines.join("\n")}\f`).join("");
      return digest.startsWith("6a6a") ? EMAIL : "From: EXAMPLE\n\nThe words of the paper.";
    },
    paperSays: async (_referral, digest) => (
      inside(),
      digest.startsWith("6a6a")
        ? { author: "Dana Mills (EXAMPLE)", dated: "2026-11-17", dated_words: "sent on" }
        : { author: null, dated: null, dated_words: null }
    ),
    exportPaper: async () => inside(),
    readingAid: async (id) => {
      inside();
      const set = referral(id)?.case.referral.passages ?? [];
      const mentions = of(id).length > 0 ? MENTIONS : [];
      return {
        looked_through: of(id).filter(({ shows }) => shows !== "nothing").length,
        not_looked_through: of(id).flatMap(({ shows, name }) => (shows === "nothing" ? [name] : [])),
        mentions: mentions.map((mention) => {
          const index = set.findIndex(
            ({ kept_as, withdrawn, about, words }) =>
              kept_as === "set_aside" && !withdrawn && about === mention.topic && words === mention.sentence,
          );
          return { ...mention, set_aside: index < 0 ? null : index };
        }),
      };
    },
  };
}

/** Not a digest: enough to know the same bytes again in a test. */
function digestOf(text: string): string {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 4_294_967_291;
  return sum.toString(16).padStart(8, "0").repeat(8);
}
