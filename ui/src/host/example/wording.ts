import type { Suggestion } from "../../bindings/Suggestion";

/** A few of the listed words: enough for a screen to show how suggestions look and are taken. */
const LISTED: readonly [words: RegExp, instead: string | null, why: string, put?: string][] = [
  [
    /complex needs/gi,
    "each need by its own name, with the support it takes",
    "It gathers different needs under one name; say the need, the support and who gives it.",
  ],
  [
    /manipulative/gi,
    "what the child said or did to be heard, and what they were asking for",
    "It guesses at a motive; say what was seen and, as an opinion, whose it is.",
  ],
  [
    /siblings/gi,
    "brothers and sisters",
    "It belongs to systems, not to a child’s life.",
    "brothers and sisters",
  ],
  [/clearly/gi, null, "Say how it is known, or whose opinion it is; the word gives no reason."],
];

export function wordsToLookAt(text: string): Suggestion[] {
  return LISTED.flatMap(([words, instead, why, put]) =>
    [...text.matchAll(words)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      words: found[0],
      instead,
      put: put ?? null,
      why,
      source: "Threshold suggests, after the Guide, paragraph 14.4",
    })),
  );
}
