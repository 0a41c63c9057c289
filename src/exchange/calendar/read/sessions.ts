/** The sessions of an agenda in a calendar file: what can be taken, and what can't and why. */
import { dayOf } from '#base/time.ts';
import { readCalendar } from '#exchange/calendar/read/checks.ts';
import {
  type Component,
  type Fault,
  propertiesOf,
  propertyOf,
  textOf,
} from '#exchange/calendar/read/components.ts';
import { readMoment, wallsBy, type Zones, zonesOf } from '#exchange/calendar/read/moments.ts';
import {
  type Effort,
  effort,
  occurrences,
  type Rule,
  wallOf,
} from '#exchange/calendar/read/recurrence.ts';

export type FileSession = {
  line: number;
  /** the event's UID; of a repeated one with the day of each time */
  uid: string;
  title: string;
  room: string;
  startsAt: Date;
  endsAt: Date;
};
export type Left = {
  line: number;
  title: string;
  why:
    | 'unreadable'
    | 'no-title'
    | 'all-day'
    | 'no-end'
    | 'cancelled'
    | 'outside'
    | 'rule'
    | Unclear;
  /** the time or rule that it is about, as the file has it */
  at: string;
};
type Unclear = 'twice' | 'skipped' | 'zone';
export type FromFile = { sessions: FileSession[]; left: Left[]; faults: Fault[] };

/** What an agenda's calendar is read by. */
export type Forum = {
  /** for times that name no zone */
  zone: string;
  /** the forum's days as YYYY-MM-DD, in order; repeated events are taken within them; none: all */
  days: readonly string[];
};

const DAY = 86_400_000;

/** Reads the sessions out of a file. Nothing is guessed: what is unclear is left, with its line. */
export function sessionsIn(file: string, forum: Forum): FromFile {
  const { calendars, faults } = readCalendar(file);
  const last = Date.parse(`${forum.days.at(-1) ?? '2100-01-01'}T00:00:00Z`) + 2 * DAY;
  const sessions: FileSession[] = [];
  const left: Left[] = [];
  const work = effort();
  for (const calendar of calendars) {
    const events = newest(calendar.components.filter(({ name }) => name === 'vevent'));
    const zones = zonesOf(calendar, forum.zone, { until: last, effort: work });
    const moved = Map.groupBy(events.filter(timeReplaced), uidOf);
    for (const event of events) {
      const instead = timeReplaced(event) === '' ? (moved.get(uidOf(event)) ?? []) : [];
      for (const each of sessionsOf(event, { forum, zones, last, instead, effort: work }))
        if ('why' in each) left.push(each);
        else sessions.push(each);
    }
  }
  return { sessions: sessions.sort(inTime), left: left.sort((a, b) => a.line - b.line), faults };
}

const inTime = (a: FileSession, b: FileSession) =>
  a.startsAt.getTime() - b.startsAt.getTime() || a.line - b.line;

/** An event without UID is known by its title and time; moved, it is another. */
const uidOf = (event: Component): string =>
  textOf(event, 'uid') || `${textOf(event, 'summary')} ${textOf(event, 'dtstart')}`;
const timeReplaced = (event: Component): string => textOf(event, 'recurrence-id');

/** Of one event in several states, as of files put together, the one with the highest SEQUENCE. */
function newest(events: readonly Component[]): Component[] {
  const kept = new Map<string, Component>();
  const sequence = (event: Component) => Number(textOf(event, 'sequence')) || 0;
  for (const event of events) {
    const key = `${uidOf(event)} ${timeReplaced(event)}`;
    const known = kept.get(key);
    if (!known || sequence(event) >= sequence(known)) kept.set(key, event);
  }
  return [...kept.values()];
}

type Reading = {
  forum: Forum;
  zones: Zones;
  last: number;
  instead: readonly Component[];
  effort: Effort;
};

function sessionsOf(event: Component, reading: Reading): (FileSession | Left)[] {
  const title = textOf(event, 'summary');
  const leave = (why: Left['why'], at = ''): Left => ({ line: event.line, title, why, at });
  const start = propertyOf(event, 'dtstart');
  const wall = wallOf(start?.values[0]);
  const reason = unfit(event);
  if (reason) return [leave(reason)];
  if (!start || wall === null) return [leave('unreadable')];
  const length = lengthOf(event, wall, reading.zones);
  if (typeof length !== 'number') return [leave(length.why, length.at)];
  const times = wallsOf(event, wall, reading);
  if (!times) return [leave('rule', ruleText(event))];

  const repeated = times.repeated || timeReplaced(event) !== '';
  return times.walls.flatMap((each): (FileSession | Left)[] => {
    const moment = readMoment(start, each, reading.zones);
    if ('why' in moment) return [leave(moment.why, moment.at)];
    const [startsAt, endsAt] = [moment.at, new Date(moment.at.getTime() + length)];
    if (!isWithin(startsAt, reading.forum))
      return times.repeated ? [] : [leave('outside', moment.shown)];
    const original = wallOf(timeReplaced(event) || null) ?? each;
    const day = new Date(original).toISOString().slice(0, 16);
    const uid = repeated ? `${uidOf(event)} ${day}` : uidOf(event);
    const room = textOf(event, 'location');
    return [{ line: event.line, uid, title, room, startsAt, endsAt }];
  });
}

const isWithin = (at: Date, { days, zone }: Forum) =>
  days.length === 0 || days.includes(dayOf(at, zone));

function unfit(event: Component): Left['why'] | null {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return 'cancelled';
  if (textOf(event, 'summary') === '') return 'no-title';
  return propertyOf(event, 'dtstart')?.type === 'date' ? 'all-day' : null;
}

/** How long it lasts, in ms, by its first time; refused where it has no end or none after its start. */
function lengthOf(
  event: Component,
  wall: number,
  zones: Zones,
): number | { why: Left['why']; at: string } {
  const start = propertyOf(event, 'dtstart');
  const end = propertyOf(event, 'dtend');
  const lasts = durationOf(textOf(event, 'duration'));
  if (lasts !== null) return lasts > 0 ? lasts : { why: 'no-end', at: '' };
  const endWall = wallOf(end?.values[0]);
  if (!start || !end || endWall === null) return { why: 'no-end', at: '' };
  const [from, to] = [readMoment(start, wall, zones), readMoment(end, endWall, zones)];
  if ('why' in from) return from;
  if ('why' in to) return to;
  const length = to.at.getTime() - from.at.getTime();
  return length > 0 ? length : { why: 'no-end', at: '' };
}

/** PT1H30M, P1D, P2W in ms; null: it is none. */
function durationOf(text: string): number | null {
  const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!found) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

const ruleText = (event: Component): string =>
  String((propertyOf(event, 'rrule')?.values[0] as Rule | undefined)?.freq ?? '');

/** When it is, on the clock of the wall: once, or each time of a daily or weekly rule. */
function wallsOf(
  event: Component,
  wall: number,
  { forum, zones, last, instead, effort }: Reading,
): { walls: number[]; repeated: boolean } | null {
  const rules = propertiesOf(event, 'rrule').flatMap(({ values }) => values as Rule[]);
  const start = propertyOf(event, 'dtstart');
  const wallsIn = (component: Component, name: string): number[] =>
    propertiesOf(component, name).flatMap((each) => (start ? wallsBy(start, each, zones) : []));
  const extra = wallsIn(event, 'rdate');
  if (rules.length === 0 && extra.length === 0) return { walls: [wall], repeated: false };
  const isKnown =
    rules.length <= 1 && rules.every(({ freq }) => /^(DAILY|WEEKLY)$/.test(`${freq}`));
  if (!isKnown || (forum.days.length === 0 && rules.some((rule) => !rule.until && !rule.count)))
    return null;
  const instantOf = (at: number) => {
    const moment = start && readMoment(start, at, zones);
    return moment && 'shown' in moment ? moment.at.getTime() : at;
  };
  const walked = rules.map((rule) => occurrences(wall, rule, { instantOf, until: last, effort }));
  if (walked.some((found) => found === null)) return null;
  const moved = instead.flatMap((other) => wallsIn(other, 'recurrence-id'));
  const off = new Set([...wallsIn(event, 'exdate'), ...moved]);
  const all = new Set([wall, ...walked.flatMap((found) => found ?? []), ...extra]);
  return { walls: [...all].filter((each) => !off.has(each)), repeated: true };
}
