import type { ChildLivingHere } from "../../bindings/ChildLivingHere";
import type { Option } from "../../components/option";

/** The answer that the child has no entry among the children living here. */
export const NOT_ON_THE_LIST = "none";

/** The children living here, one of whom may be the child who was taken in, and that none of them is. */
export function entriesThatMayBe(living: readonly ChildLivingHere[]): Option[] {
  return [
    ...living.map((child) => ({ value: child.id, label: child.known_as?.trim() || child.initials })),
    { value: NOT_ON_THE_LIST, label: "None: the child is not on the list yet" },
  ];
}
