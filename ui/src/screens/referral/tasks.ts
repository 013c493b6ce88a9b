import type { Task } from "../../bindings/Task";
import type { Tone } from "../../components/Tag.svelte";
import { href } from "../../shell/routes";
import { capital, wordFor } from "../../words";

/**
 * A task as its row in the list shows it. What is to be settled speaks before the mere status; once the
 * decision is signed nothing is to be settled any more, and what stood open is said as that.
 */
export function taskRow(task: Task, referral: string, signed = false) {
  const open = task.settle + task.challenge;
  const state = signed
    ? { state: open > 0 ? `${open} open when signed` : "As signed", tone: "quiet" as Tone }
    : task.settle > 0 && task.status !== "cannot_start"
      ? { state: `${task.settle} to settle`, tone: "settle" as Tone }
      : task.challenge > 0 && task.status !== "cannot_start"
        ? { state: `${task.challenge} to challenge`, tone: "challenge" as Tone }
        : {
            state: capital(wordFor("TaskStatus", task.status)),
            tone: (task.status === "in_progress" ? "busy" : "quiet") as Tone,
          };
  return {
    id: task.id,
    title: wordFor("TaskId", task.id),
    hint: task.summary,
    href:
      task.status === "cannot_start"
        ? undefined
        : href({ screen: "referral" as const, id: referral, section: task.id }),
    ...state,
  };
}
