import { at } from "../../referral/pointer";
import type { ReferralStore } from "../../referral/referral.svelte";
import { longDate } from "../../components/dates";
import { textAt } from "../../referral/entries";

/** "the statement of purpose, version 4 of 1 March 2026", as far as it is known. */
export function statementWords(store: Pick<ReferralStore, "home">): string {
  const statement = at(store.home, "/statement_of_purpose");
  const version = textAt(statement, "/version");
  const dated = textAt(statement, "/dated");
  return [
    "the statement of purpose",
    version && `, version ${version}`,
    dated && ` of ${longDate(dated)}`,
  ].join("");
}
