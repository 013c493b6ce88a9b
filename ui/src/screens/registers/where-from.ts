import type { RegisterEntry } from "../../bindings/RegisterEntry";

/** Where an entry of a register comes from, in words. */
export function whereFrom(entry: RegisterEntry): string {
  if (entry.part !== null)
    return entry.written === null ? "From the referral, and known in part." : "Written here.";
  if (entry.told === null) return entry.written === null ? "The referral does not say." : "Written here.";
  return entry.written === null ? "From the referral." : `The referral says: ${entry.told}`;
}

/** The provision that asks for an entry, as people name it. */
export function citation(entry: RegisterEntry): string {
  const [schedule = "", ...rest] = entry.provision.replace("CHR2015/Sch", "").split("/");
  return `Schedule ${schedule}, paragraph ${rest.join("/")}`;
}
