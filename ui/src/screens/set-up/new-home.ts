import type { NewHome, PassphraseStrength } from "../../host/shapes";

export type Step = "home" | "manager";

/** What is typed while a home is set up. */
export interface TypedHome {
  name: string;
  urn: string;
  provider: string;
  host: string;
  places: string;
  manager: string;
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
    passphrase: "",
    again: "",
    path: "",
  };
}

/** The place offered for the casebook: the home's name in the person's own folder. */
export function placeFor(folder: string, name: string): string {
  const safe = name
    .trim()
    .replaceAll(/[\\/:*?"<>|]/g, " ")
    .trim();
  const between = folder.includes("\\") ? "\\" : "/";
  return `${folder}${between}${safe || "Home"}.casebook`;
}

/** What has to be put right before leaving a step: a sentence a field. */
export function problems(
  step: Step,
  typed: TypedHome,
  strength?: PassphraseStrength,
): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (step === "home") {
    if (!typed.name.trim()) wrong["name"] = "Enter the name of the home.";
    if (typed.places.trim() && !/^[1-9]\d{0,2}$/.test(typed.places.trim()))
      wrong["places"] = "Registered places must be a whole number, for example 4.";
    return wrong;
  }
  if (!typed.manager.trim()) wrong["manager"] = "Enter the registered manager’s name.";
  if (!typed.passphrase) wrong["passphrase"] = "Enter a passphrase.";
  else if (strength && !strength.good_enough) wrong["passphrase"] = strength.words;
  else if (typed.again !== typed.passphrase)
    wrong["passphrase-again"] = "The two passphrases differ. Type the same passphrase twice.";
  if (!typed.path.trim()) wrong["path"] = "Choose where the casebook file goes.";
  return wrong;
}

const orNull = (text: string): string | null => text.trim() || null;

export function toNewHome(typed: TypedHome): NewHome {
  return {
    home_name: typed.name.trim(),
    urn: orNull(typed.urn),
    provider: orNull(typed.provider),
    host_authority: orNull(typed.host),
    registered_places: typed.places.trim() ? Number(typed.places) : null,
    manager: typed.manager.trim(),
    passphrase: typed.passphrase,
    path: typed.path.trim(),
  };
}
