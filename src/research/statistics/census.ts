/**
 * An attempted census: everybody confirmed was asked, some have answered. What those who answered
 * can say, at worst, of the number of people in the whole group.
 */
import { chanceOfAtLeast, chanceOfAtMost } from '#research/statistics/hypergeometric.ts';

/** People of the whole group, both ends included. */
export type Bounds = { lower: number; upper: number };

/**
 * Exact bounds for how many of the whole group would say what `count` of those who answered say,
 * by turning the hypergeometric test around (W. Katzell; J. P. Buonaccorsi, The American
 * Statistician 41, 1987). They meet when everybody has answered.
 *
 * They take who answers to be chance: whether those who did not answer differ, no number tells.
 *
 * @param count people who say it, 0 to answered
 * @param answered the base, 0 to all
 * @param all everybody who could have answered
 * @throws {RangeError} if these are no whole numbers in that order
 */
export function boundsFor(count: number, answered: number, all: number, confidence = 0.95): Bounds {
  const fits = [count, answered, all].every((each) => Number.isInteger(each));
  if (!fits || count < 0 || count > answered || answered > all)
    throw new RangeError(`no bounds: ${count} of ${answered} answers of ${all} people`);
  const tail = (1 - confidence) / 2;
  const draw = (marked: number) => ({ population: all, marked, drawn: answered });
  const least = count;
  const most = all - (answered - count);
  return {
    lower: firstOf(least, most, (marked) => chanceOfAtLeast(count, draw(marked)) >= tail),
    upper: -firstOf(-most, -least, (marked) => chanceOfAtMost(count, draw(-marked)) >= tail),
  };
}

/** The first whole number from `from` to `to` for which a test, once true, stays true. */
function firstOf(from: number, to: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
