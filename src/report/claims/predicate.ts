/**
 * The grammar of quantifiers as conditions. v is the unrounded share in percent, except for sums
 * and plain numbers. House rules, printed in the method note; docs/decisions/0009-claims.md.
 */
import { type Measure, percentOf, type Share } from '#report/claims/measure.ts';
import { toTwoFigures } from '#research/disclosure.ts';

/** How a number is hedged. about: within 2.5 · nearly: less than 2.5 below · justOver: up to 2.5 above */
export type Hedge =
  | 'exactly'
  | 'over'
  | 'under'
  | 'atLeast'
  | 'atMost'
  | 'nearly'
  | 'about'
  | 'justOver';

export type Predicate =
  | { kind: 'percent'; hedge: Hedge; value: number; decimals: 0 | 1 | 2 }
  | { kind: 'between'; from: number; to: number }
  /** a third is 1/3 */
  | { kind: 'fraction'; hedge: Hedge; parts: number; of: number }
  | { kind: 'number'; hedge: Hedge; value: number; people: boolean }
  | { kind: 'countOf'; count: number; base: number }
  /** `unit` 1e9 for billions, `decimals` as printed */
  | { kind: 'money'; hedge: Hedge; value: number; unit: number; decimals: number }
  | { kind: 'most' | 'vast' | 'minority' | 'all' | 'none' | 'many' | 'few' }
  | { kind: 'first' | 'own' | 'second' | 'third' | 'another' | 'last' }
  | { kind: 'joint'; place: 1 | 2 | 3 }
  | { kind: 'within'; places: number }
  /** said of those who were interviewed: all are of the first level of seniority */
  | { kind: 'highest' }
  | { kind: 'priority' | 'seeking' | 'critical' | 'significant' | 'theme' }
  /** `whole`: said of the group, so more than half must go that way */
  | { kind: 'trend'; direction: 'up' | 'down' | 'same'; whole: boolean }
  | { kind: 'upFrom'; from: number; to: number; decimals: 0 | 1 | 2 }
  | { kind: 'doubled' | 'tested' };

/** Thresholds of the house's words, in percent. */
export const HOUSE = {
  about: 2.5,
  nearly: 2.5,
  overFraction: 5,
  vast: 80,
  many: 30,
  few: 20,
  significant: 50,
  significantSum: 30,
  priority: 25,
  priorityPlace: 3,
  theme: 20,
  themePlace: 3,
} as const;

/** Below this base prose counts people instead of giving percentages; below the second it says nothing. */
const SMALLEST_PERCENT_BASE = 20;
const SMALLEST_BASE = 5;

/** Rounded half up to `decimals`; whole numbers all the way, so that 0.5 is never a hair less than it is. */
export function rounded(
  { count, base }: { count: number; base: number },
  decimals: number,
): number {
  const scale = 10 ** decimals;
  return base === 0 ? 0 : Math.floor((200 * scale * count + base) / (2 * base)) / scale;
}

/** Whether what is said of the measures is so. Several measures: a theme runs through all, a focus needs one. */
export function holds(predicate: Predicate, measures: readonly Measure[]): boolean {
  const shares = measures.filter((measure) => measure.kind === 'share');
  if (predicate.kind === 'theme') return isTheme(shares);
  if (predicate.kind === 'significant') return shares.some(isSignificant);
  return measures.length > 0 && measures.every((measure) => holdsFor(predicate, measure));
}

function holdsFor(predicate: Predicate, measure: Measure): boolean {
  if (measure.kind === 'wording') return isInWords(predicate, measure.text);
  if (predicate.kind === 'number') return isNumber(predicate, measure);
  if (measure.kind === 'sum')
    return predicate.kind === 'money' && isMoney(predicate, measure.total);
  if (measure.kind === 'count') return predicate.kind === 'highest' && areAllTop(measure);
  return measure.base >= SMALLEST_BASE && holdsForShare(predicate, measure);
}

function holdsForShare(predicate: Predicate, share: Share): boolean {
  const v = percentOf(share);
  const { rank, count, base } = share;
  switch (predicate.kind) {
    case 'percent':
      return base >= SMALLEST_PERCENT_BASE && isPercent(predicate, share);
    case 'between':
      return base >= SMALLEST_PERCENT_BASE && predicate.from <= v && v <= predicate.to;
    case 'fraction':
      return isFraction(predicate, share);
    case 'countOf':
      return predicate.count === count && predicate.base === base;
    case 'most':
      return 2 * count > base;
    case 'vast':
      return 100 * count >= HOUSE.vast * base;
    case 'minority':
      return 2 * count < base;
    case 'all':
      return count === base;
    case 'none':
      return count === 0;
    case 'many':
      return 100 * count >= HOUSE.many * base;
    case 'few':
      return 100 * count < HOUSE.few * base;
    case 'own':
      return share.single;
    case 'first':
      return rank?.place === 1 && rank.level === 1;
    case 'second':
      return rank?.place === 2;
    case 'third':
      return rank?.place === 3;
    case 'another':
      return rank?.place === 2 || rank?.place === 3;
    case 'joint':
      return rank?.place === predicate.place && rank.level > 1;
    case 'within':
      return rank !== null && rank.place <= predicate.places;
    case 'last':
      return rank !== null && rank.place + rank.level - 1 === rank.of && rank.level === 1;
    case 'critical':
      return rank !== null && rank.place <= 2;
    case 'priority':
      return isPriority(share);
    case 'seeking':
      return 2 * count >= base || (rank?.place === 1 && rank.level === 1);
    case 'trend':
      return isTrend(predicate, share);
    case 'upFrom':
      return (
        share.before !== null &&
        rounded(share.before, predicate.decimals) === predicate.from &&
        rounded(share, predicate.decimals) === predicate.to &&
        share.before.count * base !== count * share.before.base
      );
    case 'doubled':
      return share.before !== null && share.before.count > 0 && v >= 2 * percentOf(share.before);
    default:
      return false;
  }
}

/** Words of a question or a date prove the numbers in them and nothing else. */
const isInWords = (predicate: Predicate, text: string): boolean =>
  predicate.kind === 'number' &&
  predicate.hedge === 'exactly' &&
  new RegExp(`(?<!\\p{Nd})${predicate.value}(?!\\p{Nd})`, 'u').test(text);

/** C2: somebody was interviewed, and everybody is of the first level. */
const areAllTop = ({ level }: Extract<Measure, { kind: 'count' }>): boolean =>
  level !== undefined && level.interviewed > 0 && level.top === level.interviewed;

function isPercent(
  { hedge, value: p, decimals }: Extract<Predicate, { kind: 'percent' }>,
  share: Share,
): boolean {
  const v = percentOf(share);
  switch (hedge) {
    case 'exactly':
      return rounded(share, decimals) === p;
    case 'over':
      return 100 * share.count > p * share.base;
    case 'under':
      return 100 * share.count < p * share.base;
    case 'atLeast':
      return 100 * share.count >= p * share.base;
    case 'atMost':
      return 100 * share.count <= p * share.base;
    case 'nearly':
      return p - HOUSE.nearly <= v && v < p;
    case 'about':
      return Math.abs(v - p) < HOUSE.about;
    case 'justOver':
      return v > p && v <= p + HOUSE.about;
  }
}

/** “More than half” is a majority, however large; over another fraction means little more than it. */
function isFraction(
  { hedge, parts, of }: Extract<Predicate, { kind: 'fraction' }>,
  { count, base }: Share,
): boolean {
  const off = (100 * (count * of - parts * base)) / (of * base); // exact zero where v is the fraction
  const half = parts * 2 === of;
  switch (hedge) {
    case 'exactly':
      return Math.abs(off) < 0.5;
    case 'about':
      return Math.abs(off) < HOUSE.about;
    case 'over':
      return off > 0 && (half || off <= HOUSE.overFraction);
    case 'under':
      return off < 0 && (half || off >= -HOUSE.overFraction);
    case 'nearly':
      return off < 0 && off >= -HOUSE.nearly;
    case 'justOver':
      return off > 0 && off <= HOUSE.nearly;
    case 'atLeast':
      return off >= 0;
    case 'atMost':
      return off <= 0;
  }
}

/** A number of people is the count or the base; of other things, it may be the number of options. */
function isNumber(
  { hedge, value, people }: Extract<Predicate, { kind: 'number' }>,
  measure: Exclude<Measure, { kind: 'wording' }>,
): boolean {
  const fits = (n: number) => compare(hedge, n, value, n * 0.025);
  if (measure.kind === 'count') return fits(measure.value);
  if (measure.kind === 'sum') return fits(measure.givers);
  if (measure.base < SMALLEST_BASE) return false;
  return fits(measure.count) || (!people && hedge === 'exactly' && value === measure.of);
}

function isMoney(
  { hedge, value, unit, decimals }: Extract<Predicate, { kind: 'money' }>,
  total: number,
): boolean {
  const said = Math.round(value * unit);
  if (said !== toTwoFigures(said)) return false; // more would tell more than sums may
  if (hedge === 'exactly' && said === toTwoFigures(total)) return true;
  const half = 0.5 * 10 ** -decimals * unit;
  if (hedge === 'exactly') return Math.abs(total - value * unit) < half;
  return compare(hedge, total, value * unit, total * 0.025);
}

function compare(hedge: Hedge, n: number, value: number, near: number): boolean {
  switch (hedge) {
    case 'exactly':
      return n === value;
    case 'over':
      return n > value;
    case 'under':
      return n < value;
    case 'atLeast':
      return n >= value;
    case 'atMost':
      return n <= value;
    case 'nearly':
      return n < value && value - n <= near;
    case 'about':
      return Math.abs(n - value) <= near;
    case 'justOver':
      return n > value && n - value <= near;
  }
}

/** C3: half of the base for one answer; C24: 30 % where several answers are added up. */
function isSignificant({ labels, count, base }: Share): boolean {
  const least = labels.length > 1 ? HOUSE.significantSum : HOUSE.significant;
  return base >= SMALLEST_BASE && 100 * count >= least * base;
}

/** C4: in at least two questions, and in each chosen by a fifth or among the first three. */
function isTheme(shares: readonly Share[]): boolean {
  const strong = ({ count, base, rank }: Share) =>
    base >= SMALLEST_BASE &&
    (100 * count >= HOUSE.theme * base || (rank !== null && rank.place <= HOUSE.themePlace));
  return new Set(shares.map(({ figure }) => figure)).size >= 2 && shares.every(strong);
}

/** C5: among the first three, or a quarter of the base. */
const isPriority = ({ count, base, rank }: Share) =>
  (rank !== null && rank.place <= HOUSE.priorityPlace && count > 0) ||
  100 * count >= HOUSE.priority * base;

/** C6: more go that way than the other; and more than half, where the group is said to. */
function isTrend(
  { direction, whole }: Extract<Predicate, { kind: 'trend' }>,
  { change, count, base }: Share,
): boolean {
  if (!change || base < SMALLEST_BASE) return false;
  if (direction === 'same') return 2 * count > base;
  const { up, down } = change;
  const [mine, other] = direction === 'up' ? [up, down] : [down, up];
  return mine > other && (!whole || 2 * mine > base);
}
