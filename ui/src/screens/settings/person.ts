import type { TypedPerson } from "../../bindings/TypedPerson";
import { longDateTime } from "../../components/dates";
import type { PersonRow } from "../../host/shapes";

/** How a person stands today, in words. */
export function standsNow(person: PersonRow): string {
  if (!person.active) return "No: removed. What they wrote and signed keeps their name.";
  if (person.until !== null)
    return person.ended
      ? `No: ended ${longDateTime(person.until)}`
      : `Until ${longDateTime(person.until)}, then it ends by itself`;
  if (person.needs_identity) return "Yes, but cannot sign yet: has no signing identity";
  if (person.standing === "reader") return "Yes, without an end: set one";
  return "Yes";
}

/** A person as typed in the form. */
export interface TypedForm {
  name: string;
  standing: string | null;
  registration: string;
  until: string | null;
  passphrase: string;
  again: string;
  own: string;
}

export function emptyForm(): TypedForm {
  return { name: "", standing: null, registration: "", until: null, passphrase: "", again: "", own: "" };
}

export function fromPerson(person: PersonRow): TypedForm {
  const { name, standing, registration, until } = person;
  return { ...emptyForm(), name, standing, registration, until };
}

/** Everybody but a reader signs something: a decision, a letter, an oversight record. */
export function signs(standing: string | null): boolean {
  return standing !== null && standing !== "reader";
}

/** What the signature of a person of this standing is for. */
export function signsWhat(standing: string | null): string {
  if (standing === "deputy") return "they can sign letters and other documents that are no decision.";
  if (standing === "responsible_individual") return "they can sign oversight records.";
  return "they can sign decisions and vouch for others.";
}

/** What must be put right before it is sent, by field. */
export function problems(
  typed: TypedForm,
  asked: { passphrase: boolean; own: boolean },
): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (typed.name.trim() === "") wrong["name"] = "Enter the person’s full name.";
  if (typed.standing === null) wrong["standing"] = "Choose the person’s standing.";
  if (typed.standing === "reader" && typed.until === null)
    wrong["until"] = "Enter the date and time at which the visit ends.";
  if (asked.passphrase && typed.passphrase === "")
    wrong["passphrase"] = "The person enters a passphrase of their own.";
  else if (asked.passphrase && typed.passphrase !== typed.again)
    wrong["again"] = "The two passphrases differ.";
  if (asked.own && typed.own === "") wrong["own"] = "Enter your own passphrase.";
  return wrong;
}

export function toPerson(typed: TypedForm): TypedPerson {
  return {
    name: typed.name.trim(),
    standing: (typed.standing ?? "reader") as TypedPerson["standing"],
    registration: typed.registration.trim(),
    until: typed.standing === "reader" ? typed.until : null,
  };
}
