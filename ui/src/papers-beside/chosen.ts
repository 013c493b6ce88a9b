import { textOf } from "./highlight";
import { quoted } from "./place";

/** What is selected inside an element, with its page; nothing where nothing is. */
export function selectedIn(frame: Element): { words: string; page: number | null } | undefined {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!frame.contains(range.commonAncestorContainer)) return undefined;
  // The browser puts line ends of its own between words that are laid one by one: read them ourselves.
  const words = quoted(textOf(range.cloneContents()));
  if (words === "") return undefined;
  const at = range.startContainer;
  const page = (at instanceof Element ? at : at.parentElement)?.closest<HTMLElement>("[data-page]");
  return { words, page: page ? Number(page.dataset["page"]) : null };
}
