import type { ErrorCode } from "../bindings/ErrorCode";
import { codeOf, sentence } from "../host/host";

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

  /** What was wrong with a control is being put right: nothing is said of it until the next try. */
  forgive(field: string): void {
    const { [field]: _, ...others } = this.wrong;
    this.wrong = others;
  }

  /** Something outside the form itself was refused. */
  refuse(error: unknown): void {
    this.#refused = sentence(error);
    this.attempt += 1;
  }

  /** What was said about the last try is no longer so: the person goes on to something else. */
  clear(): void {
    this.wrong = {};
    this.#refused = undefined;
  }

  /**
   * Keeps what was typed unless something has to be put right first; a second press meanwhile is one.
   * A refusal with the code `about` names is about that control. Resolves to whether it was kept.
   */
  async send(
    event: SubmitEvent | undefined,
    problems: () => Record<string, string> | Promise<Record<string, string>>,
    keep: () => Promise<unknown>,
    about?: { code: ErrorCode; field: string },
  ): Promise<boolean> {
    event?.preventDefault();
    if (this.busy) return false;
    this.#refused = undefined;
    this.busy = true;
    try {
      this.wrong = await problems();
      this.attempt += 1;
      if (Object.keys(this.wrong).length > 0) return false;
      await keep();
      this.savedAt = new Date().toTimeString().slice(0, 5);
      return true;
    } catch (error) {
      if (about && codeOf(error) === about.code) this.wrong = { [about.field]: sentence(error) };
      else this.#refused = sentence(error);
      this.attempt += 1;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
