import type { ChildLivingHere as Child } from "../../bindings/ChildLivingHere";

/** After this many days a profile is shown as due to be gone over. */
export const FRESH_DAYS = 7;

/** The name used on screen: what the child is called, or the initials. */
export function screenName(child: Child): string {
  return child.known_as?.trim() || child.initials;
}

export function emptyChild(): Child {
  return {
    id: "",
    initials: "",
    known_as: null,
    date_of_birth: null,
    stage: null,
    arrived: null,
    left: null,
    vulnerabilities: null,
    triggers: null,
    protective_relationships: null,
    restrictions: null,
    own_plan: null,
    view_of_someone_new: null,
    factors: [],
    factors_noted: 0,
    factors_gone_over: null,
    family_names: null,
    places: null,
    last_refreshed: null,
    questions_left_open: null,
  };
}

/** What has to be put right before a profile can be kept. */
export function problems(child: Child, today: string): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!child.initials.trim())
    wrong["initials"] = "Enter the child’s initials. They are the only name a decision record ever shows.";
  if (child.date_of_birth && child.date_of_birth > today)
    wrong["birth"] = "The date of birth is in the future. Check the year.";
  if (child.arrived && child.left && child.left < child.arrived)
    wrong["left"] = "The day the child left is before the day they moved in. Check both dates.";
  const unsaid = unsaidFactor(child);
  if (unsaid)
    wrong[`factor-${unsaid}-because`] =
      "Say why what you unticked is no longer so, or tick it again. Open referrals rest on it.";
  return wrong;
}

/** What was unticked without a word. */
export function unsaidFactor(child: Child): string | undefined {
  return child.factors.find((f) => f.withdrawn && !f.withdrawn.because.trim())?.factor;
}
