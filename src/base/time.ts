/** Instants as people read them: always in the forum's time zone, never in the machine's. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** Whose clock a zone is, in words: `America/Los_Angeles` is Los Angeles. */
export const zoneName = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** 14:20 */
export const timeOfDay = (at: Date, zone: string): string =>
  format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** Tuesday 18 June */
export const dayName = (at: Date, zone: string): string =>
  format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at).replace(',', '');

/** Wall clock time as YYYY-MM-DDTHH:mm, the form of a `datetime-local` field. */
export function wallTime(at: Date, zone: string): string {
  const parts = format(zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return `${date}T${part('hour')}:${part('minute')}`;
}

/** The local day as YYYY-MM-DD. */
export const dayOf = (at: Date, zone: string): string => wallTime(at, zone).slice(0, 10);

const DAY = 86_400_000;

/**
 * The instant of a wall clock time in a zone. In the hour that comes twice, the first is meant.
 *
 * @param wall YYYY-MM-DDTHH:mm
 * @returns null for a time that can't be read or that the zone skips (the night the clocks go forward)
 */
export function instantOf(wall: string, zone: string): Date | null {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (time: number) =>
    Date.parse(`${wallTime(new Date(time), zone)}Z`) - Math.floor(time / 60_000) * 60_000;
  const candidates = [asUtc - offsetAt(asUtc - DAY), asUtc - offsetAt(asUtc + DAY)]
    .sort((a, b) => a - b)
    .map((time) => new Date(time));
  return candidates.find((at) => wallTime(at, zone) === wall) ?? null;
}

/** Groups what happens by local day, in order of time. */
export function byDay<T extends { startsAt: Date }>(
  things: readonly T[],
  zone: string,
): { day: string; name: string; things: T[] }[] {
  const sorted = [...things].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const days = new Map<string, T[]>();
  for (const thing of sorted) {
    const day = dayOf(thing.startsAt, zone);
    days.set(day, [...(days.get(day) ?? []), thing]);
  }
  return [...days].map(([day, list]) => ({
    day,
    name: dayName(list[0]?.startsAt ?? new Date(day), zone),
    things: list,
  }));
}
