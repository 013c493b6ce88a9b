import type { Question } from "../bindings/Question";
import type { ReferralStore } from "./referral.svelte";

// A pointer with its "*" filled in: of("/needs/*/what", 2) is "/needs/2/what".
export function of(pointer: string, index: number | undefined): string {
  return index === undefined ? pointer : pointer.replace("*", String(index));
}

/** What a form draws: a question by itself, or the questions of one piece of evidence together. */
export type Drawn =
  { question: Question; pointer: string } | { evidence: string; label: string; hint: string | undefined };

/** Where a question's evidence stands: "/needs/2/evidence", or nothing when it is another field. */
function evidenceOf(pointer: string): string | undefined {
  return /^(.*\/evidence)\/(knowledge|because|document|page|person|dated|statement)$/.exec(pointer)?.[1];
}

/** The questions to draw, in order: those now shown, with the fields of evidence gathered. */
export function drawn(
  questions: readonly Question[],
  index: number | undefined,
  store: Pick<ReferralStore, "text">,
): Drawn[] {
  const gathered = new Set<string>();
  return questions.flatMap((question): Drawn[] => {
    const pointer = of(question.pointer, index);
    const evidence = evidenceOf(pointer);
    if (evidence !== undefined) {
      if (gathered.has(evidence)) return [];
      gathered.add(evidence);
      return [{ evidence, label: question.label, hint: question.hint ?? undefined }];
    }
    const when = question.shown_when;
    const shown = when === null || when.is_one_of.includes(store.text(of(when.pointer, index)));
    return shown ? [{ question, pointer }] : [];
  });
}
