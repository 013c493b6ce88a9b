/** How long nobody may touch the window before it locks itself, in milliseconds. */
export const IDLE_LOCK_MS = 10 * 60 * 1000;

const SIGNS_OF_A_PERSON = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** How often the application is told that somebody is here, at most, in milliseconds. */
const TELL_MS = 60 * 1000;

/**
 * Calls `onidle` once nobody has used the window for a while, and `onhere` now and then while somebody
 * does. Gives the way to stop watching.
 */
export function watchIdle(onidle: () => void, onhere: () => void, after = IDLE_LOCK_MS): () => void {
  let timer = setTimeout(onidle, after);
  let told = Date.now();
  const seen = () => {
    clearTimeout(timer);
    timer = setTimeout(onidle, after);
    if (Date.now() - told < TELL_MS) return;
    told = Date.now();
    onhere();
  };
  for (const sign of SIGNS_OF_A_PERSON) window.addEventListener(sign, seen, { passive: true });
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS_OF_A_PERSON) window.removeEventListener(sign, seen);
  };
}
