/**
 * Reads iCalendar (RFC 5545) as files in the world are: nothing makes it throw, what it can't read
 * it names by line and goes on. Values are read by ical.js.
 */
import ICAL from 'ical.js';

export type Property = {
  line: number;
  /** in small letters, as all names here */
  name: string;
  parameters: Record<string, string | string[]>;
  /** date-time, date, text, recur, … */
  type: string;
  /** as jCal has them (RFC 7265): `2030-06-17T14:00:00`, `{ freq: 'WEEKLY' }` */
  values: unknown[];
};
export type Component = {
  line: number;
  name: string;
  properties: Property[];
  components: Component[];
};
export type Fault = {
  line: number;
  kind: 'no-line' | 'blank' | 'value' | 'stray' | 'not-ended' | 'not-begun' | 'lacks' | 'order';
  /** the property or component, or the beginning of the line */
  at: string;
};
export type Read = { calendars: Component[]; faults: Fault[] };

type Line = { number: number; text: string };

/** Joins folded lines; each keeps the number that its first part has in the file. */
export function unfold(file: string): Line[] {
  const lines: Line[] = [];
  file
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((text, at) => {
      const last = lines.at(-1);
      if (last && /^[ \t]/.test(text)) last.text += text.slice(1);
      else lines.push({ number: at + 1, text });
    });
  while (lines.at(-1)?.text === '') lines.pop();
  return lines;
}

/** Every component with its properties, whatever is wrong between them. */
export function readComponents(file: string): Read {
  const faults: Fault[] = [];
  const calendars: Component[] = [];
  const open: Component[] = [];
  const fault = (line: number, kind: Fault['kind'], at: string) =>
    faults.push({ line, kind, at: at.slice(0, 60) });

  for (const { number, text } of unfold(file)) {
    const bound = /^(BEGIN|END)\s*:\s*(\S+)\s*$/i.exec(text);
    const name = (bound?.[2] ?? '').toLowerCase();
    const here = open.at(-1);
    if (text.trim() === '') fault(number, 'blank', '');
    else if (bound?.[1]?.toUpperCase() === 'BEGIN') {
      const begun = { line: number, name, properties: [], components: [] };
      if (here) here.components.push(begun);
      else if (name === 'vcalendar') calendars.push(begun);
      else fault(number, 'stray', name);
      open.push(begun);
    } else if (bound) {
      const at = open.findLastIndex((each) => each.name === name);
      if (at < 0) fault(number, 'not-begun', name);
      else for (const each of open.splice(at).slice(1)) fault(each.line, 'not-ended', each.name);
    } else if (!here) fault(number, 'stray', text);
    else {
      const read = readProperty(number, text);
      if ('values' in read) here.properties.push(read);
      if ('kind' in read) fault(number, read.kind, read.at);
    }
  }
  for (const { line, name } of open) fault(line, 'not-ended', name);
  return { calendars, faults };
}

function readProperty(line: number, text: string): Property | Omit<Fault, 'line'> {
  // some programs fold before the colon, or put white space there
  const plain = text.replace(/^([\w-]+)\s+([:;])/, '$1$2');
  if (!/^[A-Za-z0-9-]+[:;]/.test(plain)) return { kind: 'no-line', at: text };
  const at = (/^[\w-]+/.exec(plain)?.[0] ?? '').toLowerCase();
  try {
    const [name, parameters, type, ...values] = ICAL.parse.property(plain);
    const isWrong = values.some((value: unknown) => !isValue(type, value));
    return isWrong ? { kind: 'value', at } : { line, name, parameters, type, values };
  } catch {
    return { kind: 'value', at };
  }
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)Z?$/;

/** What ical.js takes as it comes: 30 February, 99 o'clock. */
function isValue(type: string, value: unknown): boolean {
  if (type !== 'date' && type !== 'date-time') return value !== undefined;
  const [date = '', time] = String(value).split('T');
  const [, , month, day] = DATE.exec(date) ?? [];
  const exists =
    month !== undefined &&
    new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day) &&
    Number(month) <= 12;
  return exists && (type === 'date' ? time === undefined : TIME.test(time ?? ''));
}

export const propertiesOf = ({ properties }: Component, name: string): Property[] =>
  properties.filter((each) => each.name === name);
export const propertyOf = (component: Component, name: string): Property | undefined =>
  component.properties.find((each) => each.name === name);
export const textOf = (component: Component, name: string): string =>
  String(propertyOf(component, name)?.values[0] ?? '').trim();
