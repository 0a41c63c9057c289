/** What RFC 5545 asks of components, beyond what can be read line by line. */
import {
  type Component,
  type Fault,
  type Property,
  propertiesOf,
  propertyOf,
  type Read,
  readComponents,
  textOf,
} from '#exchange/calendar/read/components.ts';
import { platformZone } from '#exchange/calendar/read/zones.ts';

const isAddress = ({ type, values }: Property): boolean =>
  type !== 'cal-address' || values.every((value) => /^[\w+.-]+:\S+$/.test(String(value)));

/** A file as it is, and all that is wrong with it, in order of lines. */
export function readCalendar(file: string): Read {
  const { calendars, faults } = readComponents(file);
  if (calendars.length === 0) faults.push({ line: 1, kind: 'lacks', at: 'vcalendar' });
  const all = [...faults, ...calendars.flatMap(checkCalendar)];
  return { calendars, faults: all.sort((a, b) => a.line - b.line) };
}

function checkCalendar(calendar: Component): Fault[] {
  const zones = new Set(
    calendar.components
      .filter(({ name }) => name === 'vtimezone')
      .map((zone) => textOf(zone, 'tzid')),
  );
  const version = propertyOf(calendar, 'version');
  const old = version && textOf(calendar, 'version') !== '2.0';
  return [
    ...lacking(calendar, ['prodid', 'version']),
    ...(old ? [{ line: version.line, kind: 'value' as const, at: 'version' }] : []),
    ...calendar.components.flatMap((each) => checkComponent(each, zones)),
  ];
}

const NEEDED: Record<string, string[]> = {
  // DTSTAMP and UID were not needed before 2009, and can be done without
  vevent: ['dtstart'],
  vtimezone: ['tzid'],
  standard: ['dtstart', 'tzoffsetfrom', 'tzoffsetto'],
  daylight: ['dtstart', 'tzoffsetfrom', 'tzoffsetto'],
  valarm: ['action', 'trigger'],
};
const TIMES = ['dtstart', 'dtend', 'due', 'recurrence-id', 'exdate', 'rdate'];
/** these hold one instant, always of UTC */
const STAMPS = ['dtstamp', 'last-modified', 'created'];

function checkComponent(component: Component, zones: ReadonlySet<string>): Fault[] {
  const wrong = (line: number, at: string, kind: Fault['kind'] = 'value') => ({ line, kind, at });
  const times = component.properties.filter(({ name }) => TIMES.includes(name));
  const strange = times.filter(
    ({ parameters: { tzid }, type }) =>
      typeof tzid === 'string' && type !== 'date' && !zones.has(tzid) && !platformZone(tzid),
  );
  const local = component.properties.filter(
    ({ name, values }) => STAMPS.includes(name) && !String(values[0]).endsWith('Z'),
  );
  const strangers = component.properties.filter((each) => !isAddress(each));
  const twice = ['uid', 'dtstart', 'dtend', 'rrule', 'summary'].flatMap((name) =>
    propertiesOf(component, name).slice(1),
  );
  return [
    ...lacking(component, NEEDED[component.name] ?? []),
    ...strange.map(({ line, name }) => wrong(line, `${name}: tzid`)),
    ...local.map(({ line, name }) => wrong(line, name)),
    ...strangers.map(({ line, name }) => wrong(line, name)),
    ...twice.map(({ line, name }) => wrong(line, name, 'order')),
    ...endsFirst(component),
    ...component.components.flatMap((each) => checkComponent(each, zones)),
  ];
}

const lacking = (component: Component, names: readonly string[]): Fault[] =>
  names
    .filter((name) => !propertyOf(component, name))
    .map((name) => ({ line: component.line, kind: 'lacks', at: `${component.name}: ${name}` }));

function endsFirst(component: Component): Fault[] {
  const [start, end] = [propertyOf(component, 'dtstart'), propertyOf(component, 'dtend')];
  if (!start || !end || start.parameters.tzid !== end.parameters.tzid) return [];
  const both = start.type === end.type;
  const order = String(end.values[0]) >= String(start.values[0]);
  return both && order ? [] : [{ line: end.line, kind: 'order', at: 'dtend' }];
}
