/** How long a report link opens. */
import { dayOf, instantOf } from '#base/time.ts';

const DAY = 86_400_000;
export const LINK_DAYS = { usual: 30, least: 1, most: 365 };

/** The instant `days` from now, or null for what is no whole number from 1 to 365. */
export function inDays(days: number, now: Date): Date | null {
  const { least, most } = LINK_DAYS;
  const fits = Number.isInteger(days) && days >= least && days <= most;
  return fits ? new Date(now.getTime() + days * DAY) : null;
}

/** The days that a form offers: tomorrow, the usual one, the last one; local, as YYYY-MM-DD. */
export const daysOffered = (now: Date, zone: string) => {
  const day = (days: number) => dayOf(new Date(now.getTime() + days * DAY), zone);
  return { least: day(LINK_DAYS.least), usual: day(LINK_DAYS.usual), most: day(LINK_DAYS.most) };
};

/**
 * The end of a chosen day in the forum's time zone: its last minute still opens the link.
 *
 * @param day YYYY-MM-DD
 * @returns null for what is no day, or none from tomorrow to 365 days ahead
 */
export function endOfDay(day: string, zone: string, now: Date): Date | null {
  const { least, most } = daysOffered(now, zone);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < least || day > most) return null;
  const start = instantOf(`${day}T12:00`, zone);
  if (!start || dayOf(start, zone) !== day) return null;
  const next = dayOf(new Date(start.getTime() + DAY), zone);
  // where a night's clock skips midnight, the day ends at one
  return instantOf(`${next}T00:00`, zone) ?? instantOf(`${next}T01:00`, zone);
}

/** A link that ends at midnight opens on the day before. */
export const lastMoment = (expires: Date): Date => new Date(expires.getTime() - 1);
