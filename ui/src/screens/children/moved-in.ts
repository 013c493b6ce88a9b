import type { ChildLivingHere } from "../../bindings/ChildLivingHere";
import type { MovedIn } from "../../bindings/MovedIn";
import type { Referral } from "../../bindings/Referral";
import { emptyChild, screenName } from "./profile";

const plain = (name: string) => name.trim().toLocaleLowerCase("en-GB");

/** The profile of a child who came by a referral; where no date of birth joins them, name and day do. */
function profileOf(row: MovedIn, profiles: readonly ChildLivingHere[]): ChildLivingHere | undefined {
  return profiles.find((child) =>
    row.living === null
      ? child.arrived === row.admitted &&
        [child.known_as ?? "", child.initials].some((name) => plain(name) === plain(row.child))
      : child.id === row.living,
  );
}

/** The children who moved in and have no profile: the next decision would not think of them. */
export function withoutProfile(rows: readonly MovedIn[], profiles: readonly ChildLivingHere[]): MovedIn[] {
  return rows.filter((row) => row.left === null && !profileOf(row, profiles));
}

/** The children who moved on and still stand among those living here, each with the profile. */
export function stillAmongThem(
  rows: readonly MovedIn[],
  profiles: readonly ChildLivingHere[],
): { row: MovedIn; profile: ChildLivingHere }[] {
  return rows.flatMap((row) => {
    const profile = row.left === null ? undefined : profileOf(row, profiles);
    // A child who came a second time has a line of the first stay too.
    const again = rows.some((other) => other.left === null && profileOf(other, profiles) === profile);
    return profile && profile.left === null && !again ? [{ row, profile }] : [];
  });
}

/** The first letter of each part of a name, with full stops: "Wren Hale" is "W.H.". */
function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .flatMap((part) => (/^\p{L}/u.test(part) ? [`${part[0]?.toLocaleUpperCase("en-GB")}.`] : []))
    .join("");
}

/** A profile begun from what the referral noted, so that nothing is typed twice. */
export function profileFrom(referral: Referral, admitted: string): ChildLivingHere {
  const { child } = referral;
  const needs = referral.needs
    .filter((need) => !need.withdrawn)
    .map((need) => need.what?.trim() ?? "")
    .filter((what) => what !== "");
  const begun = {
    ...emptyChild(),
    known_as: child.known_as ?? child.legal_name,
    initials: child.initials?.trim() || initialsOf(child.legal_name ?? child.known_as ?? ""),
    date_of_birth: child.date_of_birth,
    arrived: admitted,
    stage: "arrived" as const,
    vulnerabilities: needs.length > 0 ? `${needs.join("; ")}.` : null,
  };
  return { ...begun, known_as: begun.known_as ?? screenName(begun) };
}
