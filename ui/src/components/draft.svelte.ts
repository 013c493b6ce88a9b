import { untrack } from "svelte";

/** Sends one finished value on. `false` (or a rejection) means it was not kept. */
export type Save<T> = (value: T) => void | boolean | Promise<void | boolean>;

/** How long a pause in typing counts as "finished for now", in milliseconds. */
export const IDLE_MS = 600;

const waiting = new Set<Draft<unknown>>();

/**
 * What is on screen for one question, held apart from what has been saved.
 *
 * It saves when the person leaves the field and after a pause in typing. Until the save has been
 * acknowledged, a newer value from outside never replaces what was typed; a failed save keeps it.
 */
export class Draft<T> {
  /** What the person sees. */
  value: T = $state.raw() as T;
  /** True from the first keystroke until the save was acknowledged. */
  unsaved = $state(false);
  #save: () => Save<T> | undefined;
  #typed: (value: T) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: { value: T; done: Promise<boolean> } | undefined;

  /** `typed` is called with every keystroke, long before anything is saved. */
  constructor(initial: T, save: () => Save<T> | undefined, typed: (value: T) => void = () => {}) {
    this.value = initial;
    this.#save = save;
    this.#typed = typed;
  }

  /** A value arrived from outside: shown unless something typed here is still waiting. */
  follow(value: T): void {
    // Only a change from outside is followed; the end of a save here is not one.
    untrack(() => {
      if (!this.unsaved) this.value = value;
    });
  }

  /** The person typed. */
  type(value: T): void {
    this.value = value;
    if (this.#save() === undefined) return;
    this.#typed(value);
    this.unsaved = true;
    waiting.add(this as Draft<unknown>);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.finish(), IDLE_MS);
  }

  /** The person left the field, or chose: saves now. Resolves to whether it was kept. */
  async finish(): Promise<boolean> {
    clearTimeout(this.#timer);
    const save = this.#save();
    if (!this.unsaved || save === undefined) return true;
    const value = this.value;
    if (this.#sending !== undefined && Object.is(this.#sending.value, value)) return this.#sending.done;
    const done = send(save, value);
    const sending = { value, done };
    this.#sending = sending;
    const kept = await done;
    if (this.#sending === sending) this.#sending = undefined;
    if (kept && Object.is(this.value, value)) {
      this.unsaved = false;
      waiting.delete(this as Draft<unknown>);
    }
    return kept;
  }

  /** The question leaves the screen: whatever is typed is sent now; its keeper holds it if that fails. */
  leave(): void {
    void this.finish().finally(() => waiting.delete(this as Draft<unknown>));
  }
}

async function send<T>(save: Save<T>, value: T): Promise<boolean> {
  try {
    return (await save(value)) !== false;
  } catch {
    return false;
  }
}

/** Saves everything typed and not yet saved, before locking, leaving or signing. */
export async function finishTyping(): Promise<boolean> {
  const kept = await Promise.all([...waiting].map((draft) => draft.finish()));
  return kept.every(Boolean);
}
