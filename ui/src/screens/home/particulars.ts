import type { Home } from "../../bindings/Home";
import type { Particulars } from "../../host/shapes";

/** The fields of text; the number of places is typed as text until it is kept. */
export type TypedParticulars = Record<keyof Particulars, string>;

/** What stands over them. */
export const LEAD =
  "As on the certificate of registration. Signed decisions keep what stood here on their day.";

/** What each is called, to be typed or to be read. */
export const LABELS: TypedParticulars = {
  name: "Name of the home",
  urn: "Ofsted unique reference number",
  provider: "Registered provider",
  host_authority: "Local authority where the home is",
  registered_places: "Registered places",
  conditions_of_registration: "Conditions of registration in force, as printed",
  registered_manager: "Registered manager",
  responsible_individual: "Responsible individual",
};

export function fromHome(home: Home): TypedParticulars {
  return {
    name: home.name,
    urn: home.urn ?? "",
    provider: home.provider ?? "",
    host_authority: home.host_authority ?? "",
    registered_places: home.registered_places === null ? "" : String(home.registered_places),
    conditions_of_registration: home.conditions_of_registration ?? "",
    registered_manager: home.registered_manager ?? "",
    responsible_individual: home.responsible_individual ?? "",
  };
}

/** What has to be put right before the particulars can be kept. */
export function problems(typed: TypedParticulars): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!typed.name.trim()) wrong["name"] = "Enter the name of the home.";
  if (typed.registered_places.trim() && !/^[1-9]\d{0,2}$/.test(typed.registered_places.trim()))
    wrong["registered_places"] = "Registered places must be a whole number, for example 4.";
  return wrong;
}

const orNull = (text: string): string | null => text.trim() || null;

export function toParticulars(typed: TypedParticulars): Particulars {
  return {
    name: typed.name.trim(),
    urn: orNull(typed.urn),
    provider: orNull(typed.provider),
    host_authority: orNull(typed.host_authority),
    registered_places: typed.registered_places.trim() ? Number(typed.registered_places) : null,
    conditions_of_registration: orNull(typed.conditions_of_registration),
    registered_manager: orNull(typed.registered_manager),
    responsible_individual: orNull(typed.responsible_individual),
  };
}
