import type { Finding } from "../bindings/Finding";
import { QUESTIONS } from "../words";
import { inReferral } from "./place";

/** Where each question stands in the table, which is the order of the pages. */
const POSITIONS: ReadonlyMap<string, number> = new Map([
  ...QUESTIONS.map((question, position) => [question.pointer, position] as const),
  // The first screen asks first what may make it a short one.
  ["/first_screen/plainly_outside", -2] as const,
  ["/first_screen/plainly_outside_because", -1] as const,
]);
/** Where the first question under a list or a part stands: "/needs", "/plans". */
const FIRST_UNDER: ReadonlyMap<string, number> = firstUnder();

function firstUnder(): Map<string, number> {
  const first = new Map<string, number>();
  QUESTIONS.forEach((question, position) => {
    const parts = question.pointer.split("/");
    for (let length = 2; length <= parts.length; length += 1) {
      const part = parts.slice(0, length).join("/");
      if (!first.has(part)) first.set(part, position);
    }
  });
  return first;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** The list, the entry in it, the question in the entry: what a person meets from top to bottom. */
function place(finding: Finding): readonly [number, number, number] {
  const pointer = inReferral(finding.place.pointer);
  const general = pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");
  const question = POSITIONS.get(general) ?? FIRST_UNDER.get(general) ?? LAST;
  const entry = /^(.*?)\/(\d+)(?:\/|$)/.exec(pointer);
  const list = entry ? (FIRST_UNDER.get(entry[1] ?? "") ?? LAST) : question;
  return [list, entry ? Number(entry[2]) : -1, question];
}

/**
 * The findings of each section in the order of its page. Sections stay in the order they came in;
 * two findings of one place keep theirs.
 */
export function inPageOrder(findings: readonly Finding[]): Finding[] {
  const sections = [...new Set(findings.map((finding) => finding.place.task))];
  return findings
    .map((finding) => ({ finding, section: sections.indexOf(finding.place.task), at: place(finding) }))
    .sort((a, b) => a.section - b.section || a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.at[2] - b.at[2])
    .map(({ finding }) => finding);
}
