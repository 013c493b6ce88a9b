import type { Host } from "../host/host";
import type { PaperRow } from "../host/shapes";
import type { Pages } from "./open-paper";
import type { Place } from "./place";
import { around, runsOf, sentenceAround, squeeze } from "./squeeze";

/** A place that says what was looked for. */
export interface Find extends Place {
  /** What the paper is called. */
  title: string;
  before: string;
  after: string;
  /** The whole sentence. */
  sentence: string;
}

/** A paper, and what it is called now. */
export interface Titled {
  row: PaperRow;
  title: string;
}

/** More than this nobody reads: the person is asked for another word. */
export const MOST_FINDS = 200;

/** The finds on one page, or in words without pages. */
function findsOn(text: string, typed: string, paper: Titled, page: number | null, most: number): Find[] {
  const letters = squeeze(text);
  return runsOf(text, typed, letters, most).map((run, nth) => {
    const [before, words, after] = around(text, run);
    const whole = sentenceAround(text, run);
    const sentence = text.slice(whole.start, whole.end).replace(/\s+/g, " ");
    return { digest: paper.row.digest, title: paper.title, page, words, before, after, sentence, nth };
  });
}

/** What is looked for, in a paper that is open: page by page, so that a long one can be stopped. */
export async function* inThisPaper(pages: Pages, paper: Titled, typed: string): AsyncGenerator<Find[]> {
  let left = MOST_FINDS;
  for (let number = 1; number <= pages.total && left > 0; number += 1) {
    const text = await pages.text(number);
    const finds = findsOn(text, typed, paper, pages.numbered ? number : null, left);
    left -= finds.length;
    yield finds;
  }
}

/** The pages of a paper's kept words: a form feed ends a page. */
export function keptPages(words: string): { page: number | null; text: string }[] {
  if (!words.includes("\f")) return [{ page: null, text: words }];
  return words
    .split("\f")
    .map((text, i) => ({ page: i + 1, text }))
    .filter(({ text }) => text.trim() !== "");
}

/** What is looked for, in the words of every paper that has some, paper by paper. */
export async function* inAllPapers(
  host: Host,
  referral: string,
  papers: readonly Titled[],
  typed: string,
): AsyncGenerator<Find[]> {
  let left = MOST_FINDS;
  for (const paper of papers) {
    if (left <= 0) return;
    if (paper.row.being_read || paper.row.shows === "nothing" || paper.row.shows === "picture") continue;
    const finds: Find[] = [];
    for (const { page, text } of keptPages(await host.paperWords(referral, paper.row.digest))) {
      finds.push(...findsOn(text, typed, paper, page, left));
      left = Math.max(0, left - finds.length);
    }
    yield finds;
  }
}
