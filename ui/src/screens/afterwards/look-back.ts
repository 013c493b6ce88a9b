import type { AfterEntry } from "../../bindings/AfterEntry";
import type { CameTrue } from "../../bindings/CameTrue";
import type { Happened } from "../../bindings/Happened";
import type { LookBack } from "../../bindings/LookBack";
import type { Prediction } from "../../bindings/Prediction";
import type { YesNo } from "../../bindings/YesNo";

/** The look backs, in the order in which they come. */
export const LOOK_BACKS: readonly LookBack[] = ["72_hours", "6_weeks", "26_weeks", "ending"];

export function lookBackNamed(name: string): LookBack | undefined {
  return LOOK_BACKS.find((one) => one === name);
}

/** What was typed of one prediction. */
export interface Looked {
  found: string | null;
  words: string;
}

/** The ending as typed, beside its look back. */
export interface Ending {
  at: string | null;
  notice: string | null;
  words: string;
  agreed: string | null;
  agreedWords: string;
}

/** What an earlier look back that stands found of a prediction, newest first. */
export function foundBefore(
  entries: readonly AfterEntry[],
  prediction: Prediction,
): { at: LookBack; found: CameTrue; words: string }[] {
  return entries
    .filter((entry) => entry.taken_back === null)
    .flatMap(({ what }) =>
      what.kind === "looked_back"
        ? what.seen.filter(({ id }) => id === prediction.id).map((seen) => ({ at: what.at, ...seen }))
        : [],
    )
    .reverse();
}

/** The look back to note, or what is still to be answered. */
export function lookedBack(
  at: LookBack,
  on: string | null,
  predictions: readonly Prediction[],
  looked: Readonly<Record<string, Looked>>,
  nextTime: string,
): Happened | string {
  if (on === null) return "Say on which day you looked back.";
  const open = predictions.filter(({ id }) => !looked[id]?.found);
  if (open.length > 0)
    return `Say of each thing the decision foresaw what became of it: “${open[0]?.about}” is not answered.`;
  if (!nextTime.trim()) return "Say what you would ask next time.";
  const seen = predictions.map(({ id }) => ({
    id,
    found: looked[id]?.found as CameTrue,
    words: looked[id]?.words.trim() ?? "",
  }));
  return { kind: "looked_back", at, on, seen, next_time: nextTime };
}

/** The ending to note, or what is still to be answered. */
export function ended(typed: Ending): Happened | string {
  if (typed.at === null) return "Say when the child moved on.";
  if (typed.notice === null) return "Say whether notice was given beforehand.";
  if (!typed.words.trim()) return "Say how it ended.";
  if (typed.agreed === null) return "Say whether what was agreed for when it gets hard was gone through.";
  if (!typed.agreedWords.trim()) return "Say what was agreed for when it gets hard, and what came of it.";
  return {
    kind: "ended",
    at: typed.at,
    notice: typed.notice as YesNo,
    words: typed.words,
    stay_the_course: typed.agreed as YesNo,
    stay_the_course_words: typed.agreedWords,
  };
}
