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

/** What one page says. */
export async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  return wordsOf(await contentOf(await pdf.getPage(number)));
}

/**
 * Draws one page into a canvas at a width in CSS pixels, and lays its words over it, where they can be
 * selected. `stopped` is asked between the steps: a page that went out of sight is not worth finishing.
 */
export async function drawPageWithWords(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  layer: HTMLElement,
  width: number,
  stopped: () => boolean,
): Promise<void> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const scale = width / natural.width;
  const density = Math.min(window.devicePixelRatio || 1, 2);
  if (stopped()) return;
  const viewport = page.getViewport({ scale: scale * density });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const task = page.render({ canvas, viewport });
  const watch = setInterval(() => stopped() && task.cancel(), 100);
  try {
    await task.promise;
  } finally {
    clearInterval(watch);
  }
  const { TextLayer } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const content = await contentOf(page);
  if (stopped()) return;
  layer.replaceChildren();
  layer.style.setProperty("--total-scale-factor", String(scale));
  await new TextLayer({
    textContentSource: content,
    container: layer,
    viewport: page.getViewport({ scale }),
  }).render();
  page.cleanup();
}

/** How high a page is for its width. */
export async function shapeOf(pdf: PDFDocumentProxy, number: number): Promise<number> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
  return height / width;
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
  const words = wordsOf(await contentOf(page));
  page.cleanup();
  return words;
}

/**
 * The text of a page. Read piece by piece: WebKit cannot walk a stream with `for await`, which is how
 * the reader's own `getTextContent` does it.
 */
async function contentOf(page: PDFPageProxy): Promise<TextContent> {
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  const whole: TextContent = { items: [], styles: {}, lang: null };
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    whole.items.push(...piece.value.items);
    Object.assign(whole.styles, piece.value.styles);
    whole.lang ??= piece.value.lang;
  }
  return whole;
}

function wordsOf(content: TextContent): string {
  let words = "";
  for (const item of content.items) if ("str" in item) words += item.str + (item.hasEOL ? "\n" : "");
  return words;
}
