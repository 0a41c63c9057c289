/** What clocks of a zone show, and when they change: read from the platform's zone data. */

const readers = new Map<string, Intl.DateTimeFormat>();

function reader(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', calendar: 'iso8601', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  readers.set(zone, made);
  return made;
}

/** Seconds by which the zone's clocks are ahead of UTC at an instant (ms since 1970). */
export function offsetAt(zone: string, instant: number): number {
  const second = Math.floor(instant / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of reader(zone).formatToParts(second)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return (Date.UTC(year, month - 1, day, hour, minute, part.second) - second) / 1000;
}

/** Clocks change at `at` (ms), from one offset in seconds to another. */
export type Change = { at: number; from: number; to: number };

/** No zone has ever changed its clocks twice within a week. */
const STEP = 7 * 86_400_000;

/** Every change of a zone's clocks between two instants, in order. */
export function changesBetween(zone: string, start: number, end: number): Change[] {
  const changes: Change[] = [];
  let before = start;
  let from = offsetAt(zone, start);
  while (before < end) {
    const after = Math.min(before + STEP, end);
    const to = offsetAt(zone, after);
    if (to !== from) changes.push({ at: momentOf(zone, before, after, from), from, to });
    [before, from] = [after, to];
  }
  return changes;
}

/** The first second with another offset than `from`, between two instants of which the later has one. */
function momentOf(zone: string, before: number, after: number, from: number): number {
  let [low, high] = [Math.floor(before / 1000), Math.ceil(after / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 1000) === from) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** Readers of English abbreviate the zones of their own part of the world; elsewhere they write GMT+3. */
const LOCALES = ['en-GB', 'en-IE', 'en-US', 'en-AU', 'en-CA', 'en-NZ', 'en-ZA', 'en-IN'];
const names = new Map<string, Intl.DateTimeFormat>();

function named(locale: string, zone: string, style: 'short' | 'long', instant: number): string {
  const key = `${locale} ${style} ${zone}`;
  const format =
    names.get(key) ??
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style, year: 'numeric' });
  names.set(key, format);
  const parts = format.formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** BST, CEST; where nobody abbreviates the zone, its offset: +03, +0530. */
export function abbreviation(zone: string, instant: number): string {
  for (const locale of LOCALES) {
    const name = named(locale, zone, 'short', instant);
    if (name !== '' && !/[+−-]|^UTC?$/.test(name)) return name;
  }
  const offset = offsetAt(zone, instant);
  return offset === 0 ? 'UTC' : offsetText(offset).replace(/00$/, '');
}

/** Whether people call the time of this instant summer time or daylight time. */
export const isSummer = (zone: string, instant: number): boolean =>
  /summer|daylight/i.test(named('en-GB', zone, 'long', instant));

/** +0100, -0330, +003730 */
export function offsetText(seconds: number): string {
  const size = Math.abs(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = size % 60;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}${two(Math.floor(size / 60) % 60)}${rest ? two(rest) : ''}`;
}
