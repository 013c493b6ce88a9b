import type { Case } from "../../bindings/Case";
import { longDate, longDateTime } from "../../components/dates";
import { capital, labelOf, wordFor } from "../../words";

/** What the case inside a record says, in the order in which a reader asks. */
export function claimed(inside: Case): { name: string; value: string }[] {
  const { referral, home, signing } = inside;
  const child = referral.child;
  const decision = referral.decision;
  const rows = [
    { name: "Record", value: signing?.number ?? "" },
    { name: "Home", value: [home.name, home.urn].filter(Boolean).join(", ") },
    { name: "Child", value: child.known_as ?? child.legal_name ?? child.initials ?? "" },
    { name: labelOf("/child/date_of_birth"), value: longDate(child.date_of_birth) },
    { name: labelOf("/referrer/placing_authority"), value: referral.referrer.placing_authority ?? "" },
    { name: labelOf("/receipt/received_at"), value: longDateTime(referral.receipt.received_at) },
    { name: labelOf("/decision/outcome"), value: capital(wordFor("Outcome", decision.outcome)) },
    { name: labelOf("/decision/range_reasons"), value: decision.range_reasons ?? "" },
    { name: labelOf("/decision/response_reasons"), value: decision.response_reasons ?? "" },
    { name: labelOf("/decision/group_reasons"), value: decision.group_reasons ?? "" },
    { name: labelOf("/decision/doubts"), value: decision.doubts ?? "" },
    { name: labelOf("/decision/would_change"), value: decision.would_change ?? "" },
  ];
  return rows.filter((row) => row.name && row.value);
}
