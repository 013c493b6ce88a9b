import type { FindingView } from "./finding";

/** Findings of one rule on one ground that differ only in the thing they are about. */
export interface OfOneKind {
  /** Stays the same while things come and go. */
  key: string;
  /** What is said of each, with "…" where the thing stands. */
  frame: string;
  findings: readonly { finding: FindingView; thing: string }[];
}

/** Two alike are read as quickly as a list of two. */
const WORTH_A_LIST = 3;

/** Words, and what stands in quotation marks as one of them: what is quoted is often the thing. */
const tokensOf = (sentence: string): string[] => sentence.match(/[^\s“]*“[^”]*”\S*|\S+/g) ?? [];

interface Kind {
  ground: string;
  /** How many tokens all have in common at the beginning and at the end, and how many the shortest has. */
  common: Common;
  members: { finding: FindingView; tokens: readonly string[] }[];
}

interface Common {
  before: number;
  after: number;
  shortest: number;
}

/** The tokens that stand at the end, leaving one at least to the thing: a thing is never nothing. */
const atTheEnd = ({ before, after, shortest }: Common): number =>
  Math.max(0, Math.min(after, shortest - 1 - before));

function alike(one: readonly string[], other: readonly string[], soFar: Common): Common {
  const shortest = Math.min(one.length, other.length);
  let before = 0;
  while (before < shortest - 1 && one[before] === other[before]) before += 1;
  let after = 0;
  while (after < shortest - 1 && one.at(-1 - after) === other.at(-1 - after)) after += 1;
  return {
    before: Math.min(before, soFar.before),
    after: Math.min(after, soFar.after),
    shortest: Math.min(shortest, soFar.shortest),
  };
}

/** Whether so much is said of both alike that the rest is only the thing. */
const onlyTheThingDiffers = (common: number, tokens: readonly string[]): boolean =>
  common >= 3 && common * 2 >= tokens.length;

/** The same findings in the same order, many of one kind as one. Those answered with a reason stand alone. */
export function ofOneKind(findings: readonly FindingView[]): (FindingView | OfOneKind)[] {
  const kinds: Kind[] = [];
  for (const finding of findings) {
    const tokens = tokensOf(finding.sentence);
    const ground = [
      finding.rule,
      finding.force,
      finding.citation,
      finding.disagreement ? finding.key : "",
    ].join("\n");
    const kind = kinds.find(({ ground: on, common, members: [first] }) => {
      if (on !== ground || !first) return false;
      const both = alike(first.tokens, tokens, common);
      // The same words twice name no thing by which to tell one from the other.
      return (
        finding.sentence !== first.finding.sentence &&
        [first.tokens, tokens].every((one) => onlyTheThingDiffers(both.before + atTheEnd(both), one))
      );
    });
    if (kind) {
      kind.common = alike(kind.members[0]?.tokens ?? [], tokens, kind.common);
      kind.members.push({ finding, tokens });
    } else {
      const common = { before: Infinity, after: Infinity, shortest: tokens.length };
      kinds.push({ ground, common, members: [{ finding, tokens }] });
    }
  }
  const many = kinds.filter(({ members }) => members.length >= WORTH_A_LIST);
  return kinds.flatMap((kind): (FindingView | OfOneKind)[] => {
    if (!many.includes(kind)) return kind.members.map(({ finding }) => finding);
    const nth = many.filter(({ ground }) => ground === kind.ground).indexOf(kind);
    return [asOne(kind, nth)];
  });
}

function asOne({ ground, common, members }: Kind, nth: number): OfOneKind {
  const [before, after] = [common.before, atTheEnd(common)];
  const first = members[0]?.tokens ?? [];
  const frame = [...first.slice(0, before), "…", ...first.slice(first.length - after)].join(" ");
  return {
    key: `${ground}\n${nth}`,
    frame,
    findings: members.map(({ finding, tokens }) => ({
      finding,
      thing: tokens
        .slice(before, tokens.length - after)
        .join(" ")
        .replace(/^\((.*)\)$/, "$1"),
    })),
  };
}
