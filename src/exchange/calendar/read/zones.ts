/** Which instant a clock on the wall of a zone meant: by the file's VTIMEZONE, or the platform's zones. */
import { offsetAt } from '#exchange/calendar/offsets.ts';
import { type Component, propertiesOf, textOf } from '#exchange/calendar/read/components.ts';
import { type Effort, occurrences, type Rule, wallOf } from '#exchange/calendar/read/recurrence.ts';

/** Seconds ahead of UTC at an instant (ms). */
export type Clock = (instant: number) => number;

/** The platform's name of a zone: `Europe/Oslo`, also behind a program's own prefix; null: none. */
export function platformZone(name: string): string | null {
  const last = name.startsWith('/') ? name.split('/').slice(-2).join('/') : name;
  if (/^[+-]/.test(last)) return null;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: last }).resolvedOptions().timeZone
      ? last
      : null;
  } catch {
    return null;
  }
}

export const platformClock =
  (zone: string): Clock =>
  (instant) =>
    offsetAt(zone, instant);

const secondsOf = (text: string): number => {
  const [, sign, hours, minutes, seconds] = /^([+-])(\d\d):?(\d\d):?(\d\d)?$/.exec(text) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign === '-' ? -size : size;
};

/** Clocks change on a day of a month; whatever else a rule may say is no zone's, and can be endless work. */
const isOfZones = ({ freq, byweekno, byyearday, bysetpos }: Rule) =>
  /^(YEARLY|MONTHLY)$/.test(`${freq}`) && !byweekno && !byyearday && !bysetpos;

type Onset = { at: number; to: number; from: number };

/**
 * The clock of a VTIMEZONE up to an instant (ms): at each onset of an observance the offset
 * changes; before the first, the offset is what that one came from.
 *
 * @returns null where it says nothing that can be used
 */
export function fileClock(zone: Component, until: number, effort: Effort): Clock | null {
  const onsets = zone.components
    .filter(({ name }) => name === 'standard' || name === 'daylight')
    .flatMap((observance) => onsetsOf(observance, until, effort))
    .sort((a, b) => a.at - b.at);
  const [first] = onsets;
  if (!first) return null;
  return (instant) => {
    let [low, high] = [0, onsets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((onsets[middle]?.at ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return onsets[low - 1]?.to ?? first.from;
  };
}

function onsetsOf(observance: Component, until: number, effort: Effort): Onset[] {
  const from = secondsOf(textOf(observance, 'tzoffsetfrom'));
  const to = secondsOf(textOf(observance, 'tzoffsetto'));
  const start = wallOf(textOf(observance, 'dtstart'));
  if (Number.isNaN(from) || Number.isNaN(to) || start === null) return [];
  const instantOf = (wall: number) => wall - from * 1000;
  const rules = propertiesOf(observance, 'rrule')
    .flatMap(({ values }) => values as Rule[])
    .filter(isOfZones);
  const dates = propertiesOf(observance, 'rdate').flatMap(({ values }) => values.map(wallOf));
  const walls = [
    start,
    ...dates.filter((wall) => wall !== null),
    ...rules.flatMap((rule) => occurrences(start, rule, { instantOf, until, effort }) ?? []),
  ];
  return [...new Set(walls)]
    .map((wall) => ({ at: instantOf(wall), from, to }))
    .filter(({ at }) => at <= until);
}

const HOUR = 3_600_000;

/** Every instant at which the zone's clocks showed this: none in a gap, two in the hour that comes twice. */
export function instantsOf(wall: number, clock: Clock): number[] {
  const around = [-26, -13, 0, 13, 26].map((hours) => clock(wall + hours * HOUR));
  return [...new Set(around)]
    .map((offset) => wall - offset * 1000)
    .filter((instant) => instant + clock(instant) * 1000 === wall)
    .sort((a, b) => a - b);
}
