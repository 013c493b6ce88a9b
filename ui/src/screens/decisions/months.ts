import { longDate } from "../../components/dates";

/** The day some months before another, both as "2026-11-21"; the month's last day where it is shorter. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The month of a day and those before it, the newest first: first day, and "November 2026". */
export function lastMonths(day: string, count: number): { first: string; name: string }[] {
  return Array.from({ length: count }, (_, back) => {
    const first = monthsBefore(`${day.slice(0, 7)}-01`, back);
    return { first, name: longDate(first).replace(/^\S+ /, "") };
  });
}

/** The last day of the month that begins on this day. */
export function lastOfMonth(first: string): string {
  const [year = 0, month = 1] = first.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
