import { tick } from "svelte";
import { fieldId, focusPlace } from "../../referral/place";
import type { ReferralStore } from "../../referral/referral.svelte";
import { entriesOf } from "../../referral/entries";

/** Notes an entry with its first answers, opens it and puts the cursor into its first field. */
export async function noteAndOpen(
  store: ReferralStore,
  list: string,
  answers: Record<string, string>,
  onadded?: (pointer: string) => void,
): Promise<boolean> {
  if (!(await store.change({ change: "note", list, answers }))) return false;
  const added = entriesOf(store, list).at(-1);
  if (!added) return false;
  onadded?.(added.pointer);
  await tick();
  focusPlace(added.pointer);
  const fold = document.getElementById(fieldId(added.pointer));
  fold?.querySelector<HTMLElement>(":scope > :not(summary) :is(input, select, textarea)")?.focus();
  return true;
}
