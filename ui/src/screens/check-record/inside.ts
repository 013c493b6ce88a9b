import type { Case } from "../../bindings/Case";
import type { TaskId } from "../../bindings/TaskId";
import { at } from "../../referral/pointer";
import type { Json } from "../../referral/shapes";
import { wordFor } from "../../words";
import { answersOf, type Read } from "../referral/answers";
import { textAt } from "../../referral/entries";
import { GROUPS } from "../referral/sections";

/** One section of the case inside a record: only what was answered. */
export interface InsideSection {
  id: TaskId;
  title: string;
  groups: {
    heading?: string | undefined;
    rows: { name: string; value: string; note?: string | undefined }[];
  }[];
}

/** The whole case inside a record, in the sections and words of the referral's own screens. */
export function sectionsInside(inside: Case): InsideSection[] {
  const referral = inside.referral as unknown as Json;
  const read: Read = {
    open: { id: inside.referral.id },
    home: inside.home as unknown as Json,
    answer: (pointer) => at(referral, pointer) as never,
    text: (pointer) => textAt(referral, pointer),
  };
  return GROUPS.flatMap(({ tasks }) => tasks)
    .map((id) => ({
      id,
      title: wordFor("TaskId", id),
      groups: answersOf(read, id)
        .map(({ heading, rows }) => ({
          heading,
          // A link leads to where an answer is changed; here nothing is.
          rows: rows.flatMap(({ name, value, note }) => (value ? [{ name, value, note }] : [])),
        }))
        .filter(({ rows }) => rows.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0);
}

/** Words as they can be found on a page, where lines break elsewhere. */
export const squeezed = (words: string) => words.replace(/\s+/g, "").toLowerCase();

/** The longest answer of a section: the words by which its place on the pages is found. */
export function telling(section: InsideSection): string {
  const values = section.groups.flatMap(({ rows }) => rows.map(({ value }) => value));
  return values.reduce((longest, value) => (value.length > longest.length ? value : longest), "");
}
