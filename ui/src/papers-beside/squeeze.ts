/**
 * Words without what different readers of the same paper put differently: white space, the hyphens of
 * lines that were broken, the shape of quotation marks, capitals. `at` says where each letter stood.
 */
export interface Squeezed {
  letters: string;
  at: Uint32Array;
}

/** A run of a text: from its first letter to behind its last. */
export interface Run {
  start: number;
  end: number;
}

const LEFT_OUT = /[\s\u00ad\u200b-\u200d\u2060\ufeff\-\u2010-\u2015]/u;
const SAME: Record<string, string> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201b": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\ufb00": "ff",
  "\ufb01": "fi",
  "\ufb02": "fl",
  "\ufb03": "ffi",
  "\ufb04": "ffl",
};

export function squeeze(text: string): Squeezed {
  const letters: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const letter of text) {
    if (!LEFT_OUT.test(letter))
      for (const one of (SAME[letter] ?? letter).toLowerCase()) {
        letters.push(one);
        for (let half = 0; half < one.length; half += 1) at.push(place);
      }
    place += letter.length;
  }
  return { letters: letters.join(""), at: Uint32Array.from(at) };
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether a word begins here. */
function begins(text: string, at: number): boolean {
  return at === 0 || !LETTER.test(text[at - 1] ?? "") || !LETTER.test(text[at] ?? "");
}

/**
 * Where a text says the words, in order, at most `most` times. A find begins where a word begins, so that
 * "ride" does not find "bride"; it may end inside one, so that "harm" finds "harmed".
 */
export function runsOf(text: string, words: string, squeezed = squeeze(text), most = Infinity): Run[] {
  const wanted = squeeze(words).letters;
  const runs: Run[] = [];
  if (wanted === "") return runs;
  let from = squeezed.letters.indexOf(wanted);
  while (from >= 0 && runs.length < most) {
    const start = squeezed.at[from] ?? 0;
    const end = (squeezed.at[from + wanted.length - 1] ?? start) + 1;
    if (begins(text, start)) runs.push({ start, end });
    from = squeezed.letters.indexOf(wanted, from + 1);
  }
  return runs;
}

/** The words around a run, for a list of finds: before, the run itself, after. */
export function around(text: string, { start, end }: Run, each = 60): [string, string, string] {
  const before = text.slice(Math.max(0, start - each), start).replace(/^\S*\s/, "");
  const after = text.slice(end, end + each).replace(/\s\S*$/, "");
  return [before, text.slice(start, end), after].map((part) => part.replace(/\s+/g, " ")) as [
    string,
    string,
    string,
  ];
}

/** The sentence a run stands in. A line that ends without a full stop ends a sentence only at a blank line. */
export function sentenceAround(text: string, { start, end }: Run): Run {
  const ends = /[.!?](?=["'\u2019\u201d)]*\s)|\n\s*\n/gu;
  let first = 0;
  for (const found of text.slice(0, start).matchAll(ends)) first = found.index + found[0].length;
  ends.lastIndex = Math.max(start, end - 1);
  const next = ends.exec(text);
  let last = next ? next.index + (/[.!?]/.test(next[0]) ? 1 : 0) : text.length;
  while (first < start && /[\s"'\u2019\u201d)]/u.test(text[first] ?? "")) first += 1;
  while (last > end && /\s/u.test(text[last - 1] ?? "")) last -= 1;
  return { start: first, end: last };
}
