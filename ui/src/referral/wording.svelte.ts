import { SvelteSet } from "svelte/reactivity";
import type { Suggestion } from "../bindings/Suggestion";

/** Words that were looked at and left, until the window is closed or locked. */
export const left = new SvelteSet<string>();

/** The words stay as they are; they are not shown again. */
export function leave(words: string): void {
  left.add(words.toLowerCase());
}

/** Whether a suggestion's words still stand where they were found. One about a paragraph ends in "…". */
export function placed(text: string, suggestion: Suggestion): boolean {
  const there = text.slice(suggestion.start, suggestion.end);
  return suggestion.words.endsWith(" …")
    ? there.replaceAll(/\s+/g, " ").startsWith(suggestion.words.slice(0, -2))
    : there === suggestion.words;
}

/** After a pause in typing of this many milliseconds the words are looked at. */
const PAUSE = 350;

/** Looks at a text after each pause in typing. What comes back late is dropped. */
export class Look {
  suggestions: readonly Suggestion[] = $state.raw([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  at(text: string, ask: (text: string) => Promise<readonly Suggestion[]>): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (text.trim() === "") {
      this.suggestions = [];
      return;
    }
    this.#timer = setTimeout(() => {
      // Help that cannot be had is no reason to stop anybody.
      ask(text).then(
        (found) => {
          if (asked === this.#asked) this.suggestions = found;
        },
        () => undefined,
      );
    }, PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }
}
