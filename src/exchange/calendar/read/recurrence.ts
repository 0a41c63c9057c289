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

/** Times looked at before a rule counts as endless. */
const MOST = 20_000;
/** How many of these a rule costs in any case: finding that a month or a year has none is work as well. */
const BEGINNING = { daily: 40, monthly: 400 };

/** Every so many days, weeks or years at most. */
const LONGEST_STEP = 1_000;

/** What is left of the times that may be looked at for one file, whatever its rules say. */
export type Effort = { left: number };
export const effort = (): Effort => ({ left: 40_000 });

class Endless extends Error {}

type Limits = { instantOf: (wall: number) => number; until: number; effort: Effort };

/**
 * The times of a rule from its start on, as clocks on the wall (ms).
 *
 * @param limits `instantOf`: what instant such a clock means, for an UNTIL that says UTC; `until`:
 * the last instant that matters; `effort`: of the file that the rule is in
 * @returns null for a rule that can't be walked, or not so far
 */
export function occurrences(
  start: number,
  rule: Rule,
  { instantOf, until, effort }: Limits,
): number[] | null {
  // a step is walked day by day
  const step = Math.max(1, Number(rule.interval) || 1);
  effort.left -= /^(MONTHLY|YEARLY)$/.test(`${rule.freq}`) ? BEGINNING.monthly : BEGINNING.daily;
  if (effort.left < 0 || step > LONGEST_STEP) return null;
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
    // a rule like “each second, in the 25th hour” never comes back out of one step: it looks on
    // through all times that do not fit, so what is looked at is counted and not what is found
    const fits = steps.check_contracting_rules.bind(steps);
    let looked = 0;
    steps.check_contracting_rules = () => {
      effort.left -= step;
      looked += 1;
      if (effort.left < 0 || looked > MOST) throw new Endless();
      return fits();
    };
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
    // a rule that contradicts itself, or has no end
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
