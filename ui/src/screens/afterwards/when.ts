import type { Deadline } from "../../bindings/Deadline";
import type { When } from "../../bindings/When";
import { longDate } from "../../components/dates";
import type { Tone } from "../../components/Tag.svelte";

/** The day, the count or the state of a date, as short as a tag. */
export function shortly(when: When): string {
  switch (when.kind) {
    case "due":
      return longDate(when.target);
    case "counting":
      return `${when.days} ${when.days === 1 ? "day" : "days"} since`;
    case "waiting":
      return when.if_as_planned ? `${longDate(when.if_as_planned)}, if as planned` : "Not started";
    case "not_known":
      return "Cannot be reckoned yet";
    case "done":
      return `Done ${longDate(when.on)}`;
    case "not_applicable":
      return "Does not apply";
  }
}

/** How its tag looks; the words say the same. */
export function tone(when: When): Tone {
  if (when.kind === "due") return when.days_left < 0 ? "settle" : when.days_left <= 3 ? "challenge" : "busy";
  return (
    {
      counting: "challenge",
      waiting: "plain",
      not_known: "plain",
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
