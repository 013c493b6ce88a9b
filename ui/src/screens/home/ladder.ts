import type { Ladder } from "../../bindings/Ladder";
import type { LadderStep } from "../../bindings/LadderStep";
import { LADDER } from "../../words";
import { longDate } from "../../components/dates";

/** A step as it is typed: the number of days is text until it is kept. */
export interface TypedStep {
  /** Tells steps apart on screen only. */
  row: number;
  to: string;
  days: string;
  words: string;
}

/** The home's own steps; where nobody has confirmed any, those to begin from. */
export function fromLadder(ladder: Ladder): TypedStep[] {
  const steps = ladder.confirmed_by ? ladder.steps : LADDER;
  return steps.map((step, row) => ({
    row,
    to: step.to,
    days: step.after_working_days === null ? "" : String(step.after_working_days),
    words: step.words ?? "",
  }));
}

export function blankStep(steps: readonly TypedStep[]): TypedStep {
  return { row: Math.max(-1, ...steps.map((step) => step.row)) + 1, to: "", days: "", words: "" };
}

export function problems(steps: readonly TypedStep[]): Record<string, string> {
  const wrong: Record<string, string> = {};
  steps.forEach((step, index) => {
    if (step.to.trim() === "") wrong[`rung-${step.row}`] = "Say to whom: a role, for example team manager.";
    if (index > 0 && !/^\d{0,2}$/.test(step.days.trim()))
      wrong[`days-${step.row}`] = "Enter a whole number of days, for example 2.";
  });
  return wrong;
}

export function toSteps(steps: readonly TypedStep[]): LadderStep[] {
  return steps.map((step, index) => ({
    to: step.to.trim(),
    after_working_days: index === 0 || step.days.trim() === "" ? null : Number(step.days),
    words: step.words.trim() || null,
  }));
}

/** Who confirmed the ladder, and what follows from it; nothing where nobody did. */
export function confirmed({ confirmed_by: by, confirmed_on: on }: Ladder): string | undefined {
  if (!by) return undefined;
  return `Confirmed by ${by}${on ? `, ${longDate(on)}` : ""}. Letters and reminders follow it.`;
}
