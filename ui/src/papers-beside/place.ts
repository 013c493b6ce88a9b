/** A place in a paper: the page where one is known, and the words to look for there. */
export interface Place {
  /** SHA-256 of the paper, in hexadecimal. */
  digest: string;
  /** From 1; null where the paper has no pages, or nobody knows which. */
  page: number | null;
  words: string;
  /** Which of the places on the page that say these words, from 0. */
  nth?: number;
}

/** Words as a quotation is kept: letter for letter, every run of white space one space. */
export function quoted(words: string): string {
  return words.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

/** "page 4", or nothing. */
export function pageWords(page: number | null): string {
  return page === null ? "" : `page ${page}`;
}
