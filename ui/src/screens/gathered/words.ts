import type { GatheredGoes } from "../../bindings/GatheredGoes";
import type { GatheredRow } from "../../bindings/GatheredRow";
import type { Gathering } from "../../bindings/Gathering";
import type { Reliance } from "../../bindings/Reliance";
import type { Tone } from "../../components/Tag.svelte";

/** What came of taking files in. */
export type Came = Gathering;

/** Whether a document can be relied on, in words; the colour says nothing that they do not. */
export const RELIANCE: Record<Reliance, { words: string; tone: Tone }> = {
  good: { words: "Good", tone: "good" },
  unknown_signer: { words: "Signer not known", tone: "challenge" },
  failed: { words: "Failed its check", tone: "settle" },
};

/** What stands for the outcome of a record that waits for the reader's own view. */
export const KEPT_BACK = "Drawn to be read without its outcome";

/** What stands for the outcome of a document, or of a record that waits for the reader's own view. */
export function outcomeOf(row: GatheredRow): string | null {
  if (row.drawn) return KEPT_BACK;
  return row.kept_back ? "Kept back until your own view is written" : row.outcome;
}

/** What a document is called: its number, or, where that is no more than a claim, the file. */
export function named(row: GatheredRow): string {
  if (row.printed === null || row.reliance === "failed") return row.path || "A file that is kept back";
  return row.decision ? `Record ${row.printed}` : `${row.kind ?? "Document"} ${row.printed}`;
}

/** What a deletion took. */
export function wentInWords(goes: GatheredGoes): string {
  return goes.documents === 1 ? "One document was deleted." : `${goes.documents} documents were deleted.`;
}

/** What a deletion takes, in whole sentences. */
export function goesInWords(goes: GatheredGoes): string {
  const said = [
    goes.documents === 1 ? "One document goes" : `${goes.documents} documents go`,
    goes.decisions === 0 || goes.documents === 1
      ? "."
      : goes.decisions === 1
        ? ", one of them a decision record."
        : `, ${goes.decisions} of them decision records.`,
  ].join("");
  if (goes.overseen === 0) return said;
  const own = goes.overseen === 1 ? "One oversight record" : `${goes.overseen} oversight records`;
  return `${said} ${own} you signed here ${goes.overseen === 1 ? "stays" : "stay"}, with the decision record inside.`;
}

/** Several goes as one. */
export function addedUp(came: readonly Came[]): Came {
  const sum = { new: 0, failed: 0, known: 0, not_read: 0, others: 0, stopped: false };
  for (const one of came) {
    sum.new += one.new;
    sum.failed += one.failed;
    sum.known += one.known;
    sum.not_read += one.not_read;
    sum.others += one.others;
    sum.stopped ||= one.stopped;
  }
  return sum;
}

const files = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`);

/** What came of taking files in, in whole sentences. */
export function inWords(came: Came): string {
  const said = [];
  if (came.stopped) said.push("Stopped. Choose the same folder again to go on.");
  said.push(came.new === 0 ? "Nothing new." : `${files(came.new, "One document", "documents")} taken in.`);
  if (came.failed > 0) said.push(`${files(came.failed, "One", "of them")} failed the check: see the list.`);
  if (came.known > 0) said.push(`${files(came.known, "One file was", "files were")} here already.`);
  if (came.not_read > 0)
    said.push(`${files(came.not_read, "One file was", "files were")} not read: below the list stands why.`);
  if (came.others > 0)
    said.push(`${files(came.others, "One other file is", "other files are")} no PDF and was left alone.`);
  return said.join(" ");
}
