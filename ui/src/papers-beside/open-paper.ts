import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Host } from "../host/host";
import type { PaperRow } from "../host/shapes";
import { openPdf, pageText } from "../pdf/pages";

/** A paper opened to be read: pages to draw, words, or a picture. */
export type OpenPaper =
  | { kind: "pages"; pdf: PDFDocumentProxy; total: number }
  | { kind: "words"; words: string }
  | { kind: "picture"; source: string };

/** Why a paper cannot be opened here, in words for the person. */
export class CannotBeShown extends Error {}

/** From this many bytes on a person would wonder whether anything happens while a paper is opened. */
export const LONG = 8_000_000;

const KEPT = "It is kept as it came";

/** Opens a paper. Rejects with `CannotBeShown` or with the host's own refusal. */
export async function openPaper(host: Host, referral: string, paper: PaperRow): Promise<OpenPaper> {
  switch (paper.shows) {
    case "nothing":
      throw new CannotBeShown(
        paper.trouble ?? `This paper cannot be shown here. ${KEPT}: save a copy to open it elsewhere.`,
      );
    case "words":
      return { kind: "words", words: await host.paperWords(referral, paper.digest) };
    case "picture": {
      const bytes = await host.paperBytes(referral, paper.digest);
      return { kind: "picture", source: URL.createObjectURL(new Blob([bytes.slice()])) };
    }
    case "pages":
      return openPages(await host.paperBytes(referral, paper.digest));
  }
}

/** Opens the pages of a PDF. */
export async function openPages(bytes: Uint8Array): Promise<OpenPaper> {
  try {
    const pdf = await openPdf(bytes);
    return { kind: "pages", pdf, total: pdf.numPages };
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    throw new CannotBeShown(
      locked
        ? `A password keeps this paper shut. ${KEPT}; ask whoever sent it for one without a password.`
        : `This paper is damaged, and its pages cannot be drawn. ${KEPT}; ask whoever sent it to send it again.`,
    );
  }
}

/** Lets go of what an open paper holds. */
export function closePaper(paper: OpenPaper): void {
  if (paper.kind === "picture") URL.revokeObjectURL(paper.source);
  if (paper.kind === "pages") void paper.pdf.loadingTask.destroy();
}

/** What each page of a paper says, page by page, as far as anybody has asked. */
export class Pages {
  readonly total: number;
  #paper: OpenPaper;
  #texts = new Map<number, Promise<string>>();

  constructor(paper: OpenPaper) {
    this.#paper = paper;
    this.total = paper.kind === "pages" ? paper.total : paper.kind === "words" ? 1 : 0;
  }

  /** Whether its pages are numbered: words that came without pages have none to name. */
  get numbered(): boolean {
    return this.#paper.kind === "pages";
  }

  text(number: number): Promise<string> {
    if (this.#paper.kind === "words") return Promise.resolve(this.#paper.words);
    if (this.#paper.kind !== "pages") return Promise.resolve("");
    const known = this.#texts.get(number) ?? pageText(this.#paper.pdf, number).catch(() => "");
    this.#texts.set(number, known);
    return known;
  }
}
