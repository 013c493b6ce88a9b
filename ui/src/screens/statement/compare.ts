import type { Clause } from "../../bindings/Clause";
import type { StatementOfPurpose } from "../../bindings/StatementOfPurpose";
import { capital, wordFor } from "../../words";
import { agesInWords } from "./version";

/** A piece of a sentence: in both versions, only in the earlier, only in the later. */
export interface Piece {
  kind: "same" | "gone" | "new";
  text: string;
}

/** A clause that stands in both versions, and not in the same words or with the same effect. */
export interface ChangedClause {
  before: Clause;
  after: Clause;
  /** The sentence, word by word. */
  sentence: Piece[];
  /** What else of it changed. */
  facts: Fact[];
}

/** One thing a version states, in both versions; empty where it is not stated. */
export interface Fact {
  name: string;
  before: string;
  after: string;
}

export interface Comparison {
  facts: Fact[];
  added: Clause[];
  removed: Clause[];
  changed: ChangedClause[];
  same: Clause[];
}

/** Above this many pairs of words a sentence is shown whole, before and after: nobody reads so long a patchwork. */
const MOST_PAIRS = 250_000;

const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);
const plain = (text: string): string => wordsOf(text).join(" ");

/** What two texts share, word by word, in order: the longest row of words common to both. */
export function pieces(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const whole: Piece[] = [
    { kind: "gone", text: a.join(" ") },
    { kind: "new", text: b.join(" ") },
  ];
  if (a.length * b.length > MOST_PAIRS) return whole.filter((piece) => piece.text);
  // length[i][j]: how long the common row is from word i of the one and word j of the other.
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      length[i]![j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Piece[] = [];
  const put = (kind: Piece["kind"], word: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += ` ${word}`;
    else found.push({ kind, text: word });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put("same", a[i]!);
      [i, j] = [i + 1, j + 1];
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) put("gone", a[i++]!);
    else put("new", b[j++]!);
  }
  return found;
}

/** Without capitals and punctuation. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "");

/** Whether at least half the words of the longer sentence stand in the other, in order. */
function alike(before: string, after: string): boolean {
  const [old, now] = [bare(before), bare(after)];
  const shared = pieces(old, now)
    .filter((piece) => piece.kind === "same")
    .reduce((count, piece) => count + wordsOf(piece.text).length, 0);
  return shared * 2 >= Math.max(wordsOf(old).length, wordsOf(now).length);
}

const differing = (facts: Fact[]): Fact[] => facts.filter((fact) => fact.before !== fact.after);

function factsOfClause(before: Clause, after: Clause): Fact[] {
  const page = (clause: Clause) => (clause.page === null ? "" : String(clause.page));
  return differing([
    { name: "Number, as printed", before: before.number ?? "", after: after.number ?? "" },
    { name: "Page", before: page(before), after: page(after) },
    {
      name: "What it does",
      before: capital(wordFor("Stance", before.stance)),
      after: capital(wordFor("Stance", after.stance)),
    },
    {
      name: "Conditions it sets",
      before: plain(before.conditions ?? ""),
      after: plain(after.conditions ?? ""),
    },
  ]);
}

function factsOf(before: StatementOfPurpose, after: StatementOfPurpose): Fact[] {
  const number = (n: number | null) => (n === null ? "" : String(n));
  const fact = (name: string, of: (s: StatementOfPurpose) => string): Fact => ({
    name,
    before: of(before),
    after: of(after),
  });
  return differing([
    fact("Ages", agesInWords),
    fact("Children", (s) => number(s.number_of_children)),
    fact("Sex", (s) => capital(wordFor("SexAccommodated", s.sex))),
    fact("Admission criteria", (s) => plain(s.admission_criteria ?? "")),
    fact("Emergency admissions", (s) => capital(wordFor("EmergencyAdmissions", s.emergency_admissions))),
    fact("Its words on emergency admissions", (s) => plain(s.emergency_words ?? "")),
  ]);
}

/**
 * What is different in the later of two versions.
 *
 * Clauses belong together when their sentence is the same, else when they carry the same id and share
 * half their words: an id alone would pass off a new sentence as a revised one.
 */
export function compared(before: StatementOfPurpose, after: StatementOfPurpose): Comparison {
  const left = new Set(before.clauses);
  const pairs = new Map<Clause, Clause>();
  const take = (clause: Clause, like: (old: Clause) => boolean) => {
    const old = [...left].find(like);
    if (pairs.has(clause) || !old) return;
    pairs.set(clause, old);
    left.delete(old);
  };
  for (const clause of after.clauses)
    take(clause, (old) => plain(old.sentence) === plain(clause.sentence) && old.id === clause.id);
  for (const clause of after.clauses) take(clause, (old) => plain(old.sentence) === plain(clause.sentence));
  for (const clause of after.clauses)
    take(clause, (old) => old.id === clause.id && alike(old.sentence, clause.sentence));
  const both = after.clauses.flatMap((clause) => {
    const old = pairs.get(clause);
    if (!old) return [];
    const one: ChangedClause = {
      before: old,
      after: clause,
      sentence: pieces(old.sentence, clause.sentence),
      facts: factsOfClause(old, clause),
    };
    return [one];
  });
  const isSame = ({ sentence, facts }: ChangedClause) =>
    facts.length === 0 && sentence.every((piece) => piece.kind === "same");
  return {
    facts: factsOf(before, after),
    added: after.clauses.filter((clause) => !pairs.has(clause)),
    removed: [...left],
    changed: both.filter((one) => !isSame(one)),
    same: both.filter(isSame).map((one) => one.after),
  };
}
