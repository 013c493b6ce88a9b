import { createContext } from "svelte";
import { finishTyping } from "../components/draft.svelte";
import { codeOf, type Host } from "../host/host";
import type { Session, Start } from "../host/shapes";
import { router } from "./router.svelte";
import { BEFORE_SIGN_IN, type Route } from "./routes";

/** Said where the application locked the casebook by itself; why of the two, the window does not know. */
const LOCKED =
  "Threshold was locked: nobody had used it for a while, or the computer slept. What was saved is kept.";

/** What every screen shares: the host, who is signed in, and today's date at the home. */
export class Threshold {
  readonly host: Host;
  /** Where the person was when the casebook was locked: they come back there. */
  #interrupted: { route: Route; path: string | undefined } | undefined;
  status: Start | undefined = $state.raw();
  /** Referrals not yet decided; shown in the rail. */
  waiting = $state(0);
  /** A casebook chosen from a file, to sign in to. */
  chosen: string | undefined = $state();
  /** A sentence for the sign-in screen: why the casebook was locked. */
  farewell: string | undefined = $state();

  constructor(host: Host) {
    this.host = watched(host, () => this.#lockedElsewhere());
  }

  get session(): Session | undefined {
    return this.status?.session ?? undefined;
  }

  /** Today on the home's clock, "2026-11-21". */
  get today(): string {
    return this.status?.today ?? "";
  }

  async load(): Promise<void> {
    this.status = await this.host.start();
    if (this.session) await this.recount();
  }

  /** Into the home: to where the person was when this casebook was locked, else to the referrals. */
  async enter(path?: string): Promise<void> {
    const back = path !== undefined && this.#interrupted?.path === path ? this.#interrupted.route : undefined;
    this.#interrupted = undefined;
    this.farewell = undefined;
    this.chosen = undefined;
    const status = await this.host.start();
    // Both at once: where the person goes next, while the list is still being counted, stands.
    this.status = status;
    router.replace(back ?? this.#first());
    await this.recount();
  }

  /** Where a person begins who has signed in. */
  #first(): Route {
    return { screen: this.session?.register ? "gathered" : "referrals" };
  }

  /** Remembers the place and the casebook that a lock interrupts. */
  #interrupt(): void {
    const { route } = router;
    if (!BEFORE_SIGN_IN.includes(route.screen))
      this.#interrupted = { route, path: this.status?.casebook?.path };
  }

  /** Counts again what is open. A count that cannot be had is no reason to stop: the list says why. */
  async recount(): Promise<void> {
    this.waiting = 0;
    if (this.session?.register) return;
    try {
      this.waiting = (await this.host.referrals()).rows.filter((row) => row.signed_at === null).length;
    } catch {
      this.waiting = 0;
    }
  }

  /** Whether a lock was asked for while something typed could not be saved. */
  lockWouldLose = $state(false);

  /** Saves what is being typed, then locks; if something could not be saved, asks first. */
  async askToLock(): Promise<void> {
    if (await finishTyping()) await this.lock();
    else this.lockWouldLose = true;
  }

  /** Saves what can be saved and closes the casebook. */
  async lock(why?: string): Promise<void> {
    const kept = await finishTyping();
    this.lockWouldLose = false;
    this.#interrupt();
    await this.host.lock();
    this.farewell = kept
      ? why
      : "Something you had typed could not be saved before locking. You come back to the page it was on.";
    await this.load();
    await router.go({ screen: "sign-in" });
  }

  /** Sends a person who may not be where they are to where they may be. */
  direct(): void {
    if (!this.status) return;
    const { screen } = router.route;
    const before = BEFORE_SIGN_IN.includes(screen);
    if (this.session && before && screen !== "check-record") router.replace(this.#first());
    else if (!this.session && !before) {
      // The application locked the casebook and read the window again: the address still says where.
      if (!this.#interrupted) this.farewell = LOCKED;
      this.#interrupt();
      router.replace({ screen: "start" });
    } else if (this.session?.register && screen === "referrals") router.replace(this.#first());
    else if (screen === "start" && !this.session && this.status.casebook !== null)
      router.replace({ screen: "sign-in" });
    else if (screen === "sign-in" && this.status.casebook === null && this.chosen === undefined)
      router.replace({ screen: "start" });
  }

  #lockedElsewhere(): void {
    if (!this.session) return;
    this.#interrupt();
    this.farewell = LOCKED;
    void this.load().then(() => router.go({ screen: "sign-in" }));
  }
}

/** Any command may find the casebook locked; that always leads to the sign-in screen. */
function watched(host: Host, onlocked: () => void): Host {
  return new Proxy(host, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...given: unknown[]) => {
        try {
          return await (Reflect.apply(method, target, given) as Promise<unknown>);
        } catch (error) {
          if (codeOf(error) === "locked") onlocked();
          throw error;
        }
      };
    },
  });
}

/** The shared state, for a screen to read. */
export const [useThreshold, provideThreshold] = createContext<Threshold>();
