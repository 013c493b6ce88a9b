import type { Consent } from "../../bindings/Consent";
import type { Happened } from "../../bindings/Happened";
import type { PlanKind } from "../../bindings/PlanKind";
import type { ReviewGround } from "../../bindings/ReviewGround";
import type { YesNo } from "../../bindings/YesNo";
import { capital, wordFor } from "../../words";

/** What is noted in the form: going over changes and looking back have pages of their own. */
export type Kind = Exclude<Happened["kind"], "reconfirmed" | "looked_back" | "ended">;

/** The form as typed. */
export interface Typed {
  kind: Kind | null;
  at: string | null;
  on: string | null;
  words: string;
  which: string | null;
  yes: string | null;
}

/** What each kind asks for, in the words of its questions. */
interface Needs {
  which?: string;
  at?: string;
  on?: string;
  yes?: string;
  words?: string;
}

export const KINDS: readonly { value: Kind; label: string }[] = [
  { value: "started", label: "The child moved in" },
  { value: "condition", label: "A condition was met, or was found not to be" },
  { value: "done", label: "Something with a date was done" },
  { value: "plan_replaced", label: "A relevant plan was replaced" },
  { value: "serious_event", label: "A serious event" },
  { value: "review_called_for", label: "A reason arose to ask for a review of the plans" },
  { value: "approved", label: "The authority approved the placement outside its area" },
  { value: "remade_in_full", label: "A decision made in an emergency was gone over in full, on paper" },
  { value: "visitor_may_read", label: "Consent that the independent person reads the child’s records" },
  { value: "not_taken_up", label: "The place was not taken up" },
  { value: "became_of", label: "What became of a child who did not come here" },
];

export const NEEDS: Record<Kind, Needs> = {
  started: { at: "When the child moved in" },
  condition: {
    which: "Which condition",
    yes: "Is it met?",
    on: "Seen on",
    words: "The proof, or what is lacking",
  },
  done: { which: "What was done", on: "On", words: "By what means, and what came of it" },
  plan_replaced: { which: "Which plan", on: "Date of the new plan", words: "What is new in it" },
  serious_event: {
    at: "When it happened, or when you came to know of it",
    words: "What happened, without names",
  },
  review_called_for: { which: "Which reason", on: "It arose on", words: "What shows it" },
  approved: { on: "Approved on" },
  not_taken_up: { on: "Known on", words: "Why" },
  remade_in_full: { on: "Gone over on", words: "What it came to, and why" },
  visitor_may_read: { which: "Who consents", on: "Given on", words: "How it was given, and to what" },
  became_of: { on: "Learnt on", words: "What is known, and from whom" },
};

/** What is still to be answered, by the id of its control. */
export function problems({ kind, at, on, words, which, yes }: Typed): Record<string, string> {
  if (kind === null) return { "after-kind": "Choose what happened." };
  const needs = NEEDS[kind];
  const asked: [string, string | undefined, string | null][] = [
    ["after-which", needs.which, which],
    ["after-at", needs.at, at],
    ["after-on", needs.on, on],
    ["after-yes", needs.yes, yes],
    ["after-words", kind === "done" ? undefined : needs.words, words.trim()],
  ];
  return Object.fromEntries(
    asked.flatMap(([field, label, answer]) => (label && !answer ? [[field, `Answer “${label}”.`]] : [])),
  );
}

/** What was typed as something to note, once nothing is left to answer. */
export function happened({ kind, at, on, words, which, yes }: Typed): Happened | undefined {
  if (kind === null) return undefined;
  const [day, moment, answer] = [on ?? "", at ?? "", yes as YesNo];
  switch (kind) {
    case "started":
      return { kind, at: moment };
    case "remade_in_full":
      return { kind, on: day, words, record: null };
    case "became_of":
      return { kind, on: day, words };
    case "visitor_may_read":
      return { kind, consent: which as Consent, on: day, words };
    case "serious_event":
      return { kind, at: moment, words };
    case "review_called_for":
      return { kind, on: day, ground: which as ReviewGround, words };
    case "approved":
      return { kind, on: day };
    case "not_taken_up":
      return { kind, on: day, because: words };
    case "condition":
      return { kind, id: which ?? "", met: answer, on: day, words };
    case "done":
      return { kind, key: which ?? "", on: day, words };
    case "plan_replaced":
      return { kind, plan: which as PlanKind, dated: day, words };
  }
}

/** Words without the full stop that another sentence puts behind them. */
const bare = (words: string) => words.replace(/\.+$/, "");

/** An entry in one sentence, for the list of what was noted. */
export function told(what: Happened, named: (key: string) => string, date: (iso: string) => string): string {
  switch (what.kind) {
    case "started":
      return `The child moved in on ${date(what.at)}.`;
    case "not_taken_up":
      return `The place was not taken up, as known on ${date(what.on)}: ${what.because}`;
    case "ended":
      return [
        `The stay ended on ${date(what.at)}, ${what.notice === "yes" ? "with" : "without"} notice beforehand: ${bare(what.words)}.`,
        what.stay_the_course === null
          ? ""
          : `What was agreed for when it gets hard was ${what.stay_the_course === "yes" ? "" : "not "}gone through: ${what.stay_the_course_words}`,
      ]
        .join(" ")
        .trim();
    case "looked_back":
      return `Looked back ${named(what.at)} on ${date(what.on)}. Next time: ${what.next_time}`;
    case "remade_in_full":
      return what.record
        ? `The emergency decision was made again in full on ${date(what.on)}, as decision record ${what.record.number}: ${wordFor("Outcome", what.record.outcome)}.`
        : `The emergency decision was gone over in full on ${date(what.on)}: ${what.words}`;
    case "visitor_may_read":
      return `${capital(named(what.consent))} consents, as of ${date(what.on)}, that the independent person reads the child’s records: ${what.words}`;
    case "became_of":
      return `What became of the child, as learnt on ${date(what.on)}: ${what.words}`;
    case "serious_event":
      return `A serious event on ${date(what.at)}: ${what.words}`;
    case "review_called_for":
      return `A review is called for since ${date(what.on)}, because ${named(what.ground)}. ${what.words}`;
    case "approved":
      return `The authority approved the placement outside its area on ${date(what.on)}.`;
    case "condition":
      return `${bare(named(what.id))}: ${what.met === "yes" ? "met" : "not met"}, as seen on ${date(what.on)}. ${what.words}`;
    case "done":
      return `${named(what.key)}: done on ${date(what.on)}. ${what.words}`;
    case "plan_replaced":
      return `${named(what.plan)}: replaced by one dated ${date(what.dated)}. ${what.words}`;
    case "reconfirmed":
      return `Gone over what changed since signing. ${what.words}`;
  }
}
