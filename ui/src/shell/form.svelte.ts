import { sentence } from "../host/host";

/**
 * A form with its own button: what has to be put right, what was refused, and how often it was tried.
 * The error summary takes the focus after every try that did not succeed; what was typed stays.
 */
export class Form {
  /** What has to be put right, by the id of the control. */
  wrong: Record<string, string> = $state.raw({});
  /** Changes with every try, so that the error summary takes the focus again. */
  attempt = $state(0);
  /** While what was typed is being kept. */
  busy = $state(false);
  /** "14:06" of the last time it was kept. */
  savedAt: string | undefined = $state();
  #refused: string | undefined = $state();

  readonly errors: readonly { text: string; field?: string }[] = $derived([
    ...(this.#refused === undefined ? [] : [{ text: this.#refused }]),
    ...Object.entries(this.wrong).map(([field, text]) => ({ text, field })),
  ]);

  /** Whether the last try was refused. */
  get refused(): boolean {
    return this.#refused !== undefined;
  }

  /** Keeps what was typed unless something has to be put right first; a second press meanwhile is one. */
  async send(event: SubmitEvent, problems: () => Record<string, string>, keep: () => Promise<unknown>) {
    event.preventDefault();
    if (this.busy) return;
    this.#refused = undefined;
    this.wrong = problems();
    this.attempt += 1;
    if (Object.keys(this.wrong).length > 0) return;
    this.busy = true;
    try {
      await keep();
      this.savedAt = new Date().toTimeString().slice(0, 5);
    } catch (error) {
      this.#refused = sentence(error);
      this.attempt += 1;
    } finally {
      this.busy = false;
    }
  }
}
