import type { Mention } from "../bindings/Mention";
import type { ReferralStore } from "../referral/referral.svelte";
import { entriesOf } from "../referral/entries";
import { nameOf } from "../screens/referral/specific-needs";
import { capital, SPECIFIC_NEEDS, wordFor } from "../words";
import type { Chosen } from "./beside.svelte";
import { keepAsEvidence } from "./passages";

/** Tells a place from every other that the aid shows. */
export function key(mention: Mention): string {
  return JSON.stringify([mention.topic, mention.paper, mention.page, mention.sentence]);
}

/** Places under what they mention, each once, in the order in which they were found. */
export function byTopic(
  mentions: readonly Mention[],
): { topic: string; about: string; mentions: readonly Mention[] }[] {
  const topics = new Map<string, Map<string, Mention>>();
  for (const mention of mentions) {
    const of = topics.get(mention.topic) ?? new Map<string, Mention>();
    of.set(key(mention), mention);
    topics.set(mention.topic, of);
  }
  return [...topics].map(([topic, of]) => {
    const all = [...of.values()];
    return { topic, about: all[0]?.about ?? "", mentions: all };
  });
}

/** A sentence around the words that were found in it. */
export function splitAt({ sentence, words }: Mention): [string, string, string] {
  const at = sentence.indexOf(words);
  return at < 0 ? [sentence, "", ""] : [sentence.slice(0, at), words, sentence.slice(at + words.length)];
}

/** The first answers of an entry that speaks of what is mentioned: what it is, never how it stands. */
function answersOf(mention: Mention, as: "need" | "risk"): Record<string, string> {
  if (as === "risk") {
    const kind = mention.risk ?? "";
    return { kind, what: capital(wordFor("RiskKind", kind)) };
  }
  const help = SPECIFIC_NEEDS.find(({ need }) => need === mention.need);
  return help ? { specific: help.need, category: help.category, what: nameOf(help) } : {};
}

/**
 * Notes a need or a risk from a place, with the place as its evidence. Gives its pointer, or nothing where
 * it was refused.
 */
export async function begun(
  store: ReferralStore,
  mention: Mention,
  as: "need" | "risk",
  chosen: Chosen,
): Promise<string | undefined> {
  const list = as === "need" ? "/needs" : "/risks";
  if (!(await store.change({ change: "note", list, answers: answersOf(mention, as) }))) return undefined;
  const entry = entriesOf(store, list).at(-1);
  if (!entry) return undefined;
  const target = { pointer: entry.pointer, about: entry.id, words: "" };
  return (await keepAsEvidence(store, chosen, target)) ? entry.pointer : undefined;
}
