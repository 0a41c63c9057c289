/**
 * The instant before which answers count "as of" a day: its start in UTC, the day itself excluded.
 *
 * @returns null for what is no day, 2024-02-30 included
 */
export function startOfDay(day: string): Date | null {
  const at = new Date(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00Z` : Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? at : null;
}
