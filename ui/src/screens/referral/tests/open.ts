import { fireEvent, waitFor } from "@testing-library/svelte";
import { expect } from "vitest";
import type { Change } from "../../../bindings/Change";
import type { TaskId } from "../../../bindings/TaskId";
import { exampleHost } from "../../../host/example";
import type { Host } from "../../../host/host";
import type { Session } from "../../../host/shapes";
import type { WordsToStartFrom } from "../../../bindings/WordsToStartFrom";
import { fieldId } from "../../../referral/place";
import { openWindow } from "../../../test/window";

/** What a test may say to a change: a sentence refuses it. */
export type Say = (change: Change) => string | undefined;

/** Opens one section of the example's open referral in the whole window; `seen` are the changes kept. */
export async function openSection(
  section: TaskId,
  more: {
    id?: string;
    item?: string;
    say?: Say;
    session?: Partial<Session>;
    words?: WordsToStartFrom[];
  } = {},
): Promise<{ host: Host; seen: Change[] }> {
  const seen: Change[] = [];
  const example = exampleHost({ signedIn: true });
  const host = await openWindow(
    { screen: "referral", id: more.id ?? "open", section, ...(more.item ? { item: more.item } : {}) },
    {},
    {
      ...example,
      start: async () => {
        const start = await example.start();
        return { ...start, session: start.session && { ...start.session, ...more.session } };
      },
      openReferral: async (id) => {
        const view = await example.openReferral(id);
        return more.words ? { ...view, appraisal: { ...view.appraisal, words: more.words } } : view;
      },
      changeReferral: async (id, revision, change) => {
        const refused = more.say?.(change);
        if (refused) throw { code: "refused", message: refused, kept: null, do: null };
        const view = await example.changeReferral(id, revision, change);
        seen.push(change);
        return view;
      },
    },
  );
  return { host, seen };
}

/** The control that answers a pointer. */
export function field(pointer: string): HTMLInputElement | HTMLTextAreaElement {
  const found = document.getElementById(fieldId(pointer));
  if (!(found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement))
    throw new Error(`no field for ${pointer}`);
  return found;
}

/** Writes in a field and leaves it. */
export async function write(pointer: string, words: string): Promise<void> {
  const box = field(pointer);
  await fireEvent.input(box, { target: { value: words } });
  await fireEvent.blur(box);
}

/** Waits until the focus is where it is expected. */
export async function expectFocus(id: string): Promise<void> {
  await waitFor(() => expect(document.activeElement?.id).toBe(id));
}
