/** A key, what it does, and where it does it. */
export interface Shortcut {
  keys: readonly string[];
  does: string;
  where?: string;
}

/** Every key of Threshold's own. What a browser or a screen reader does with Tab and Enter stays as it is. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["Ctrl", "K"], does: "Search in everything" },
  { keys: ["Ctrl", "N"], does: "New referral" },
  { keys: ["Ctrl", "L"], does: "Lock, after saving what is typed" },
  { keys: ["Ctrl", "B"], does: "Open and close the papers beside the work", where: "A referral" },
  { keys: ["F6"], does: "From the questions to the papers and back", where: "A referral, papers open" },
  { keys: ["Ctrl", "P"], does: "Print this page" },
  { keys: ["Ctrl", "+"], does: "Everything larger" },
  { keys: ["Ctrl", "−"], does: "Everything smaller" },
  { keys: ["Ctrl", "0"], does: "As large as at first" },
  { keys: ["?"], does: "Show these keys" },
  { keys: ["/"], does: "Go to the search of the list", where: "Referrals" },
  { keys: ["↑", "↓"], does: "From child to child", where: "Referrals" },
  { keys: ["↑", "↓", "←", "→"], does: "From cell to cell", where: "The children living here, in a referral" },
  { keys: ["Esc"], does: "Close a window within the window" },
];

/** Whether a key pressed here is being typed into something. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.target instanceof Element ? event.target : null;
  return at?.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") != null;
}
