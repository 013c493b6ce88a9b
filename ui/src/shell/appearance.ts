/** How the window looks: as the system says, or as chosen on this computer. */
export type Appearance = "system" | "light" | "dark";

const KEPT = "appearance";

/** What was chosen on this computer. A place that cannot be read is no choice. */
export function appearance(): Appearance {
  try {
    const kept = window.localStorage.getItem(KEPT);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

/** Shows the window so; the stylesheet does the rest. */
export function show(chosen: Appearance): void {
  if (chosen === "system") delete document.documentElement.dataset["appearance"];
  else document.documentElement.dataset["appearance"] = chosen;
}

/** Shows it and keeps the choice on this computer. Where it cannot be kept it lasts until closing. */
export function choose(chosen: Appearance): void {
  show(chosen);
  try {
    if (chosen === "system") window.localStorage.removeItem(KEPT);
    else window.localStorage.setItem(KEPT, chosen);
  } catch {
    // Shown all the same.
  }
}
