import type { NewHome, Strength } from "../../host/shapes";

export type Step = "home" | "people" | "passphrase";

/** What is typed while a home is set up. */
export interface TypedHome {
  name: string;
  urn: string;
  provider: string;
  host: string;
  places: string;
  manager: string;
  individual: string;
  passphrase: string;
  again: string;
  path: string;
}

export function emptyHome(): TypedHome {
  return {
    name: "",
    urn: "",
    provider: "",
    host: "",
    places: "",
    manager: "",
    individual: "",
    passphrase: "",
    again: "",
    path: "",
  };
}

/** What has to be put right before leaving a step: a sentence a field. */
export function problems(step: Step, typed: TypedHome, strength?: Strength): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (step === "home") {
    if (!typed.name.trim()) wrong["name"] = "Enter the name of the home.";
    if (typed.places.trim() && !/^[1-9]\d{0,2}$/.test(typed.places.trim()))
      wrong["places"] = "Registered places must be a whole number, for example 4.";
  }
  if (step === "people" && !typed.manager.trim()) wrong["manager"] = "Enter the registered manager’s name.";
  if (step === "passphrase") {
    if (!typed.passphrase) wrong["passphrase"] = "Enter a passphrase.";
    else if (strength && !strength.enough) wrong["passphrase"] = strength.words;
    else if (typed.again !== typed.passphrase)
      wrong["again"] = "The two passphrases differ. Type the same passphrase twice.";
    if (!typed.path.trim()) wrong["path"] = "Choose where the casebook file goes.";
  }
  return wrong;
}

const orNull = (text: string): string | null => text.trim() || null;

export function toNewHome(typed: TypedHome): NewHome {
  return {
    name: typed.name.trim(),
    urn: orNull(typed.urn),
    provider: orNull(typed.provider),
    host_authority: orNull(typed.host),
    registered_places: typed.places.trim() ? Number(typed.places) : null,
    registered_manager: typed.manager.trim(),
    responsible_individual: orNull(typed.individual),
    passphrase: typed.passphrase,
    path: typed.path.trim(),
  };
}
