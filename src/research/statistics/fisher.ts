/**
 * Fisher's exact test for any number of rows and columns: among all tables with the same margins,
 * the chance of one as unlikely as this, or less (R. A. Fisher, 1935; G. H. Freeman and
 * J. H. Halton, Biometrika 38, 1951).
 */
import { type Counts, marginsOf } from '#research/statistics/contingency.ts';
import type { Steps } from '#research/statistics/deals.ts';
import { networkOf, type Place } from '#research/statistics/network.ts';
import { logFactorial } from '#research/statistics/special.ts';

/** Tables whose chances differ by less than this part are equally likely, as R has it. */
const ALIKE = 1e-7;
/** Steps after which a table is refused: about half a second of work. */
const MOST_STEPS = 2_000_000;
/** Ways whose chances agree in as many digits go on as one. */
const DIGITS = 1e9;

/**
 * @param counts at least two rows and two columns with somebody in them
 * @returns the chance, or `too-large` where counting would take too long: merge rows or columns
 */
export function fisher(counts: Counts, mostSteps = MOST_STEPS): number | 'too-large' {
  const { rows, columns } = marginsOf(counts);
  const [fewer, more] = rows.length <= columns.length ? [rows, columns] : [columns, rows];
  const steps = { left: mostSteps };
  const order = more.toSorted((a, b) => a - b);
  const start = networkOf(fewer, order, steps);
  return start === null ? 'too-large' : chanceBelow(start, logChanceOf(counts) + ALIKE, steps);
}

/** Logarithm of the chance of this table among all with its margins. */
function logChanceOf(counts: Counts): number {
  const { rows, columns, total } = marginsOf(counts);
  const logs = (numbers: readonly number[]) =>
    numbers.reduce((sum, each) => sum + logFactorial(each), 0);
  return logs(rows) + logs(columns) - logFactorial(total) - logs(counts.flat());
}

/** Ways that have come to a place, by their rounded logarithm: the chance of all that are alike. */
type Way = { log: number; chance: number };
type Ways = Map<number, Way>;

/** All places of one column at a time; a way whose every ending counts, or none, ends there. */
function chanceBelow(start: Place, limit: number, steps: Steps): number | 'too-large' {
  let level = new Map<Place, Ways>();
  let sum = arrive(start, { log: 0, chance: 1 }, limit, level);
  while (level.size > 0) {
    const next = new Map<Place, Ways>();
    for (const [place, ways] of level) {
      for (const way of ways.values()) {
        if (place.to.length === 0) sum += way.chance * settledBelow(place, limit - way.log);
        else if (steps.left < place.to.length) return 'too-large';
        else sum += goOn(place, way, limit, next);
        steps.left -= place.to.length;
      }
    }
    level = next;
  }
  return Math.min(1, sum);
}

/** The chance of the endings of a settled place that are at most so likely. */
function settledBelow({ logs, chances }: Place, limit: number): number {
  let [low, high] = [0, logs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((logs[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (chances[low - 1] ?? 0);
}

/** @returns the chance of what is decided on the way */
function goOn(place: Place, { log, chance }: Way, limit: number, next: Map<Place, Ways>): number {
  let decided = 0;
  for (const [at, to] of place.to.entries()) {
    const step = place.logs[at] ?? 0;
    decided += arrive(to, { log: log + step, chance: chance * Math.exp(step) }, limit, next);
  }
  return decided;
}

function arrive(place: Place, way: Way, limit: number, level: Map<Place, Ways>): number {
  if (way.log + place.highest <= limit) return way.chance;
  if (way.log + place.lowest > limit) return 0;
  const ways = level.get(place) ?? new Map<number, Way>();
  level.set(place, ways);
  const key = Math.round(way.log * DIGITS);
  const alike = ways.get(key);
  if (alike) alike.chance += way.chance;
  else ways.set(key, way);
  return 0;
}
