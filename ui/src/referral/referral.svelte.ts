import type { Change } from "../bindings/Change";
import type { Suggestion } from "../bindings/Suggestion";
import { codeOf, sentence, type Host } from "../host/host";
import type { ReferralView } from "../host/shapes";
import { at, withValue } from "./pointer";
import type { Json } from "./shapes";

/**
 * One open referral: the case and its appraisal as last acknowledged, what is still on its way, and
 * what could not be saved.
 *
 * Changes go out one at a time, in the order in which they were finished. An answer is shown as typed
 * from the moment it is finished until Rust has acknowledged it; a refused one stays shown, with the
 * sentence that says why, until it is saved or typed anew. Pointers are relative to the referral, as
 * the questions have them: "/needs/2/what".
 */
export class ReferralStore {
  /** As last acknowledged. */
  #open: ReferralView = $state.raw() as ReferralView;
  /** What would stand before a signature with the words now being typed; none once they are kept. */
  #ahead: ReferralView["appraisal"] | undefined = $state.raw();
  /** The newest words to look ahead with, while an answer about earlier ones is on its way. */
  #next: { pointer: string; value: Json } | undefined;
  #looking = false;
  /** "14:06" of the last change that was acknowledged here. */
  savedAt: string | undefined = $state();
  /** Why the last change that was not an answer (a note, a withdrawal) was refused. */
  refusal: string | undefined = $state();
  #host: Host;
  /** Answers finished here and not yet acknowledged, in the order in which they were finished. */
  #pending: ReadonlyMap<string, Json> = $state.raw(new Map());
  /** Answers that were refused: the sentence, by pointer. */
  #refused: ReadonlyMap<string, string> = $state.raw(new Map());
  /** The last answers kept in one act, with what stood there before. */
  #last: readonly { pointer: string; before: Json }[] = $state.raw([]);
  #onWay = $state(0);
  #acts = $state(0);
  #queue: Promise<unknown> = Promise.resolve();
  #clock: () => Date;

  constructor(host: Host, open: ReferralView, clock: () => Date = () => new Date()) {
    this.#host = host;
    this.open = open;
    this.#clock = clock;
  }

  get open(): ReferralView {
    return this.#open;
  }

  /** What was looked at ahead belonged to what stood before. */
  set open(open: ReferralView) {
    this.#open = open;
    this.#ahead = undefined;
  }

  /** The referral as the person sees it: acknowledged answers under those on their way. */
  readonly referral: Json = $derived.by(() => {
    let seen: Json = this.#case("/referral");
    for (const [pointer, value] of this.#pending) seen = withValue(seen, pointer, value);
    return seen;
  });

  /** The home as it stands in the case. */
  get home(): Json {
    return this.#case("/home");
  }

  get appraisal(): ReferralView["appraisal"] {
    return this.#ahead ?? this.open.appraisal;
  }

  /**
   * Words are being typed: what stands before a signature is looked at as if they were kept already,
   * and nothing is kept. One question at a time is on its way; only the newest words are asked about
   * next. Where it cannot be told, what was acknowledged last stands.
   */
  look(pointer: string, typed: string): void {
    if (this.signed) return;
    this.#next = { pointer, value: typed.trim() === "" ? null : typed };
    if (!this.#looking) void this.#lookOn();
  }

  async #lookOn(): Promise<void> {
    this.#looking = true;
    while (this.#next) {
      const { pointer, value } = this.#next;
      this.#next = undefined;
      const before = this.#open;
      try {
        const ahead = await this.#host.lookAhead(before.id, { change: "answer", pointer, value });
        // Only what is kept can be signed.
        const { ready_to_sign, not_ready_because } = before.appraisal;
        if (this.#open === before) this.#ahead = { ...ahead, ready_to_sign, not_ready_because };
      } catch {
        this.#ahead = undefined;
      }
    }
    this.#looking = false;
  }

  /** Once signed, a referral is read and never changed. */
  get signed(): boolean {
    return this.open.record !== null;
  }

  get saving(): boolean {
    return this.#onWay > 0;
  }

  /** Whether an act that was asked for by a button is on its way. Answers being saved do not hold it up. */
  get acting(): boolean {
    return this.#acts > 0;
  }

  get failed(): boolean {
    return this.#refused.size > 0;
  }

  /** The sentences of everything refused and still on screen, each once. */
  get refusals(): string[] {
    return [...new Set(this.#refused.values())];
  }

  /** The answer at a pointer, as the person sees it. */
  answer(pointer: string): Json | undefined {
    return at(this.referral, pointer);
  }

  /** The answer at a pointer as text; "" where there is none. */
  text(pointer: string): string {
    const value = this.answer(pointer);
    return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  }

  /** Why the answer at this pointer is not saved, if it is not. */
  trouble(pointer: string): string | undefined {
    return this.#refused.get(pointer);
  }

  /** The pointer of the last answer kept, while what stood there before can be put back. */
  get lastKept(): string | undefined {
    return this.#last[0]?.pointer;
  }

  /** Puts back what stood before the last answers were changed. Resolves to whether it was kept. */
  async undo(): Promise<boolean> {
    const last = this.#last;
    const kept = await Promise.all(last.map(({ pointer, before }) => this.save(pointer, before)));
    this.forgetLast();
    return kept.every(Boolean);
  }

  /** Nothing kept so far can be undone any more. */
  forgetLast(): void {
    this.#last = [];
  }

  /** What is to be put back if this answer is undone: for one field, what stood before work on it began. */
  #remember(pointer: string, before: Json, sameAct: boolean): void {
    if (this.#last.some((answer) => answer.pointer === pointer)) return;
    this.#last = [...(sameAct ? this.#last : []), { pointer, before }];
  }

  /**
   * Saves a finished answer; "" is saved as no answer. Resolves to whether it was kept. An answer that
   * another answer brought with it is the same act, and is undone with it.
   */
  save(pointer: string, value: Json, sameAct = false): Promise<boolean> {
    const answer = typeof value === "string" && value.trim() === "" ? null : value;
    const before = this.answer(pointer) ?? null;
    this.#pending = without(this.#pending, pointer).set(pointer, answer);
    return this.#inOrder(
      { change: "answer", pointer, value: answer },
      () => {
        if (Object.is(this.#pending.get(pointer), answer)) this.#pending = without(this.#pending, pointer);
        this.#refused = without(this.#refused, pointer);
        this.#remember(pointer, before, sameAct);
      },
      (why) => (this.#refused = without(this.#refused, pointer).set(pointer, why)),
    );
  }

  /** Makes any other change after the saves before it: a note, a withdrawal, a disagreement. */
  change(change: Change): Promise<boolean> {
    this.refusal = undefined;
    this.#acts += 1;
    return this.#inOrder(
      change,
      () => this.forgetLast(),
      (why) => (this.refusal = why),
    ).finally(() => (this.#acts -= 1));
  }

  /** Sends every refused answer again. Resolves to whether all were kept. */
  async tryAgain(): Promise<boolean> {
    const again = [...this.#refused.keys()].map((pointer) =>
      this.save(pointer, this.answer(pointer) ?? null),
    );
    return (await Promise.all(again)).every(Boolean);
  }

  /** Fetches the referral as it stands now, after what is on its way. */
  async reload(): Promise<void> {
    await this.#queue;
    this.open = await this.#host.openReferral(this.open.id);
  }

  /** What could be said better in an answer: suggestions, kept nowhere. */
  wordsToLookAt(pointer: string, text: string): Promise<Suggestion[]> {
    return this.#host.lookAtWords(this.open.id, pointer, text);
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** A part of the case as acknowledged, as plain JSON. */
  #case(pointer: string): Json {
    return at(this.open.case as unknown as Json, pointer) ?? {};
  }

  /** Sends one change. Where the referral was changed elsewhere, it is read again and sent once more. */
  async #send(change: Change): Promise<ReferralView> {
    const { id, revision } = this.open;
    try {
      return await this.#host.changeReferral(id, revision, change);
    } catch (error) {
      if (codeOf(error) !== "changed_elsewhere") throw error;
      const now = await this.#host.openReferral(id);
      this.open = now;
      return this.#host.changeReferral(id, now.revision, change);
    }
  }

  #inOrder(change: Change, kept: () => void, refused: (why: string) => void): Promise<boolean> {
    this.#onWay += 1;
    const done = this.#queue.then(async () => {
      try {
        this.open = await this.#send(change);
        this.savedAt = this.#clock().toTimeString().slice(0, 5);
        kept();
        return true;
      } catch (error) {
        // What was looked at ahead has not come about.
        this.#ahead = undefined;
        refused(sentence(error));
        return false;
      } finally {
        this.#onWay -= 1;
      }
    });
    this.#queue = done;
    return done;
  }
}

function without<V>(map: ReadonlyMap<string, V>, key: string): Map<string, V> {
  return new Map([...map].filter(([other]) => other !== key));
}
