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

/** What is still to be answered of a look back, by the id of its control. */
export function openInLookBack(
  on: string | null,
  predictions: readonly Prediction[],
  looked: Readonly<Record<string, Looked>>,
  nextTime: string,
): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (on === null) wrong["looked-on"] = "Say on which day you looked back.";
  for (const { id, about } of predictions)
    if (!looked[id]?.found) wrong[`found-${id}`] = `Say what became of “${about}”.`;
  if (!nextTime.trim()) wrong["next-time"] = "Say what you would ask next time.";
  return wrong;
}

/** The look back to note, once nothing is left to answer. */
export function lookedBack(
  at: LookBack,
  on: string | null,
  predictions: readonly Prediction[],
  looked: Readonly<Record<string, Looked>>,
  nextTime: string,
): Happened {
  const seen = predictions.map(({ id }) => ({
    id,
    found: looked[id]?.found as CameTrue,
    words: looked[id]?.words.trim() ?? "",
  }));
  return { kind: "looked_back", at, on: on ?? "", seen, next_time: nextTime };
}

/** What is still to be answered of an ending, by the id of its control. */
export function openInEnding(typed: Ending): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (typed.agreed === null)
    wrong["ending-agreed"] = "Say whether what was agreed for when it gets hard was gone through.";
  if (!typed.agreedWords.trim())
    wrong["ending-agreed-words"] = "Say what was agreed for when it gets hard, and what came of it.";
  if (typed.at === null) wrong["ending-at"] = "Say when the child moved on.";
  if (typed.notice === null) wrong["ending-notice"] = "Say whether notice was given beforehand.";
  if (!typed.words.trim()) wrong["ending-words"] = "Say how it ended.";
  return wrong;
}

/** The ending to note, once nothing is left to answer. */
export function ended(typed: Ending): Happened {
  return {
    kind: "ended",
    at: typed.at ?? "",
    notice: typed.notice as YesNo,
    words: typed.words,
    stay_the_course: typed.agreed as YesNo,
    stay_the_course_words: typed.agreedWords,
  };
}
