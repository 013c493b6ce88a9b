import { runsOf } from "./squeeze";

/** What is shown on the pages, each kind in its own way. */
export type Shown = "found" | "quoted" | "blacked-out";

/** The text of an element, with the nodes it comes from. */
function nodesOf(root: Node): { text: string; nodes: { node: Text; from: number }[] } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  const nodes: { node: Text; from: number }[] = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) {
      nodes.push({ node, from: text.length });
      text += node.data;
    } else if (node instanceof HTMLBRElement || node instanceof HTMLParagraphElement) text += "\n";
  return { text, nodes };
}

/** The text of a part of a page, with a line end wherever the page has one. */
export function textOf(root: Node): string {
  return nodesOf(root).text;
}

function point(nodes: { node: Text; from: number }[], at: number): [Text, number] | undefined {
  const found = nodes.findLast(({ from }) => from <= at);
  return found && [found.node, Math.min(at - found.from, found.node.length)];
}

/** Where an element says these words, as ranges of its text: at most so many, in order. */
export function rangesOf(root: Node, words: string, most = 1): Range[] {
  const { text, nodes } = nodesOf(root);
  return runsOf(text, words, undefined, most).flatMap(({ start, end }) => {
    const [first, last] = [point(nodes, start), point(nodes, end - 1)];
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(last[0], Math.min(last[1] + 1, last[0].length));
    return [range];
  });
}

/** The find of this number, from 0; where there are fewer, the last. */
export function rangeOf(root: Node, words: string, nth: number): Range | undefined {
  return rangesOf(root, words, nth + 1).at(-1);
}

/** Marks ranges without touching the text. A browser that cannot is given a selection of the first find. */
export function show(kind: Shown, ranges: readonly Range[]): void {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) {
    if (kind === "found" && ranges[0]) {
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(ranges[0]);
    }
    return;
  }
  const name = `paper-${kind}`;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
