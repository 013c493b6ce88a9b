import type { GatheredAuthority } from "../../bindings/GatheredAuthority";
import type { GatheredRow } from "../../bindings/GatheredRow";
import { daysBetween } from "../../components/dates";
import { refuse } from "../example";
import type { Host } from "../host";
import type { CheckedRecord } from "../shapes";
import { TODAY } from "./home";
import { exampleOversight, lineOf } from "./oversight";
import { smallPdf } from "./pdf";
import type { ToDraw } from "./sampling";

type Gathered = Pick<
  Host,
  | "gatherFolder"
  | "gatherFile"
  | "gathered"
  | "gatheredRecord"
  | "markGatheredRead"
  | "exportGathered"
  | "gatheredQueue"
  | "gatheredPatterns"
  | "exportGatheredPattern"
  | "gatheredWouldGo"
  | "deleteGathered"
  | "gatheredAuthorities"
  | "trustGathered"
  | "stopTrustingGathered"
>;

const HOMES = ["Alder Lodge (EXAMPLE)", "Rowan House (EXAMPLE)"];

const record = (n: number, more: Partial<GatheredRow>): GatheredRow => ({
  sha256: `${n}a`.repeat(32),
  path: `Records/2026-00${n}.pdf`,
  kind: "Decision record",
  decision: true,
  home: HOMES[n % 2] ?? null,
  printed: `2026-00${n}`,
  child: ["Tomas", "Ruben", "Aisha", "Lewis"][n % 4] ?? null,
  authority: "Northshire (EXAMPLE)",
  outcome: n % 2 === 0 ? "Accept" : "Decline: cannot respond effectively now",
  signed_at: `2026-1${n % 2}-0${n}T14:30:00`,
  signer: "Ruth Example, registered manager",
  vouched_for_by: "Rowan Care (EXAMPLE) authority",
  reliance: "good",
  failing: [],
  why: [],
  days_since: daysBetween(`2026-1${n % 2}-0${n}`, TODAY),
  read_on: null,
  drawn: false,
  kept_back: false,
  beside: [],
  decides_again: null,
  same_number: 0,
  ...more,
});

const ROWS: GatheredRow[] = [
  record(1, { why: ["An emergency: less was known, and other checks were left for later."] }),
  record(2, {
    beside: ["Oversight record 2026-D001"],
    decides_again: "It decides an emergency again, in full; that record is not here.",
  }),
  record(3, { reliance: "unknown_signer", vouched_for_by: "Calder Homes (EXAMPLE) authority" }),
  record(4, {
    reliance: "failed",
    failing: ["The document was changed after it was signed."],
    path: "Records/2026-004 (1).pdf",
  }),
];

const AUTHORITIES: GatheredAuthority[] = [
  {
    fingerprint: "3F2A 91C0 77DE 0B14",
    name: "Calder Homes (EXAMPLE) authority",
    provider: "Calder Homes (EXAMPLE)",
    documents: 1,
    homes: ["Rowan House (EXAMPLE)"],
    own: false,
    trusted_on: null,
    compared: null,
  },
  {
    fingerprint: "A0B1 C2D3 E4F5 0617",
    name: "Rowan Care (EXAMPLE) authority",
    provider: "Rowan Care (EXAMPLE)",
    documents: 2,
    homes: HOMES,
    own: false,
    trusted_on: "2026-11-02",
    compared: "Read to me on the telephone by the registered manager.",
  },
];

/** The register, and what can be drawn from it to be read without its outcome. */
interface Register {
  host: Gathered;
  toDraw: () => ToDraw[];
  /** Keeps the outcome of these back, by digest, and of no other. */
  keepBack: (waiting: string[]) => void;
}

/** What a person may see of a row: of one that waits for their view, no outcome. */
const seen = (row: GatheredRow): GatheredRow =>
  row.drawn ? { ...row, outcome: null, why: [], path: "", beside: [] } : row;

/** A register of made-up records, held in memory. */
export function exampleGathered(inside: () => void, empty: () => boolean): Register {
  const authorities = structuredClone(AUTHORITIES);
  const all = (): GatheredRow[] => (inside(), empty() ? [] : rows.map(seen));
  const rows = structuredClone(ROWS);
  const homes = () => (empty() ? [] : HOMES.map((name) => ({ key: name.toLowerCase(), name })));
  const came = { new: 2, failed: 1, known: 1, not_read: 1, others: 0, stopped: false };
  const named = (fingerprint: string) =>
    authorities.find((one) => one.fingerprint === fingerprint) ??
    refuse(
      "other",
      "The casebook holds no such authority.",
      "Nothing was changed.",
      "Choose it from the list.",
    );
  const host: Gathered = {
    gatherFolder: async () => (inside(), came),
    gatherFile: async () => (inside(), { ...came, new: 1, failed: 0, known: 0, not_read: 0 }),
    gathered: async (asked) => {
      const found = all().filter(
        (row) =>
          (asked.show !== "failed" || row.reliance === "failed") &&
          (asked.show !== "unknown_signer" || row.reliance === "unknown_signer") &&
          (asked.show !== "unread" || (row.reliance === "good" && row.read_on === null)) &&
          (asked.home === null || row.home?.toLowerCase() === asked.home),
      );
      found.sort((a, b) => (b.signed_at ?? "").localeCompare(a.signed_at ?? ""));
      const of = (reliance: string) => all().filter((row) => row.reliance === reliance).length;
      return {
        rows: found,
        found: found.length,
        documents: all().length,
        decisions: of("good"),
        failed: of("failed"),
        unknown_signer: of("unknown_signer"),
        homes: homes(),
        authorities: empty() ? [] : ["Northshire (EXAMPLE)"],
        not_read: empty()
          ? []
          : [{ path: "Records/care plan.pdf", why: "This is a PDF, but no signed record." }],
        may_keep: true,
      };
    },
    gatheredRecord: async (sha256) => {
      const row =
        all().find((one) => one.sha256 === sha256) ??
        refuse(
          "other",
          "The casebook holds no such gathered record.",
          "Nothing was changed.",
          "Choose it again.",
        );
      const failed = row.reliance === "failed";
      const check: CheckedRecord = {
        verification: {
          kind: row.kind,
          facts: [
            {
              name: "Unchanged",
              outcome: failed ? "false" : "true",
              sentence: failed
                ? "The document was changed after it was signed."
                : "What the signature covers is as it was when it was signed.",
            },
          ],
          verdict: failed ? "refused" : row.reliance === "good" ? "genuine" : "unknown_signer",
          verdict_words: failed
            ? "Do not rely on this document: at least one fact is not as it must be."
            : "This is the document that was signed, whole and unchanged.",
          signer: null,
          signed_at: "2026-11-02T14:30:00Z",
          reason: null,
          sha256,
        },
        case: null,
        pdf: failed ? null : [...smallPdf("Decision record")],
        inside: null,
      };
      return {
        row,
        check,
        beside: [],
        same_number: [],
        about: null,
        overseen: [],
        may_oversee: false,
        may_export: true,
        may_keep: true,
      };
    },
    markGatheredRead: async (sha256) => {
      const row = rows.find((one) => one.sha256 === sha256);
      if (row) row.read_on = TODAY;
    },
    exportGathered: async () => inside(),
    gatheredQueue: async (home, only) => {
      const good = all().filter(
        (row) =>
          row.reliance === "good" &&
          (home === null || row.home?.toLowerCase() === home) &&
          (!only?.authority || row.authority === only.authority),
      );
      const to_read = good.filter((row) => row.read_on === null);
      return {
        to_read,
        unread: to_read.length,
        read: good.length - to_read.length,
        homes: homes(),
        authorities: ["Calder (EXAMPLE)", "Northshire (EXAMPLE)"],
        left_out: empty()
          ? null
          : "One decision record is left out: nobody you trust vouches for its signer. One file is left out: it failed its check.",
      };
    },
    gatheredPatterns: async (from, to) => {
      inside();
      const page = await exampleOversight(inside, []).patterns(from, to);
      return { page, homes: homes(), over: null, left_out: null };
    },
    exportGatheredPattern: async () => inside(),
    gatheredWouldGo: async () => ({ documents: 1, decisions: 1, overseen: 0 }),
    deleteGathered: async (of) => {
      inside();
      const stays = (row: GatheredRow) =>
        of.what === "record" ? row.sha256 !== of.sha256 : row.home?.toLowerCase() !== of.key;
      const before = rows.length;
      rows.splice(0, rows.length, ...rows.filter(stays));
      return { documents: before - rows.length, decisions: before - rows.length, overseen: 0 };
    },
    gatheredAuthorities: async () => (inside(), empty() ? [] : authorities),
    trustGathered: async (fingerprint, compared) => {
      inside();
      Object.assign(named(fingerprint), { trusted_on: TODAY, compared });
      return structuredClone(authorities);
    },
    stopTrustingGathered: async (fingerprint) => {
      inside();
      Object.assign(named(fingerprint), { trusted_on: null, compared: null });
      return structuredClone(authorities);
    },
  };
  const line = (row: GatheredRow) =>
    lineOf(
      {
        number: row.printed ?? "",
        signed_at: `${row.signed_at}Z`,
        signer: "Ruth Example",
        standing: "registered_manager",
        outcome: row.outcome === "Accept" ? "accept" : "decline_cannot_respond",
      },
      [],
    );
  return {
    host,
    toDraw: () =>
      rows
        .filter((row) => row.reliance === "good")
        .map((row) => ({ key: row.sha256, home: row.home, read: row.read_on !== null, line: line(row) })),
    keepBack: (waiting) => {
      for (const row of rows) row.drawn = waiting.includes(row.sha256);
    },
  };
}
