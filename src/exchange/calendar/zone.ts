/** VTIMEZONE (RFC 5545, 3.6.5), made from the platform's zone data for the years that are needed. */
import { parameter, text } from '#exchange/calendar/lines.ts';
import {
  abbreviation,
  type Change,
  changesBetween,
  isSummer,
  offsetAt,
  offsetText,
} from '#exchange/calendar/offsets.ts';

type Observance = {
  kind: 'STANDARD' | 'DAYLIGHT';
  /** the clock on the wall when it begins, by the offset before it, as if it were UTC (ms) */
  onset: number;
  from: number;
  to: number;
  name: string;
};

const DAY = 86_400_000;
const HALF_YEAR = 200 * DAY;
/** years with the same rule before it is written as one */
const REGULAR = 3;

const stamp = (wall: number) =>
  new Date(wall)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '');

/** 20300617T140000, the clock on the wall of a zone. */
export const localStamp = (zone: string, at: Date): string =>
  stamp(at.getTime() + offsetAt(zone, at.getTime()) * 1000);

/** 20300617T130000Z */
export const utcStamp = (at: Date): string => `${stamp(at.getTime())}Z`;

/** TZID of a property; UTC has none, its times end in Z. */
export const zoneParameter = (zone: string): string => `TZID=${parameter(zone)}`;

/**
 * The lines of a zone, right for every instant from the beginning of the year of `from` to the end of the
 * year after that of `to`. Changes that follow one rule in all those years are written as that rule, because
 * some calendars read nothing else; all others are written with their dates.
 */
export function writeZone(zone: string, from: Date, to: Date): string[] {
  const start = Date.UTC(from.getUTCFullYear() - 1, 0, 1);
  const end = Date.UTC(to.getUTCFullYear() + 2, 0, 1);
  const years = to.getUTCFullYear() - from.getUTCFullYear() + 3;
  const changes = changesBetween(zone, start, end);
  const groups = new Map<string, Observance[]>();
  for (const each of observances(zone, start, changes)) {
    const key = [each.kind, each.from, each.to, each.name].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${text(zone)}`,
    ...[...groups.values()].flatMap((group) => writeGroup(group, years)),
    'END:VTIMEZONE',
  ];
}

function observances(zone: string, start: number, changes: readonly Change[]): Observance[] {
  const first = offsetAt(zone, start);
  const kindOf = (at: number, summer: boolean): Observance['kind'] =>
    summer || isSummer(zone, at) ? 'DAYLIGHT' : 'STANDARD';
  const beginning = {
    ...{ kind: kindOf(start, false), onset: start + first * 1000 },
    ...{ from: first, to: first, name: abbreviation(zone, start) },
  };
  const later = changes.map(({ at, from, to }, index): Observance => {
    const next = changes[index + 1];
    // Dublin's winter is its exception by law; calendars know summer time only, so it is written so
    const lent = next !== undefined && next.at - at < HALF_YEAR + 40 * DAY && next.to === from;
    return {
      ...{ kind: kindOf(at, lent && to > from), onset: at + from * 1000, from, to },
      name: abbreviation(zone, at),
    };
  });
  // before the first change of a year it is as that change says; calendars like one pair of rules best
  const [change] = changes;
  return change && change.at < start + 365 * DAY ? later : [beginning, ...later];
}

function writeGroup(group: readonly Observance[], years: number): string[] {
  const rule = group.length === years && years >= REGULAR ? ruleOf(group) : null;
  const [first] = group;
  if (!first) return [];
  if (rule) return write(first, [`RRULE:FREQ=YEARLY;${rule}`]);
  return write(
    first,
    group.slice(1).map(({ onset }) => `RDATE:${stamp(onset)}`),
  );
}

const write = ({ kind, onset, from, to, name }: Observance, more: string[]): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${stamp(onset)}`,
  `TZOFFSETFROM:${offsetText(from)}`,
  `TZOFFSETTO:${offsetText(to)}`,
  `TZNAME:${text(name)}`,
  ...more,
  `END:${kind}`,
];

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The rule that all these onsets follow, one a year: the last Sunday of March, the first Friday, 21 March. */
function ruleOf(group: readonly Observance[]): string | null {
  const days = group.map(({ onset }) => new Date(onset));
  const [first] = days;
  const same = (of: (day: Date) => unknown) => new Set(days.map(of)).size === 1;
  const clock = (day: Date) => day.getTime() % DAY;
  if (!first || !same(clock) || !same((day) => day.getUTCMonth())) return null;
  const month = `BYMONTH=${first.getUTCMonth() + 1}`;
  const monthDay = (day: Date) => day.getUTCDate();
  if (!same((day) => day.getUTCDay()))
    return same(monthDay) ? `${month};BYMONTHDAY=${monthDay(first)}` : null;
  const weekday = WEEKDAYS[first.getUTCDay()];
  const isLast = (day: Date) =>
    new Date(day.getTime() + 7 * DAY).getUTCMonth() !== day.getUTCMonth();
  if (days.every(isLast)) return `${month};BYDAY=-1${weekday}`;
  const ordinal = (day: Date) => Math.ceil(monthDay(day) / 7);
  return same(ordinal) ? `${month};BYDAY=${ordinal(first)}${weekday}` : null;
}
