/** Days and quiet hours by the forum's clock. */
import { dayOf, instantOf, wallTime } from '#base/time.ts';
import type { Quiet } from '#exchange/notices/choices.ts';

const DAY = 86_400_000;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** 22:00, of minutes after midnight */
export const clockOf = clock;

/** The first instant of this local day at or after `minutes`; the zone may skip the time itself. */
function instantAt(day: string, minutes: number, zone: string): Date {
  for (let later = minutes; later < minutes + 180; later += 30) {
    const at = instantOf(`${day}T${clock(later % 1440)}`, zone);
    if (at) return at;
  }
  return new Date(`${day}T${clock(minutes)}Z`);
}

/** When the quiet hours end in which this instant lies; null: it lies in none. */
export function quietUntil(now: Date, quiet: Quiet | null, zone: string): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const wall = wallTime(now, zone);
  const minute = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
  const { from, to } = quiet;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const today = wall.slice(0, 10);
  const day = minute < to ? today : dayAfter(today);
  const end = instantAt(day, to, zone);
  return end > now ? end : new Date(now.getTime() + 60_000); // the hour that comes twice
}

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);

/** The first instant of the next local day. */
export function nextDay(now: Date, zone: string): Date {
  const next = instantAt(dayAfter(dayOf(now, zone)), 0, zone);
  return next > now ? next : new Date(now.getTime() + DAY);
}
