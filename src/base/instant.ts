/** Instants as files write them: with an offset, or as the clock on the wall showed them. */
import { instantOf } from '#base/time.ts';

/** Which of 03/04/2024 is the day; null: not known. */
export type DayOrder = 'day-first' | 'month-first' | null;

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d?):(\d\d)(?::(\d\d(?:[.,]\d+)?))?)?\s*(.*)$/;
const DOTTED = /^(\d\d?)\.(\d\d?)\.(\d{4})(?:,? (\d\d?):(\d\d)(?::(\d\d))?)?$/;
const SLASHED = /^(\d\d?)\/(\d\d?)\/(\d{4})(?:,? (\d\d?):(\d\d)(?::(\d\d))?)?$/;
const OFFSET = /^(?:Z|UTC|([+-])(\d\d):?(\d\d))$/i;

/**
 * Reads `2024-03-29T09:33:24Z`, `2024-03-29 09:33` (wall clock of `zone`), `29.3.2024 09:33`, and
 * `29/03/2024 09:33` where the order of day and month is known.
 *
 * @returns null for what is no time, for a day that does not exist and for a time the zone skips
 */
export function parseInstant(text: string, zone: string, order: DayOrder): Date | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const iso = ISO.exec(plain);
  if (iso) {
    const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', rest] = iso;
    return at([year, month, day, hour, minute, second], rest ?? '', zone);
  }
  const dotted = DOTTED.exec(plain);
  const slashed = SLASHED.exec(plain);
  if (slashed && order === null) return null;
  const found = dotted ?? slashed;
  if (!found) return null;
  const [, first = '', second = '', year = '', hour = '0', minute = '0', seconds = '0'] = found;
  const monthFirst = !dotted && order === 'month-first';
  const [day, month] = monthFirst ? [second, first] : [first, second];
  return at([year, month, day, hour, minute, seconds], '', zone);
}

/** How a column writes 29/03/2024, seen from the days above 12 in it. */
export function dayOrderOf(texts: readonly string[]): DayOrder {
  const pairs = texts.flatMap((text) => {
    const found = SLASHED.exec(text.replace(/\s+/g, ' ').trim());
    return found ? [[Number(found[1]), Number(found[2])]] : [];
  });
  const dayFirst = pairs.some(([first = 0]) => first > 12);
  const monthFirst = pairs.some(([, second = 0]) => second > 12);
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-first' : 'month-first';
}

type Clock = [
  year: string,
  month: string,
  day: string,
  hour: string,
  minute: string,
  second: string,
];

function at(clock: Clock, offset: string, zone: string): Date | null {
  const [year, month, day, hour, minute, second] = clock;
  const two = (part: string) => part.padStart(2, '0');
  const wall = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  const utc = new Date(`${wall}Z`);
  const seconds = Number(second.replace(',', '.'));
  // 30 February parses as 1 March
  if (Number(year) < 1900 || Number(year) > 2200) return null;
  if (Number.isNaN(utc.getTime()) || !utc.toISOString().startsWith(wall) || seconds >= 60) {
    return null;
  }
  const minutes = offset === '' ? instantOf(wall, zone) : shifted(utc, offset);
  return minutes && new Date(minutes.getTime() + Math.round(seconds * 1000));
}

function shifted(utc: Date, offset: string): Date | null {
  const found = OFFSET.exec(offset);
  if (!found) return null;
  const [, sign, hours = '0', minutes = '0'] = found;
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(utc.getTime() - east * 60_000);
}
