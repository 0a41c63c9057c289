/** When something comes again: RRULE, walked by ical.js, on the clock of the wall. */
import ICAL from 'ical.js';

/** As jCal has it: `{ freq: 'WEEKLY', byday: 'MO', until: '2030-06-30T00:00:00Z' }`. */
export type Rule = { freq?: string; until?: unknown; [part: string]: unknown };

/** A clock on the wall, `2030-06-17T14:00:00`, as if it were UTC (ms); a date is its midnight. */
export function wallOf(value: unknown): number | null {
  const [date = '', time = '00:00:00'] = String(value).replace(/Z$/, '').split('T');
  const wall = Date.parse(`${date}T${time.replace(/:60$/, ':59')}Z`);
  return Number.isNaN(wall) ? null : wall;
}

/** Times walked before a rule counts as endless. */
const MOST = 20_000;

/**
 * The times of a rule from its start on, as clocks on the wall (ms).
 *
 * @param limits `instantOf`: what instant such a clock means, for an UNTIL that says UTC; `until`:
 * the last instant that matters
 * @returns null for a rule that can't be walked, or not so far
 */
export function occurrences(
  start: number,
  rule: Rule,
  { instantOf, until }: { instantOf: (wall: number) => number; until: number },
): number[] | null {
  const { until: ends, ...endless } = rule;
  const last = ends === undefined ? null : wallOf(ends);
  const isDate = !String(ends).includes('T');
  const isUtc = String(ends).endsWith('Z');
  const isOver = (wall: number) =>
    instantOf(wall) > until ||
    (last !== null &&
      (isUtc ? instantOf(wall) > last : wall > (isDate ? last + 86_399_999 : last)));
  const found: number[] = [];
  try {
    const steps = ICAL.Recur.fromData(endless).iterator(timeOf(start));
    for (let walked = 0; walked < MOST; walked++) {
      const next = steps.next();
      if (!next) return found;
      const wall = Date.UTC(
        next.year,
        next.month - 1,
        next.day,
        next.hour,
        next.minute,
        next.second,
      );
      if (isOver(wall)) return found;
      found.push(wall);
    }
  } catch {
    // a rule that contradicts itself
  }
  return null;
}

function timeOf(wall: number) {
  const at = new Date(wall);
  return ICAL.Time.fromData({
    ...{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    ...{ hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() },
    isDate: false,
  });
}
