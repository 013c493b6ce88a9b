import type { AuditQuestion } from "./bindings/AuditQuestion";
import type { LadderStep } from "./bindings/LadderStep";
import type { NeedHelp } from "./bindings/NeedHelp";
import type { Part } from "./bindings/Part";
import type { PartOfPlan } from "./bindings/PartOfPlan";
import type { Question } from "./bindings/Question";
import type { ReasonHelp } from "./bindings/ReasonHelp";
import type { TaskId } from "./bindings/TaskId";
import words from "./bindings/words.json";
import type { Option } from "./components/option";

/** The name of a closed vocabulary, as Rust declares it. */
export type Vocabulary = keyof typeof words.vocabularies;

/** Every question, in the order of the tasks and of the screen. */
export const QUESTIONS = words.questions as readonly Question[];

/** The words by which each force is introduced: "The Guide says". */
export const FORCES = words.forces as Readonly<Record<string, string>>;

/** The parts of the task "The referral", in order. */
export const PARTS = words.parts as readonly Part[];

/** The specific needs a need is noted from, with help, category by category. */
export const SPECIFIC_NEEDS = words.specific_needs as readonly NeedHelp[];

/** The reasons a decision may rest on, with what each asks for. */
export const REASONS = words.reasons as readonly ReasonHelp[];
/** What a care plan and a placement plan must hold, part by part. */
export const PLAN_PARTS = words.plan_parts as readonly PartOfPlan[];

/** What each theme of the grid hangs on, by provision id. */
export const THEMES = words.themes as Readonly<Record<string, readonly string[]>>;

/** The escalation ladder a home begins from when it writes its own. */
export const LADDER = words.ladder as readonly LadderStep[];

/** The questions of the audit of a signed decision, in order. */
export const AUDIT = words.audit as readonly AuditQuestion[];

/** With a capital, as the first word of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The values of a vocabulary with the words people read, as answers to choose from. */
export function choices(vocabulary: Vocabulary): Option[] {
  return words.vocabularies[vocabulary].map(({ value, label }) => ({ value, label: capital(label) }));
}

/** The words of one value; nothing when there is no value. */
export function wordFor(vocabulary: Vocabulary, value: string | null | undefined): string {
  return words.vocabularies[vocabulary].find((choice) => choice.value === value)?.label ?? "";
}

/** Whether Rust declares a vocabulary of this name. */
export function isVocabulary(name: string): name is Vocabulary {
  return name in words.vocabularies;
}

/** The questions of a task that stand alone, not in a list of entries. */
export function questionsOf(task: TaskId): Question[] {
  return QUESTIONS.filter((question) => question.task === task && !question.pointer.includes("*"));
}

/** The questions a task asks of each entry of a list, for example of "/needs". */
export function questionsOfEach(list: string, task: TaskId): Question[] {
  return QUESTIONS.filter((question) => question.task === task && question.pointer.startsWith(`${list}/*/`));
}

function questionAt(pointer: string): Question | undefined {
  const general = pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");
  return QUESTIONS.find((question) => question.pointer === general);
}

/** The words of the question at a pointer; indices may stand where the question has "*". */
export function labelOf(pointer: string): string {
  return questionAt(pointer)?.label ?? "";
}

/** The help under the question at a pointer. */
export function hintOf(pointer: string): string | undefined {
  return questionAt(pointer)?.hint ?? undefined;
}
