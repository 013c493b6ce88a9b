import { at } from "./pointer";
import type { ReferralStore } from "./referral.svelte";
import type { Json } from "./shapes";

/** One entry of a list of the referral, with the place where it stands. */
export interface EntryAt {
  index: number;
  /** "/needs/2" */
  pointer: string;
  id: string;
  value: Json;
}

/** Every entry of a list, withdrawn ones too. */
export function entriesOf(store: Pick<ReferralStore, "answer">, list: string): EntryAt[] {
  const entries = store.answer(list);
  if (!Array.isArray(entries)) return [];
  return entries.map((value, index) => ({
    index,
    pointer: `${list}/${index}`,
    id: textAt(value, "/id") || textAt(value, "/child") || String(index),
    value,
  }));
}

/** The text at a pointer inside an entry; "" where there is none. */
export function textAt(value: Json | undefined, pointer: string): string {
  const found = at(value, pointer);
  return typeof found === "string" ? found : typeof found === "number" ? String(found) : "";
}

/** An entry was withdrawn; it stays in the record with the reason. */
export interface Withdrawn {
  because: string;
  by: string;
  readBy: string;
}

/** How an entry was withdrawn, if it was. */
export function withdrawn(entry: Json): Withdrawn | undefined {
  const found = at(entry, "/withdrawn");
  if (typeof found !== "object" || found === null) return undefined;
  return {
    because: textAt(entry, "/withdrawn/because"),
    by: textAt(entry, "/withdrawn/by"),
    readBy: textAt(entry, "/withdrawn/read_by"),
  };
}
