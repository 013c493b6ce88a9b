import type { Question } from "../../bindings/Question";
import type { ReferralStore } from "../../referral/referral.svelte";
import { QUESTIONS } from "../../words";
import { entriesOf, textAt, withdrawn } from "../../referral/entries";

/**
 * What is asked on the telephone on the night itself, in this order: what an adult on shift has to know
 * before a child is in the house. They are the referral's own questions, so that nothing is asked twice.
 * Whom and what to keep away from is one question to whoever is on the telephone, and two answers here.
 */
const ASKED = [
  ["/child/known_as"],
  ["/child/date_of_birth"],
  ["/why_now/reason"],
  ["/child/allergies_and_medicines"],
  ["/legal/medical_consent"],
  ["/child/language_and_communication"],
  ["/legal/parental_responsibility"],
  ["/family/no_contact", "/family/places_to_avoid"],
  ["/why_now/last_carer"],
  ["/referrer/duty_contact"],
] as const;

export const PHONE_QUESTIONS: readonly (readonly Question[])[] = ASKED.map((pointers) =>
  pointers.flatMap((pointer) => QUESTIONS.find((question) => question.pointer === pointer) ?? []),
);

/** Whether somebody noted that this was asked and nobody knew: it stands among the gaps. */
export function askedNotKnown(store: Pick<ReferralStore, "answer">, question: Question): boolean {
  return entriesOf(store, "/gaps").some(
    (gap) => textAt(gap.value, "/what") === question.label && !withdrawn(gap.value),
  );
}

/** How many were answered in every part, and how many were asked in part or whole and not known. */
export function howFar(store: Pick<ReferralStore, "answer" | "text">): {
  answered: number;
  notKnown: number;
} {
  const answered = (q: Question) => store.text(q.pointer).trim() !== "";
  const left = PHONE_QUESTIONS.map((parts) => parts.filter((q) => !answered(q)));
  return {
    answered: left.filter((parts) => parts.length === 0).length,
    notKnown: left.filter((parts) => parts.some((q) => askedNotKnown(store, q))).length,
  };
}

/** "14 minutes", "1 hour 5 minutes" since a time on the home's clock; nothing before it or after two days. */
export function timeSince(received: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(received).getTime()) / 60_000);
  if (!(minutes >= 0 && minutes < 48 * 60)) return "";
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const hours = h === 0 ? "" : h === 1 ? "1 hour" : `${h} hours`;
  const rest = m === 0 && h > 0 ? "" : m === 1 ? "1 minute" : `${m} minutes`;
  return [hours, rest].filter(Boolean).join(" ");
}
