import type { SearchGroup } from "../bindings/SearchGroup";
import type { SearchHit } from "../bindings/SearchHit";
import type { SearchPiece } from "../bindings/SearchPiece";
import type { TaskId } from "../bindings/TaskId";
import { PLACES } from "../shell/places";
import type { Route } from "../shell/routes";
import { QUESTIONS } from "../words";

/** One line of what was found, wherever it leads. */
export interface Line {
  key: string;
  title: string;
  about: string;
  /** The field in which the words stand, and what stands there. */
  field?: string;
  pieces?: SearchPiece[];
  to: Route;
}

/** Lines under one heading. */
export interface Lines {
  key: string;
  title: string;
  lines: Line[];
  more: boolean;
}

/** The task whose question fills a field, or is nearest around it. */
export function taskOf(pointer: string): TaskId | undefined {
  const steps = pointer.split("/").map((step) => (/^\d+$/.test(step) ? "*" : step));
  for (let length = steps.length; length > 1; length -= 1) {
    const pattern = steps.slice(0, length).join("/");
    const question = QUESTIONS.find((one) => one.pointer === pattern);
    if (question) return question.task;
  }
  // A part of the referral no question fills as a whole: the task that asks about most of it.
  const first = `/${steps[1] ?? ""}/`;
  return QUESTIONS.find((one) => one.pointer.startsWith(first))?.task;
}

function routeOf(kind: SearchGroup["kind"], hit: SearchHit): Route {
  if (kind === "child") return { screen: "child", id: hit.id };
  if (kind === "record") return { screen: "decision", id: hit.id };
  if (kind === "paper" && hit.with !== null) {
    const item = hit.place?.pointer ?? "/papers";
    return { screen: "referral", id: hit.with, section: "plans", item };
  }
  const section = hit.place ? taskOf(hit.place.pointer) : undefined;
  return section && hit.place
    ? { screen: "referral", id: hit.id, section, item: hit.place.pointer }
    : { screen: "referral", id: hit.id };
}

/** What the casebook found, as lines. */
export function asLines(groups: SearchGroup[]): Lines[] {
  return groups.map(({ kind, title, hits, more }) => ({
    key: kind,
    title,
    more,
    lines: hits.map((hit) => ({
      key: `${kind}-${hit.id}`,
      title: hit.title,
      about: hit.about,
      ...(hit.place && hit.place.pieces.length > 0
        ? { field: hit.place.field, pieces: hit.place.pieces }
        : {}),
      to: routeOf(kind, hit),
    })),
  }));
}

/** The screens of the window whose name holds a word that begins with each word typed. */
export function placesNamed(typed: string, journal: boolean): Lines[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.some((word) => word.length > 1)) return [];
  const named = PLACES.flat()
    .filter((place) => !place.only || journal)
    .filter(({ title }) => {
      const parts = title.toLowerCase().split(/\s+/);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    });
  if (named.length === 0) return [];
  const lines = named.map(({ title, to }) => ({ key: `place-${title}`, title, about: "", to }));
  return [{ key: "places", title: "Screens", lines, more: false }];
}
