import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Draft, finishTyping, IDLE_MS, type Save } from "../draft.svelte";

describe("a draft", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is saved after a pause in typing, and not before", async () => {
    const save = vi.fn<Save<string>>();
    const draft = new Draft<string>("", () => save);
    draft.type("K");
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
    draft.type("Ka");
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledExactlyOnceWith("Ka");
    expect(draft.unsaved).toBe(false);
  });

  it("is saved at once when the person leaves the field, and only once", async () => {
    const save = vi.fn<Save<string>>();
    const draft = new Draft<string>("", () => save);
    draft.type("Kayden");
    await draft.finish();
    await vi.advanceTimersByTimeAsync(IDLE_MS * 2);
    expect(save).toHaveBeenCalledExactlyOnceWith("Kayden");
  });

  it("keeps what was typed when the save is refused, and sends it again when asked", async () => {
    const save = vi.fn<Save<string>>().mockRejectedValueOnce(new Error("disk full")).mockResolvedValue(true);
    const draft = new Draft<string>("before", () => save);
    draft.type("after");
    expect(await draft.finish()).toBe(false);
    draft.follow("before");
    expect(draft.value).toBe("after");
    expect(draft.unsaved).toBe(true);
    expect(await draft.finish()).toBe(true);
    expect(draft.unsaved).toBe(false);
  });

  it("is not overwritten by an older value that arrives while more is being typed", async () => {
    let acknowledge: (kept: boolean) => void = () => {};
    const draft = new Draft<string>("", () => () => new Promise<boolean>((done) => (acknowledge = done)));
    draft.type("one");
    const first = draft.finish();
    draft.type("one two");
    acknowledge(true);
    await first;
    draft.follow("one");
    expect(draft.value).toBe("one two");
    expect(draft.unsaved).toBe(true);
    const second = draft.finish();
    acknowledge(true);
    await second;
  });

  it("takes a new value from outside when nothing is typed here", () => {
    const draft = new Draft("a", () => () => true);
    draft.follow("b");
    expect(draft.value).toBe("b");
  });

  it("is among what is saved before locking", async () => {
    const save = vi.fn<Save<string>>();
    const draft = new Draft<string>("", () => save);
    draft.type("half a sent");
    expect(await finishTyping()).toBe(true);
    expect(save).toHaveBeenCalledExactlyOnceWith("half a sent");
    const refused = new Draft<string>("", () => () => false);
    refused.type("x");
    expect(await finishTyping()).toBe(false);
    refused.leave();
    await vi.runAllTimersAsync();
  });
});
