import type { Finding } from "../../bindings/Finding";
import { at, withValue } from "../../referral/pointer";
import type { Json } from "../../referral/shapes";
import type { ReferralView } from "../shapes";
import { openReferral } from "./open-referral";

// The largest there is: a home of twelve, and a child with sixty needs. For looking whether the
// pages bear it; no home and no child.

const NAMES = [
  ["C.D.", "Corin"],
  ["E.F.", "Ebony-Rose"],
  ["G.H.", "Gethin"],
  ["I.J.", "Ines"],
  ["K.L.", "Kwabena"],
  ["M.N.", "Maisie"],
  ["O.P.", "Oluwaseun"],
  ["Q.R.", "Quinn"],
  ["S.T.", "Saskia"],
] as const;
const NEEDS = 60;

/** The same said of another child, or of another thing. */
function ofAnother(sentence: string, i: number): string {
  const name = NAMES[i - 1]?.[1];
  if (i === 0) return sentence;
  return sentence.replace(/“([^”]+)”|Tomas|Aisha|^What was done/, (found, thing: string | undefined) =>
    thing
      ? `“${thing} (${i + 1})”`
      : found.startsWith("What")
        ? `${found} (${i + 1})`
        : (name ?? `${found} (${i + 1})`),
  );
}

/** The open referral of the example, with twelve children living here and sixty needs. */
export function crowdedReferral(): ReferralView {
  const view = openReferral();
  let made = view.case as unknown as Json;
  const list = (pointer: string): Json[] => {
    const found = at(made, pointer);
    return Array.isArray(found) ? found : [];
  };
  const object = (value: Json | undefined) => value as { [field: string]: Json };
  const children = list("/home/children");
  made = withValue(made, "/home/children", [
    ...children,
    ...NAMES.map(([initials, known_as], i) => ({
      ...object(children[i % children.length]),
      id: `h${children.length + i + 1}`,
      initials,
      known_as,
    })),
  ]);
  const entries = list("/referral/group/entries");
  const rows = list("/referral/group/rows");
  made = withValue(made, "/referral/group/entries", [
    ...entries,
    ...NAMES.map((_, i) => ({
      ...object(entries[i % entries.length]),
      id: `e${i + 20}`,
      child: `h${children.length + i + 1}`,
    })),
  ]);
  made = withValue(made, "/referral/group/rows", [
    ...rows,
    ...NAMES.flatMap((_, i) =>
      rows.slice(0, 3).map((row, n) => ({
        ...object(row),
        id: `r${i}-${n}`,
        child: `h${children.length + i + 1}`,
      })),
    ),
  ]);
  const needs = list("/referral/needs");
  made = withValue(
    made,
    "/referral/needs",
    Array.from({ length: NEEDS }, (_, i) => ({
      ...object(needs[i % needs.length]),
      id: `n${i + 1}`,
      what: `${String(object(needs[i % needs.length])["what"])} (${i + 1})`,
    })),
  );
  return {
    ...view,
    case: made as unknown as ReferralView["case"],
    appraisal: {
      ...view.appraisal,
      findings: Array.from({ length: 12 }, (_, i): Finding[] =>
        view.appraisal.findings.map((finding) => ({
          ...finding,
          key: `${finding.key}:${i}`,
          sentence: ofAnother(finding.sentence, i),
        })),
      ).flat(),
    },
  };
}
