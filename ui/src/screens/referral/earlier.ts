import type { ReferralRow } from "../../host/shapes";
import { longDate, onEnglishClock } from "../../components/dates";

/** What a referral says of a child, where it could be a child the home was asked about before. */
export interface Asked {
  id: string;
  number: number;
  /** The names the referral gives the child: what they are called, the legal name, the initials. */
  names: readonly string[];
  born: string | null;
}

/** An earlier referral, and why the question is asked. */
export interface Earlier {
  row: ReferralRow;
  because: string;
}

const plain = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

/**
 * The earlier referrals of which a person should say whether they were of the same child: born on the same
 * day, or called the same where one of the two has no date of birth. Never a finding that they are.
 */
export function maybeTheSame(rows: readonly ReferralRow[], asked: Asked): Earlier[] {
  const names = new Set(asked.names.map(plain).filter(Boolean));
  return rows.flatMap((row) => {
    if (row.id === asked.id || row.number >= asked.number) return [];
    if (row.date_of_birth !== null && asked.born !== null)
      return row.date_of_birth === asked.born ? [{ row, because: "born on the same day" }] : [];
    return names.has(plain(row.child)) ? [{ row, because: "called the same" }] : [];
  });
}

/** The earlier referral in words without a name, as the answer keeps it: "Referral 3, received …". */
export function inWords(row: ReferralRow): string {
  const said = [
    `Referral ${row.number}`,
    row.placing_authority && `from ${row.placing_authority}`,
    row.received_at && `received ${longDate(row.received_at)}`,
    row.signed_at === null
      ? "not decided"
      : `decided ${longDate(onEnglishClock(row.signed_at))}: ${row.stands.charAt(0).toLowerCase()}${row.stands.slice(1)}`,
  ];
  return said.filter(Boolean).join(", ");
}

/** The row an answer speaks of, by the number it begins with. */
export function namedIn(answer: string, rows: readonly ReferralRow[]): ReferralRow | undefined {
  const number = Number(/^Referral (\d+)\b/.exec(answer)?.[1]);
  return rows.find((row) => row.number === number);
}
