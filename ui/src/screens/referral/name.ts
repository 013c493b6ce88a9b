import type { ReferralStore } from "../../referral/referral.svelte";

/** The name a child is called by on screen, or what is said until there is one. */
export function childName(store: Pick<ReferralStore, "text">): string {
  const known = ["/child/known_as", "/child/legal_name", "/child/initials"]
    .map((pointer) => store.text(pointer).trim())
    .find((name) => name !== "");
  return known ?? "Not yet named";
}
