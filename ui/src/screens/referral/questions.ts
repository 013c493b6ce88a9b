import type { Proposed } from "../../bindings/Proposed";
import type { ReferralStore } from "../../referral/referral.svelte";
import { entriesOf, type EntryAt } from "../../referral/entries";

/** Where a proposed question stands, in a word. */
export type Standing = "to answer" | "answered" | "a row of the grid" | "set aside";

/** The questions proposed about a child living here, of one theme where one is given; about the group
 * as a whole where the child's id is empty. Those to answer stand first. */
export function proposedAbout(
  store: Pick<ReferralStore, "appraisal">,
  child: string,
  theme?: string,
): Proposed[] {
  const about = store.appraisal.questions.proposed.filter(
    (question) => question.child === child && (theme === undefined || question.theme === theme),
  );
  return [...about.filter((q) => q.open), ...about.filter((q) => !q.open)];
}

/** How many of them are to answer or to read. */
export function toAnswer(
  store: Pick<ReferralStore, "appraisal" | "answer">,
  child: string,
  theme?: string,
): number {
  const open = proposedAbout(store, child, theme).filter((question) => question.open).length;
  return open + (theme === undefined ? noLonger(store, child).length : 0);
}

/** Answers about a child whose ground is no longer noted: to be read. */
export function noLonger(store: Pick<ReferralStore, "appraisal" | "answer">, child: string): EntryAt[] {
  const gone = store.appraisal.questions.no_longer;
  return questionsAbout(store, child).filter((entry) => gone.includes(entry.id));
}

/** Every entry that took a question about a child up, withdrawn ones too. */
export function questionsAbout(store: Pick<ReferralStore, "answer">, child: string): EntryAt[] {
  return entriesOf(store, "/group/questions").filter((entry) => {
    const { value } = entry;
    return typeof value === "object" && value !== null && !Array.isArray(value) && value["child"] === child;
  });
}
