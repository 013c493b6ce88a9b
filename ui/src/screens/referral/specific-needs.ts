import type { NeedHelp } from "../../bindings/NeedHelp";
import { capital, SPECIFIC_NEEDS, wordFor } from "../../words";

/** The specific needs of one category that match what was typed. */
export interface Shelf {
  category: string;
  needs: NeedHelp[];
}

/** A name as it stands in the list: "Self-harm". */
export function nameOf(need: NeedHelp): string {
  return capital(wordFor("SpecificNeed", need.need));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9 ]+/g, " ");
}

/** Shorter words ("with", "her") are in every text. */
const MEANS_SOMETHING = 5;
/** "scratching", "scratches" and "scratched" begin alike. */
function stem(word: string): string {
  return word.replace(/(?:ing|ed|es|s)$/, "");
}

/**
 * The needs whose name, help or category holds every word typed, category by category. Those whose
 * name begins with what was typed stand first in their category. Where none holds every word, those that
 * hold the beginning of any longer one.
 */
export function matching(typed: string): Shelf[] {
  const words = plain(typed).split(" ").filter(Boolean);
  const texts = SPECIFIC_NEEDS.map((need) => ({
    need,
    text: plain(`${nameOf(need)} ${wordFor("NeedCategory", need.category)} ${need.may_look_like}`),
  }));
  let found = texts.filter(({ text }) => words.every((word) => text.includes(word)));
  // "Hurting herself by scratching" stands nowhere in these very words: the nearest are offered then.
  if (found.length === 0) {
    const stems = words.filter((word) => word.length >= MEANS_SOMETHING).map(stem);
    found = texts.filter(({ text }) => stems.some((one) => ` ${text}`.includes(` ${one}`)));
  }
  const shelves: Shelf[] = [];
  for (const { need } of found) {
    const shelf = shelves.find((s) => s.category === need.category);
    if (shelf) shelf.needs.push(need);
    else shelves.push({ category: need.category, needs: [need] });
  }
  const begins = (need: NeedHelp) => (plain(nameOf(need)).startsWith(words.join(" ")) ? 0 : 1);
  for (const shelf of shelves) shelf.needs.sort((a, b) => begins(a) - begins(b));
  return shelves;
}
