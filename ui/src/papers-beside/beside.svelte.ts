import { createContext } from "svelte";
import { type Place, quoted } from "./place";

/** Words of a paper that somebody chose: the place, and the title of the paper as it is called now. */
export interface Chosen extends Place {
  title: string;
  /** The sentence they stand in, where it is known. */
  sentence?: string;
}

/** The papers beside one referral: whether they are open, which one, and where one was in each. */
export class Beside {
  open = $state(false);
  /** Whether the window has room for two columns; without it the papers lie over the page. */
  roomy = $state(false);
  /** The paper shown, by its digest. */
  paper: string | undefined = $state();
  /** A place to go to; asked for again, it is another object. */
  asked: Place | undefined = $state.raw();
  /** What is looked for. */
  typed = $state("");
  /** Whether it is looked for in every paper. */
  everywhere = $state(false);
  /** The words chosen just now. */
  chosen: Chosen | undefined = $state.raw();
  /** The entry or plan one was last at: "/needs/2". */
  here: string | undefined = $state();
  /** Whether the reading aid is shown in the place of a paper. */
  aid = $state(false);
  /** How large pages are drawn, as a part of the width there is. */
  scale = $state(1);
  /** Where one was in each paper: the page, or how far down its words. */
  #places = new Map<string, number>();

  /** Whether the papers stand beside the page just now. */
  get split(): boolean {
    return this.open && this.roomy;
  }

  /** Opens a paper at a place. */
  show(place: Place): void {
    this.open = true;
    this.aid = false;
    this.paper = place.digest;
    this.asked = { ...place, words: quoted(place.words) };
  }

  choose(paper: string): void {
    if (paper === this.paper) return;
    this.paper = paper;
    this.asked = this.chosen = undefined;
  }

  close(): void {
    this.open = false;
    this.chosen = this.asked = undefined;
  }

  leftAt(paper: string): number {
    return this.#places.get(paper) ?? 0;
  }

  leave(paper: string, at: number): void {
    this.#places.set(paper, at);
  }
}

const kept = new WeakMap<object, Map<string, Beside>>();

/**
 * What one had open beside a referral. It lasts as long as the window, for one person in one casebook; it
 * is written nowhere.
 */
export function besideOf(window: object, casebook: string, person: string, referral: string): Beside {
  const key = JSON.stringify([casebook, person, referral]);
  const ofWindow = kept.get(window) ?? new Map<string, Beside>();
  kept.set(window, ofWindow);
  const beside = ofWindow.get(key) ?? new Beside();
  ofWindow.set(key, beside);
  return beside;
}

/** The papers beside the referral on screen, for whatever on the page leads to a place in them. */
export const [useBeside, provideBeside] = createContext<Beside>();
