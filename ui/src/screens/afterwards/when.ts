import type { Deadline } from "../../bindings/Deadline";
import type { When } from "../../bindings/When";
import { longDate } from "../../components/dates";
import type { Tone } from "../../components/Tag.svelte";
import { capital } from "../../words";

/** The day, the count or the state of a date, as short as a tag. */
export function shortly(when: When): string {
  switch (when.kind) {
    case "due":
      return longDate(when.target);
    case "counting":
      return `${when.days} ${when.days === 1 ? "day" : "days"} since`;
    case "waiting":
      return when.if_as_planned ? `${longDate(when.if_as_planned)}, if as planned` : "Not started";
    case "counts_already":
      return when.target ? longDate(when.target) : "Counts already";
    case "not_known":
      return "Cannot be reckoned yet";
    case "done":
      return `Done ${longDate(when.on)}`;
    case "not_noted":
      return "Not noted as done";
    case "not_applicable":
      return "Does not apply";
  }
}

/** What is said of a date beside its tag: the sentences, without what the tag says already. */
export function beside(when: When, sentences: readonly string[]): string[] {
  return sentences.map((said) => without(when, said)).filter((said) => said !== "");
}

function without(when: When, said: string): string {
  if (when.kind === "due")
    return /^The (last |seventh )?day is (.*)\.$/.exec(said)?.[2] === longDate(when.target) ? "" : said;
  if (when.kind === "counting") return said.replace(/^\d+ days? since /, "Since ");
  if (when.kind !== "done") return said;
  // "Done on 9 December 2026: the plan came (Ruth Example)." beside "Done 9 December 2026".
  const beginning = new RegExp(
    `^(?:Done|Held|Answered|Sent|Sent to HMCI|Gone over in full) on ${longDate(when.on)}`,
  );
  const already = beginning.exec(said)?.[0];
  if (already === undefined) return said;
  const words = said
    .slice(already.length)
    .replace(/^[:.]? */, "")
    .trim();
  if (words === "" || words === ".") return "";
  const by = /^\((.*)\)\.$/.exec(words)?.[1];
  return by ? `By ${by}.` : capital(words);
}

/** How its tag looks; the words say the same. */
export function tone(when: When): Tone {
  if (when.kind === "due") return when.days_left < 0 ? "settle" : when.days_left <= 3 ? "challenge" : "busy";
  return (
    {
      counting: "challenge",
      waiting: "plain",
      counts_already: "plain",
      not_known: "plain",
      not_noted: "challenge",
      done: "good",
      not_applicable: "quiet",
    } as const
  )[when.kind];
}

/** The dates that ask something, and those that do not apply. */
export function parted(deadlines: readonly Deadline[]): { apply: Deadline[]; not: Deadline[] } {
  return {
    apply: deadlines.filter((one) => one.when.kind !== "not_applicable"),
    not: deadlines.filter((one) => one.when.kind === "not_applicable"),
  };
}
