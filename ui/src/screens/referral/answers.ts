import type { Question } from "../../bindings/Question";
import type { TaskId } from "../../bindings/TaskId";
import { longDate, longDateTime } from "../../components/dates";
import { drawn } from "../../referral/questions";
import type { ReferralStore } from "../../referral/referral.svelte";
import { href } from "../../shell/routes";
import { capital, isVocabulary, labelOf, questionsOf, QUESTIONS, wordFor } from "../../words";
import { entriesOf, textAt, withdrawn } from "../../referral/entries";
import { residentsOf } from "./group";

/** One answered, or unanswered, question as "check answers" shows it. */
export interface AnswerRow {
  name: string;
  value: string;
  note?: string | undefined;
  href?: string | undefined;
}

/** The answers of one entry, or of the questions that stand alone. */
export interface AnswerGroup {
  heading?: string | undefined;
  rows: AnswerRow[];
}

/** A referral that is read: one that is open, or the one inside a record. */
export type Read = Pick<ReferralStore, "text" | "answer" | "home"> & { open: { id: string } };

/** An answer in the words people read. */
function inWords(question: Question, text: string): string {
  if (text === "") return "";
  if (question.kind === "choice")
    return isVocabulary(question.of) ? capital(wordFor(question.of, text)) : text;
  if (question.kind === "date") return longDate(text);
  if (question.kind === "date_time") return longDateTime(text);
  return text;
}

function rowsOf(store: Read, task: TaskId, questions: readonly Question[], index?: number): AnswerRow[] {
  return drawn(questions, index, store).map((item): AnswerRow => {
    const pointer = "evidence" in item ? item.evidence : item.pointer;
    const link = href({ screen: "referral", id: store.open.id, section: task, item: pointer });
    if ("evidence" in item) {
      const part = (name: string) => store.text(`${pointer}/${name}`);
      const source = [
        part("document"),
        part("page") && `page ${part("page")}`,
        part("person"),
        longDate(part("dated")),
      ];
      return {
        name: labelOf(`${pointer}/knowledge`),
        value: capital(wordFor("Knowledge", part("knowledge"))),
        note: source.filter(Boolean).join(", ") || undefined,
        href: link,
      };
    }
    return { name: item.question.label, value: inWords(item.question, store.text(pointer)), href: link };
  });
}

/** The lists a task's entries stand in, and the field that names an entry. */
const LISTS: Partial<Record<TaskId, readonly { list: string; name: string }[]>> = {
  plans: [{ list: "/papers", name: "/title" }],
  needs: [
    { list: "/needs", name: "/what" },
    { list: "/risks", name: "/what" },
  ],
  range: [{ list: "/needs", name: "/what" }],
  response: [{ list: "/needs", name: "/what" }],
  group: [
    { list: "/group/entries", name: "/child" },
    { list: "/group/rows", name: "/child" },
  ],
  gaps: [{ list: "/gaps", name: "/what" }],
  views: [{ list: "/views", name: "/person" }],
  liberty: [
    { list: "/liberty/restrictions", name: "/what" },
    { list: "/liberty/effects", name: "/child" },
  ],
  devices: [{ list: "/devices/each", name: "/what" }],
  decision: [{ list: "/decision/conditions", name: "/what" }],
};

/** Everything answered in a task, in its own order. */
export function answersOf(store: Read, task: TaskId): AnswerGroup[] {
  const residents = new Map(residentsOf(store).map((resident) => [resident.id, resident.name]));
  const alone = questionsOf(task);
  const plans = task === "plans";
  const first: AnswerGroup[] = plans
    ? ["placement_plan", "care_plan", "ehc_plan", "sen_statement", "youth_justice_plan"].map((kind) => ({
        heading: capital(wordFor("PlanKind", kind)),
        rows: rowsOf(
          store,
          task,
          alone.filter((q) => q.pointer.startsWith(`/plans/${kind}/`)),
        ),
      }))
    : alone.length > 0
      ? [{ rows: rowsOf(store, task, alone) }]
      : [];
  const listed = (LISTS[task] ?? []).flatMap(({ list, name }) => {
    const questions = QUESTIONS.filter((q) => q.task === task && q.pointer.startsWith(`${list}/*/`));
    return entriesOf(store, list).map((entry): AnswerGroup => {
      const called = textAt(entry.value, name);
      const title = residents.get(called) ?? called;
      const taken = withdrawn(entry.value);
      return {
        heading: `${capital(title) || "Not yet named"}${taken ? ` — withdrawn: ${taken.because}` : ""}`,
        rows: rowsOf(store, task, questions, entry.index),
      };
    });
  });
  return [...first, ...listed];
}
