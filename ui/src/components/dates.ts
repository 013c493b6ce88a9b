// Dates travel as "2026-11-21" and times as "2026-11-21T10:42:00", in the home's own local time, exactly
// as Rust's NaiveDate and NaiveDateTime print them. Nothing here converts between time zones.

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The three boxes of a date, as typed. */
export interface DateBoxes {
  day: string;
  month: string;
  year: string;
}

/** What stands over each of the three. */
export const DATE_BOXES = [
  { key: "day", label: "Day", width: "2" },
  { key: "month", label: "Month", width: "2" },
  { key: "year", label: "Year", width: "4" },
] as const;

export type Read = { value: string | null } | { problem: string };

/** Splits "2026-11-21" into its boxes; anything else gives empty boxes. */
export function boxes(iso: string | null | undefined): DateBoxes {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  if (!found) return { day: "", month: "", year: "" };
  return { day: String(Number(found[3])), month: String(Number(found[2])), year: found[1] ?? "" };
}

function monthNumber(typed: string): number {
  const named = MONTHS.findIndex((m) => typed.length > 2 && m.toLowerCase().startsWith(typed.toLowerCase()));
  return named >= 0 ? named + 1 : /^\d{1,2}$/.test(typed) ? Number(typed) : NaN;
}

/** Reads three boxes. All empty is "no date" (null); a half-filled or impossible date is a problem. */
export function readBoxes(typed: DateBoxes, name = "The date"): Read {
  const [day, month, year] = [typed.day.trim(), typed.month.trim(), typed.year.trim()];
  if (!day && !month && !year) return { value: null };
  const absent = [!day && "a day", !month && "a month", !year && "a year"].filter(Boolean);
  if (absent.length > 0) return { problem: `${name} must include ${absent.join(" and ")}.` };
  const [d, m, y] = [/^\d{1,2}$/.test(day) ? Number(day) : NaN, monthNumber(month), Number(year)];
  if (!/^\d{4}$/.test(year)) return { problem: `${name} needs a year of four numbers, for example 2026.` };
  const made = new Date(Date.UTC(y, m - 1, d));
  if (Number.isNaN(made.getTime()) || made.getUTCMonth() !== m - 1 || made.getUTCDate() !== d || y < 1900)
    return { problem: `${name} must be a real date.` };
  return { value: made.toISOString().slice(0, 10) };
}

/** Reads a time of day: "10:42", "1042", "9.05", "9:05pm". */
export function readTime(typed: string): Read {
  const text = typed.trim().toLowerCase().replace(/\s/g, "");
  if (!text) return { value: null };
  const found = /^(\d{1,2})[:.]?(\d{2})?(am|pm)?$/.exec(text);
  const hour = Number(found?.[1]);
  const minute = Number(found?.[2] ?? 0);
  const half = found?.[3];
  const bare = found?.[2] === undefined && half === undefined;
  if (!found || bare || minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12)))
    return { problem: "Write the time like 10:42 or 9:05pm." };
  const h = half === "pm" && hour < 12 ? hour + 12 : half === "am" && hour === 12 ? 0 : hour;
  return { value: `${String(h).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}

function parts(iso: string): Date | undefined {
  const made = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(made.getTime()) ? undefined : made;
}

/** "17 November 2026". */
export function longDate(iso: string | null | undefined): string {
  const d = iso ? parts(iso) : undefined;
  return d ? `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}` : "";
}

/** "Tue 17 Nov", with the year when it is not this year. */
export function shortDate(iso: string | null | undefined, today: string): string {
  const d = iso ? parts(iso) : undefined;
  if (!d) return "";
  const said = `${DAYS[d.getUTCDay()]?.slice(0, 3)} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]?.slice(0, 3)}`;
  return iso?.slice(0, 4) === today.slice(0, 4) ? said : `${said} ${d.getUTCFullYear()}`;
}

/** "Tue 17 Nov, 10:42". */
export function shortDateTime(iso: string | null | undefined, today: string): string {
  return iso ? `${shortDate(iso, today)}${iso.length > 10 ? `, ${iso.slice(11, 16)}` : ""}` : "";
}

/** "17 November 2026, 10:42". */
export function longDateTime(iso: string | null | undefined): string {
  return iso ? `${longDate(iso)}${iso.length > 10 ? `, ${iso.slice(11, 16)}` : ""}` : "";
}

/** "Saturday 21 November". */
export function dayAndDate(iso: string): string {
  const d = parts(iso);
  return d ? `${DAYS[d.getUTCDay()]} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}` : "";
}

/** An instant ("2026-11-21T10:42:00Z") as an English clock shows it: "2026-11-21T10:42:00". */
export function onEnglishClock(instant: string | null | undefined): string {
  const moment = new Date(instant ?? "");
  if (Number.isNaN(moment.getTime())) return "";
  // The Swedish form of a date and time is the plain ISO one.
  return moment.toLocaleString("sv-SE", { timeZone: "Europe/London" }).replace(" ", "T");
}

/** Whole years between a date of birth and today. */
export function ageOn(birth: string | null | undefined, today: string): number | undefined {
  if (!birth || !parts(birth)) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [parts(from), parts(to)];
  return a && b ? Math.round((b.getTime() - a.getTime()) / 86_400_000) : NaN;
}
