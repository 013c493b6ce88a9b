import type { Home } from "../../bindings/Home";
import type { SearchGroup } from "../../bindings/SearchGroup";
import type { SearchHit } from "../../bindings/SearchHit";
import type { SearchPage } from "../../bindings/SearchPage";
import type { SearchPlace } from "../../bindings/SearchPlace";
import { QUESTIONS } from "../../words";
import type { RecordRow, ReferralRow, ReferralView } from "../shapes";

/** Small letters without accents: enough for a made-up home. */
function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function wordsIn(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function holds(text: string, sought: string[]): boolean {
  const words = wordsIn(text);
  return sought.every((word) => words.some((one) => one.startsWith(word)));
}

/** The first text in which every word stands. */
function placeIn(value: unknown, sought: string[], pointer = ""): SearchPlace | null {
  if (typeof value === "string") {
    // A code has neither spaces nor capitals.
    if (!/[\sA-Z]/.test(value) || !holds(value, sought)) return null;
    const general = pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");
    const field = QUESTIONS.find((one) => one.pointer === general)?.label ?? "Written there";
    const at = folded(value).indexOf(sought[0] ?? "");
    const end = at + (sought[0]?.length ?? 0);
    const pieces = [
      { text: value.slice(Math.max(0, at - 40), at), found: false },
      { text: value.slice(at, end), found: true },
      { text: value.slice(end, end + 80), found: false },
    ].filter((piece) => piece.text !== "");
    return { pointer, field, pieces };
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [step, inside] of Object.entries(value)) {
    const found = placeIn(inside, sought, `${pointer}/${step}`);
    if (found) return found;
  }
  return null;
}

/** A search of the made-up home. */
export function searched(
  typed: string,
  rows: ReferralRow[],
  referrals: Map<string, ReferralView>,
  home: Home,
  records: RecordRow[],
): SearchPage {
  const sought = wordsIn(typed);
  if (!sought.some((word) => word.length > 1)) return { groups: [], too_short: true, waiting: 0 };
  const hit = (id: string, title: string, about: string, document?: unknown): SearchHit[] => {
    const place = document === undefined ? null : placeIn(document, sought);
    return place || holds(`${title} ${about}`, sought) ? [{ id, with: null, title, about, place }] : [];
  };
  const groups: SearchGroup[] = [
    {
      kind: "referral",
      title: "Referrals",
      hits: rows.flatMap((row) =>
        hit(
          row.id,
          row.age === null ? row.child : `${row.child}, ${row.age}`,
          [`Referral ${row.number}`, row.placing_authority].filter(Boolean).join(" · "),
          referrals.get(row.id)?.case.referral,
        ),
      ),
      more: false,
    },
    {
      kind: "child",
      title: "Children living here",
      hits: home.children.flatMap((child) => hit(child.id, child.known_as ?? child.initials, "", child)),
      more: false,
    },
    {
      kind: "record",
      title: "Decision records",
      hits: records.flatMap((row) =>
        hit(row.number, `Record ${row.number}: ${row.child}`, row.outcome_words),
      ),
      more: false,
    },
  ];
  return { groups: groups.filter((group) => group.hits.length > 0), too_short: false, waiting: 0 };
}
