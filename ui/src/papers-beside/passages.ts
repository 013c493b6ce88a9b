import type { ReferralStore } from "../referral/referral.svelte";
import { entriesOf, textAt, withdrawn } from "../referral/entries";
import { at } from "../referral/pointer";
import { capital, choices } from "../words";
import type { Chosen } from "./beside.svelte";
import { quoted } from "./place";

/** A passage that was kept, with what it is kept for. */
export interface Kept {
  /** "/passages/2" */
  pointer: string;
  id: string;
  keptAs: string;
  about: string;
  /** The digest of the paper. */
  digest: string;
  title: string;
  page: number | null;
  words: string;
  because: string;
  withdrawn: boolean;
}

/** Every passage of a referral, withdrawn ones too. */
export function passagesOf(store: Pick<ReferralStore, "answer">): Kept[] {
  return entriesOf(store, "/passages").map(({ pointer, id, value }) => {
    const page = at(value, "/page");
    return {
      pointer,
      id,
      keptAs: textAt(value, "/kept_as"),
      about: textAt(value, "/about"),
      digest: textAt(value, "/paper"),
      title: textAt(value, "/document"),
      page: typeof page === "number" ? page : null,
      words: textAt(value, "/words"),
      because: textAt(value, "/because"),
      withdrawn: withdrawn(value) !== undefined,
    };
  });
}

/** Something of the referral that a passage can be evidence for. */
export interface Target {
  /** "/needs/2", "/plans/care_plan". */
  pointer: string;
  /** What a passage about it names: the entry's id, or the plan. */
  about: string;
  words: string;
}

const LISTS = [
  { list: "/needs", name: "/what", one: "Need" },
  { list: "/risks", name: "/what", one: "Risk" },
  { list: "/gaps", name: "/what", one: "Gap" },
  { list: "/views", name: "/person", one: "View" },
  { list: "/liberty/restrictions", name: "/what", one: "Restriction" },
  { list: "/group/rows", name: "/what_we_know", one: "Row about a child living here" },
] as const;

/** Everything a passage can be evidence for, under headings. */
export function targetsOf(store: Pick<ReferralStore, "answer">): { heading: string; targets: Target[] }[] {
  const lists = LISTS.map(({ list, name, one }) => ({
    heading: one,
    targets: entriesOf(store, list)
      .filter(({ value }) => withdrawn(value) === undefined)
      .map(({ pointer, id, value }) => ({
        pointer,
        about: id,
        words: shortened(textAt(value, name)) || `${one} without a name`,
      })),
  }));
  const plans = choices("PlanKind").map(({ value, label }) => ({
    pointer: `/plans/${value}`,
    about: value,
    words: label,
  }));
  return [...lists, { heading: "Relevant plan", targets: plans }].filter(({ targets }) => targets.length > 0);
}

function shortened(words: string): string {
  return capital(words.length > 70 ? `${words.slice(0, 67).trimEnd()}…` : words);
}

/** The entry or the plan around a control, by the control's id: "q-needs-2-what" is in "/needs/2". */
export function placeAround(element: Element): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const found =
      /^q-(needs|risks|gaps|views|group-rows|liberty-restrictions)-(\d+)(?:-|$)/.exec(at.id) ??
      /^q-(plans)-([a-z_]+?)(?:_parts)?(?:-|$)/.exec(at.id);
    if (found) return `/${found[1]?.replace("-", "/")}/${found[2]}`;
  }
  return undefined;
}

/** Keeps chosen words as evidence for something, and names the paper as its source where none is named. */
export async function keepAsEvidence(store: ReferralStore, chosen: Chosen, target: Target): Promise<boolean> {
  if (!(await note(store, chosen, "evidence", target.about))) return false;
  const evidence = `${target.pointer}/evidence`;
  const hasSource = ["document", "person"].some((part) => store.text(`${evidence}/${part}`) !== "");
  if (at(store.referral, evidence) === undefined || hasSource) return true;
  const named = await store.save(`${evidence}/document`, chosen.title);
  if (!named || chosen.page === null) return named;
  return store.save(`${evidence}/page`, String(chosen.page), true);
}

/** Marks a place as blacked out or withheld; the paper is said to hold such a place. */
export async function markBlackedOut(
  store: ReferralStore,
  chosen: Chosen,
  because: string,
): Promise<boolean> {
  if (!(await note(store, chosen, "blacked_out", null, because))) return false;
  const paper = entriesOf(store, "/papers").find(({ value }) => textAt(value, "/digest") === chosen.digest);
  if (!paper || textAt(paper.value, "/redacted") === "yes") return true;
  return store.save(`${paper.pointer}/redacted`, "yes");
}

/** Keeps a passage. */
export function note(
  store: ReferralStore,
  chosen: Chosen,
  keptAs: "evidence" | "blacked_out" | "set_aside",
  about: string | null,
  because = "",
): Promise<boolean> {
  return store.change({
    change: "note",
    list: "/passages",
    answers: {
      kept_as: keptAs,
      ...(about === null ? {} : { about }),
      paper: chosen.digest,
      document: chosen.title,
      ...(chosen.page === null ? {} : { page: chosen.page }),
      words: quoted(chosen.words),
      ...(because.trim() === "" ? {} : { because: because.trim() }),
    },
  });
}
