import type { Skill } from "../../bindings/Skill";
import type { Team } from "../../bindings/Team";

/** Numbers are typed as text until they are kept. */
export interface TypedTeam {
  establishment: string;
  vacancies: string;
  agency_percent: string;
  waking_night_cover: string;
  clinical_input: string;
  rota: string;
  skills: TypedSkill[];
}

export interface TypedSkill {
  /** Tells rows apart on screen only. */
  row: number;
  name: string;
  held_by: string;
  dated: string | null;
}

const text = (n: number | string | null): string => (n === null ? "" : String(n));

export function fromTeam(team: Team): TypedTeam {
  return {
    establishment: text(team.establishment),
    vacancies: text(team.vacancies),
    agency_percent: text(team.agency_percent),
    waking_night_cover: text(team.waking_night_cover),
    clinical_input: text(team.clinical_input),
    rota: text(team.rota),
    skills: team.skills.map((skill, row) => ({
      row,
      name: skill.name,
      held_by: text(skill.held_by),
      dated: skill.dated,
    })),
  };
}

const NUMBER = /^\d{1,3}(\.\d{1,2})?$/;

export function problems(typed: TypedTeam): Record<string, string> {
  const wrong: Record<string, string> = {};
  const numbers = {
    establishment: typed.establishment,
    vacancies: typed.vacancies,
    agency: typed.agency_percent,
  };
  for (const [id, value] of Object.entries(numbers))
    if (value.trim() && !NUMBER.test(value.trim())) wrong[id] = "This must be a number, for example 9.5.";
  if (!wrong["agency"] && Number(typed.agency_percent) > 100)
    wrong["agency"] = "A share of shifts cannot be above 100 percent.";
  return wrong;
}

const orNull = (t: string): string | null => t.trim() || null;
const numberOrNull = (t: string): number | null => (t.trim() ? Number(t) : null);

export function toTeam(typed: TypedTeam): Team {
  return {
    establishment: numberOrNull(typed.establishment),
    vacancies: numberOrNull(typed.vacancies),
    agency_percent: numberOrNull(typed.agency_percent),
    waking_night_cover: orNull(typed.waking_night_cover),
    clinical_input: orNull(typed.clinical_input),
    rota: orNull(typed.rota),
    skills: typed.skills
      .filter((skill) => skill.name.trim())
      .map((skill): Skill => ({
        name: skill.name.trim(),
        held_by: orNull(skill.held_by),
        dated: skill.dated,
      })),
  };
}
