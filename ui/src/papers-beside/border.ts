/**
 * Where the border between the page and the papers stands: the part of the width the page has, in
 * hundredths. It is kept on this computer, like the appearance, and holds no word of any referral.
 */
export const LEAST = 35;
export const MOST = 65;
const MIDDLE = 50;
const KEPT = "papers-border";

/** The nearest place the border may stand at. */
export function within(part: number): number {
  return Number.isFinite(part) ? Math.min(MOST, Math.max(LEAST, Math.round(part))) : MIDDLE;
}

/** Where it was left on this computer. A place that cannot be read is the middle. */
export function borderKept(): number {
  try {
    return within(Number.parseInt(window.localStorage.getItem(KEPT) ?? "", 10));
  } catch {
    return MIDDLE;
  }
}

/** Keeps where it was left. Where it cannot be kept it lasts until closing. */
export function keepBorder(part: number): void {
  try {
    if (part === MIDDLE) window.localStorage.removeItem(KEPT);
    else window.localStorage.setItem(KEPT, `${part}`);
  } catch {
    // It stands there all the same.
  }
}

/** Where a key moves it to; nothing for a key that does not move it. */
export function movedBy(key: string, part: number): number | undefined {
  switch (key) {
    case "ArrowLeft":
      return within(part - 5);
    case "ArrowRight":
      return within(part + 5);
    case "Home":
      return LEAST;
    case "End":
      return MOST;
    case "Enter":
      return MIDDLE;
    default:
      return undefined;
  }
}
