import type { Draft } from "../../bindings/Draft";
import { longDate } from "../../components/dates";

/** As the drafted letter says it. */
const asked = (day: string) => `Please reply by ${longDate(day)}.`;

/** The drafted letter, asking for a reply by the day a person chose; without a day it names none. */
export function letterAsking(draft: Draft, replyBy: string | null): string {
  return draft.letter.replace(asked(draft.reply_by), replyBy === null ? "Please reply." : asked(replyBy));
}

/** Whether a letter names the day by which a reply is wanted. */
export function names(letter: string, replyBy: string | null): boolean {
  return replyBy === null || letter.includes(longDate(replyBy));
}
