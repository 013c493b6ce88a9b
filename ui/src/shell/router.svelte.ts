import { finishTyping } from "../components/draft.svelte";
import { href, parse, type Route } from "./routes";

class Router {
  /** The place now shown. */
  route: Route = $state.raw(parse(window.location.hash));
  /** How many times the place has changed; the first page of all does not take the focus. */
  moves = $state(0);

  constructor() {
    window.addEventListener("hashchange", () => this.#arrive());
  }

  #arrive(): void {
    const next = parse(window.location.hash);
    if (href(next) === href(this.route)) return;
    this.route = next;
    this.moves += 1;
  }

  /** Goes to a place, after sending on whatever is still being typed. */
  async go(route: Route): Promise<void> {
    await finishTyping();
    window.location.hash = href(route);
    this.#arrive();
  }

  /** Goes to a place without leaving the present one behind in "back". */
  replace(route: Route): void {
    window.history.replaceState(null, "", href(route));
    this.#arrive();
  }
}

export const router = new Router();
