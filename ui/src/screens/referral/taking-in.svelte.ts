import { sentence, type Host } from "../../host/host";
import type { PaperTakenIn } from "../../host/shapes";

/** Bytes handed over at a time: 256 kB. */
export const PART = 256 * 1024;

/** A file on its way in, or what came of it. */
export interface Arriving {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly done: number;
  /** Why it was not taken in. */
  readonly trouble?: string;
  /** What a person should know about a paper that was taken in. */
  readonly note?: string;
}

/**
 * Takes papers in, one after another, part by part: a paper of a hundred megabytes is never in the
 * window's memory as a whole. What was stopped half-way leaves nothing behind.
 */
export class TakingIn {
  /** What is on its way or was not taken in, in the order in which it was chosen. */
  arriving: readonly Arriving[] = $state.raw([]);
  #host: Host;
  #referral: string;
  #stopped = new Set<number>();
  #next = 0;
  #queue: Promise<void> = Promise.resolve();
  #taken: (paper: PaperTakenIn) => Promise<void>;

  constructor(host: Host, referral: string, taken: (paper: PaperTakenIn) => Promise<void>) {
    this.#host = host;
    this.#referral = referral;
    this.#taken = taken;
  }

  /** Takes in every file of a list. Resolves when all of them have come or were not taken. */
  add(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      const key = this.#next++;
      this.arriving = [...this.arriving, { key, name: file.name, bytes: file.size, done: 0 }];
      this.#queue = this.#queue.then(() => this.#takeIn(key, file));
    }
    return this.#queue;
  }

  /** Stops a file on its way, or forgets what was said of one. */
  stop(key: number): void {
    const found = this.arriving.find((one) => one.key === key);
    if (found?.trouble !== undefined || found?.note !== undefined) this.#forget(key);
    else this.#stopped.add(key);
  }

  async #takeIn(key: number, file: File): Promise<void> {
    let id: string | undefined;
    try {
      if (this.#stopped.has(key)) return this.#forget(key);
      id = await this.#host.beginPaper(this.#referral, file.name, file.size);
      for (let start = 0, part = 0; start < file.size; start += PART, part += 1) {
        if (this.#stopped.has(key)) {
          await this.#host.dropPaper(id);
          return this.#forget(key);
        }
        const end = Math.min(start + PART, file.size);
        await this.#host.addToPaper(id, part, await inBase64(file.slice(start, end)));
        this.#say(key, { done: end });
      }
      const paper = await this.#host.keepPaper(id);
      id = undefined;
      await this.#taken(paper);
      const note = worthSaying(paper);
      if (note === undefined) this.#forget(key);
      else this.#say(key, { note });
    } catch (error) {
      this.#say(key, { trouble: sentence(error) });
      if (id !== undefined) await this.#host.dropPaper(id).catch(() => {});
    }
  }

  #say(key: number, more: Partial<Arriving>): void {
    this.arriving = this.arriving.map((one) => (one.key === key ? { ...one, ...more } : one));
  }

  #forget(key: number): void {
    this.arriving = this.arriving.filter((one) => one.key !== key);
  }
}

function worthSaying(paper: PaperTakenIn): string | undefined {
  if (paper.was_here) return "This very file was taken in before. It is not kept twice.";
  if (paper.also_with.length === 0) return undefined;
  const others = paper.also_with.map((number) => `referral ${number}`).join(", ");
  return `The same file was taken in with ${others}. Is it about this child?`;
}

/** The bytes of a piece, as text that a command can carry. */
function inBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Error("the file could not be read"));
    reader.readAsDataURL(piece);
  });
}

/** A file's name without its ending, as a first title. */
export function titleOf(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, "").trim();
}
