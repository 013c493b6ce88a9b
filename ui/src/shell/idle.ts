/** How long nobody may touch the window before it locks itself, in milliseconds. */
export const IDLE_LOCK_MS = 10 * 60 * 1000;

const SIGNS_OF_A_PERSON = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Calls back once nobody has used the window for a while. Gives the way to stop watching. */
export function watchIdle(onidle: () => void, after = IDLE_LOCK_MS): () => void {
  let timer = setTimeout(onidle, after);
  const seen = () => {
    clearTimeout(timer);
    timer = setTimeout(onidle, after);
  };
  for (const sign of SIGNS_OF_A_PERSON) window.addEventListener(sign, seen, { passive: true });
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS_OF_A_PERSON) window.removeEventListener(sign, seen);
  };
}
