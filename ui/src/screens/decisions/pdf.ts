import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import type { TextContent } from "pdfjs-dist/types/src/display/api";

/** Opens a PDF. The reader's worker is part of the application: nothing is fetched from elsewhere. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const [pdfjs, { default: PdfWorker }] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.mjs?worker"),
  ]);
  pdfjs.GlobalWorkerOptions.workerPort ??= new PdfWorker();
  // The reader takes the bytes it is given over to its worker, so it is given its own copy.
  return pdfjs.getDocument({ data: bytes.slice(), isEvalSupported: false, useWasm: false }).promise;
}

/** Draws one page into a canvas at a width in CSS pixels and gives back its words. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<string> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const density = Math.min(window.devicePixelRatio || 1, 2);
  const viewport = page.getViewport({ scale: (width / natural.width) * density });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const words = await wordsOf(page);
  page.cleanup();
  return words;
}

/**
 * The words of a page. Read piece by piece: WebKit cannot walk a stream with `for await`, which is how
 * the reader's own `getTextContent` does it.
 */
async function wordsOf(page: PDFPageProxy): Promise<string> {
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  let words = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    for (const item of piece.value.items) if ("str" in item) words += item.str + (item.hasEOL ? "\n" : "");
  return words;
}
