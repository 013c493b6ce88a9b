import type { Clause } from "../../bindings/Clause";
import type { HomePage } from "../../host/shapes";
import type { StatementOfPurpose } from "../../bindings/StatementOfPurpose";

/** A version with its place in the row of versions, counted from the oldest: it never moves. */
export interface Version {
  id: string;
  in_force: boolean;
  statement: StatementOfPurpose;
}

/** The versions as Rust gives them, newest first, each with its place and whether it is in force. */
export function versionsOf(page: HomePage): Version[] {
  const { dated, version } = page.home.statement_of_purpose;
  return page.versions.map((statement, i) => ({
    id: String(page.versions.length - i),
    in_force: statement.dated !== null && statement.dated === dated && statement.version === version,
    statement,
  }));
}

/** "10 to 17", "from 10", "to 17", or nothing when neither is stated. */
export function agesInWords(s: Pick<StatementOfPurpose, "age_from" | "age_to">): string {
  if (s.age_from !== null && s.age_to !== null) return `${s.age_from} to ${s.age_to}`;
  if (s.age_from !== null) return `from ${s.age_from}`;
  return s.age_to !== null ? `to ${s.age_to}` : "";
}

/** Numbers are typed as text until they are kept. */
export interface TypedVersion {
  version: string;
  dated: string | null;
  age_from: string;
  age_to: string;
  number_of_children: string;
  sex: StatementOfPurpose["sex"];
  admission_criteria: string;
  emergency_admissions: StatementOfPurpose["emergency_admissions"];
  emergency_words: string;
  clauses: TypedClause[];
}

export interface TypedClause {
  id: string;
  number: string;
  sentence: string;
  page: string;
  stance: Clause["stance"];
  conditions: string;
  needs: Clause["needs"];
}

const text = (n: number | string | null): string => (n === null ? "" : String(n));

/** A new version starts from the one in force, without its version and date. */
export function fromVersion(s: StatementOfPurpose | undefined): TypedVersion {
  return {
    version: "",
    dated: null,
    age_from: text(s?.age_from ?? null),
    age_to: text(s?.age_to ?? null),
    number_of_children: text(s?.number_of_children ?? null),
    sex: s?.sex ?? null,
    admission_criteria: s?.admission_criteria ?? "",
    emergency_admissions: s?.emergency_admissions ?? null,
    emergency_words: s?.emergency_words ?? "",
    clauses: (s?.clauses ?? []).map((clause) => ({
      id: clause.id,
      number: clause.number ?? "",
      sentence: clause.sentence,
      page: text(clause.page),
      stance: clause.stance,
      conditions: clause.conditions ?? "",
      needs: clause.needs,
    })),
  };
}

/** An id no clause of this version has had: ids are never reused. */
export function nextClauseId(ever: readonly string[]): string {
  const used = ever.map((id) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0));
  return `c${Math.max(0, ...used) + 1}`;
}

export function emptyClause(id: string): TypedClause {
  return { id, number: "", sentence: "", page: "", stance: "covers", conditions: "", needs: [] };
}

const WHOLE = /^\d{1,3}$/;

/** What has to be put right before a version can be kept; it can never be edited afterwards. */
export function problems(typed: TypedVersion): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!typed.version.trim())
    wrong["version"] = "Enter the version as printed on the document, for example 4.";
  if (!typed.dated) wrong["dated"] = "Enter the date of the version.";
  const whole = { "age-from": typed.age_from, "age-to": typed.age_to, number: typed.number_of_children };
  for (const [id, value] of Object.entries(whole))
    if (value.trim() && !WHOLE.test(value.trim())) wrong[id] = "This must be a whole number, for example 10.";
  if (!wrong["age-to"] && typed.age_from && typed.age_to && Number(typed.age_from) > Number(typed.age_to))
    wrong["age-to"] = "The oldest age is below the youngest. Check both.";
  if (typed.emergency_admissions === "provides" && !typed.emergency_words.trim())
    wrong["emergency-words"] = "Copy the words that provide for emergency admissions.";
  typed.clauses.forEach((clause) => {
    if (!clause.sentence.trim())
      wrong[`${clause.id}-sentence`] = "Copy the sentence as printed, or remove this clause.";
    if (!clause.stance) wrong[`${clause.id}-stance`] = "Say whether the sentence covers or excludes needs.";
    if (clause.page.trim() && !WHOLE.test(clause.page.trim()))
      wrong[`${clause.id}-page`] = "The page must be a whole number, for example 6.";
  });
  return wrong;
}

const orNull = (t: string): string | null => t.trim() || null;
const numberOrNull = (t: string): number | null => (t.trim() ? Number(t) : null);

export function toVersion(typed: TypedVersion): StatementOfPurpose {
  return {
    version: orNull(typed.version),
    dated: typed.dated,
    age_from: numberOrNull(typed.age_from),
    age_to: numberOrNull(typed.age_to),
    number_of_children: numberOrNull(typed.number_of_children),
    sex: typed.sex,
    admission_criteria: orNull(typed.admission_criteria),
    emergency_admissions: typed.emergency_admissions,
    emergency_words: orNull(typed.emergency_words),
    clauses: typed.clauses.map((clause) => ({
      id: clause.id,
      number: orNull(clause.number),
      sentence: clause.sentence.trim(),
      page: numberOrNull(clause.page),
      stance: clause.stance,
      conditions: orNull(clause.conditions),
      needs: clause.needs,
    })),
    // The file is kept first, and named by the version when that is done.
    file: null,
  };
}
