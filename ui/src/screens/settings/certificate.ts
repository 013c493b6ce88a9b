/** How long a certificate lasts, in words. */
export function lasts(days: number): string {
  if (days < 0) return "it has ended: sign with another";
  if (days === 0) return "it ends within a day";
  if (days === 1) return "one more day";
  if (days < 60) return `${days} more days`;
  if (days < 700) return `about ${Math.round(days / 30)} more months`;
  return `about ${Math.round(days / 365)} more years`;
}
