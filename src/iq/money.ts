/** Amounts in binary planes: compared, summed and halved without reading anybody's. */
import { type Bits, planeOf } from '#iq/bits.ts';
import {
  add,
  borrow,
  copy,
  countBoth,
  drop,
  giveBack,
  keep,
  type Plane,
  rowsOf,
} from '#iq/kernel/planes.ts';
import type { Range } from '#iq/query.ts';
import { numberIn } from '#iq/records.ts';

/** Of those who match and named an amount, in whole units; null where nobody did. */
export type Money = { answered: number; total: number; median: number };

/**
 * Leaves in `into` whoever named an amount of at least so many units: digit by digit from the
 * lowest, one operation each (O’Neil and Quass, “Improved Query Performance with Variant Indexes”,
 * 1997, bit-sliced comparison).
 */
function atLeast(bits: Bits, into: Plane, units: number): void {
  const { planes, layout } = bits;
  const { first, digits } = layout.money;
  copy(planes, into, planeOf(bits, layout.hasMoney));
  if (units <= 0) return;
  if (units >= 2 ** digits) {
    drop(planes, into, planeOf(bits, layout.hasMoney));
    return;
  }
  let rest = units;
  let started = false;
  for (let digit = 0; digit < digits; digit++) {
    const on = rest % 2 === 1;
    rest = Math.floor(rest / 2);
    const plane = planeOf(bits, first + digit);
    if (on) keep(planes, into, plane);
    else if (started) add(planes, into, plane);
    started ||= on;
  }
}

/** Adds to `into` whoever named an amount within a range. */
export function addRange(bits: Bits, into: Plane, { min, over, max, under }: Range): void {
  const { planes, layout } = bits;
  const { unit } = layout.money;
  const [found, above] = [borrow(planes), borrow(planes)];
  // an amount is a multiple of the unit: more than 5½ units are at least 6
  atLeast(
    bits,
    found,
    min === null ? 0 : over ? Math.floor(min / unit) + 1 : Math.ceil(min / unit),
  );
  if (max !== null) {
    atLeast(bits, above, under ? Math.ceil(max / unit) : Math.floor(max / unit) + 1);
    drop(planes, found, above);
  }
  add(planes, into, found);
  giveBack(planes, found);
  giveBack(planes, above);
}

/** @param counts how many of `base` are in each plane */
export function moneyOf(bits: Bits, base: Plane, counts: Float64Array): Money | null {
  const { first, digits, unit } = bits.layout.money;
  const answered = counts[bits.layout.hasMoney] as number;
  if (answered === 0) return null;
  let units = 0;
  for (let digit = 0; digit < digits; digit++)
    units += (counts[first + digit] as number) * 2 ** digit;
  return { answered, total: units * unit, median: medianOf(bits, base, answered) };
}

/** The middle amount, or half way between the two in the middle. */
function medianOf(bits: Bits, base: Plane, answered: number): number {
  const lower = nth(bits, base, (answered - 1) >> 1, answered);
  if (answered % 2 === 1) return lower.amount;
  const upper = lower.next ?? nth(bits, base, answered >> 1, answered).amount;
  return (lower.amount + upper) / 2;
}

/** Of so few of all rows amounts are read one by one: reading more takes longer than halving them. */
const FEW = 1 / 1024;
const FEWEST = 32;

/**
 * The n-th smallest amount of `base`, from 0: digit by digit from the highest, towards the half it
 * is in, until few are left. `next`: the one after it, where that is at hand.
 */
function nth(bits: Bits, base: Plane, n: number, answered: number) {
  const { planes, layout } = bits;
  const { first, digits, unit } = layout.money;
  const among = borrow(planes);
  copy(planes, among, base);
  keep(planes, among, planeOf(bits, layout.hasMoney));
  let [place, people, units, left] = [n, answered, 0, digits];
  const few = Math.max(FEWEST, planes.capacity * FEW);
  while (left > 0 && people > few) {
    const plane = planeOf(bits, first + --left);
    const upper = countBoth(planes, plane, among);
    const lower = people - upper;
    if (place < lower) {
      drop(planes, among, plane);
      people = lower;
    } else {
      keep(planes, among, plane);
      place -= lower;
      people = upper;
      units += 2 ** left;
    }
  }
  const lowest = left === 0 ? null : lowestDigits(bits, among, left);
  giveBack(planes, among);
  const at = (i: number) =>
    i < people ? (units + (lowest === null ? 0 : (lowest[i] as number))) * unit : undefined;
  return { amount: at(place) as number, next: at(place + 1) };
}

/** The `many` lowest digits of the amounts of a few people, in order of size. */
function lowestDigits(bits: Bits, among: Plane, many: number): Float64Array {
  const { planes, records, layout } = bits;
  const count = rowsOf(planes, among, records.rows);
  const rows = records.rows >>> 2;
  const { memory } = planes;
  return Float64Array.from({ length: count }, (_, i) =>
    numberIn(memory, records, memory.words[rows + i] as number, [layout.money.first, many]),
  ).sort();
}
