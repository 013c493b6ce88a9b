/** How long ago, in words: whole days. */
export function waiting(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}
