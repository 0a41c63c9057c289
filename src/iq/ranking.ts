/** Orders of all people, made once and kept up to date, so that a page of the best needs no sorting. */
import { everyone } from '#iq/bits.ts';
import type { ForumIndex } from '#iq/index.ts';
import { eachRow, holds, type Plane } from '#iq/kernel/planes.ts';
import type { Profile } from '#iq/profile.ts';

/** What people are ranked by: larger numbers first, texts by alphabet; equals by reference. */
export type Rank = { name: string; of: (profile: Profile) => number | string };

/** `values` and `places` by row; `rows` best first, its first `count` are used. */
export type Order = {
  rank: Rank;
  values: (number | string)[];
  rows: Uint32Array;
  count: number;
  places: Uint32Array;
};

export const byReference: Rank = { name: 'reference', of: () => 0 };

/** The order of everyone by a rank; made at the first question for it. */
export function orderBy(index: ForumIndex, rank: Rank): Order {
  const known = index.orders.get(rank.name);
  if (known) return known;
  const { planes } = index.bits;
  const values: (number | string)[] = [];
  const rows: number[] = [];
  eachRow(planes, everyone(index.bits), (row) => {
    rows.push(row);
    if (rank !== byReference) values[row] = rank.of(index.people.at(row) as Profile);
  });
  const order: Order = {
    rank,
    values,
    rows: new Uint32Array(planes.capacity),
    count: rows.length,
    places: new Uint32Array(planes.capacity),
  };
  order.rows.set(rows.sort((a, b) => compareRows(index, order, a, b)));
  for (let place = 0; place < order.count; place++)
    order.places[order.rows[place] as number] = place;
  if (index.orders.size >= MOST_ORDERS) index.orders.delete([...index.orders.keys()][0] as string);
  index.orders.set(rank.name, order);
  return order;
}

const MOST_ORDERS = 64;

type Standing = { value: number | string; ref: string };

function compare(a: Standing, b: Standing): number {
  if (a.value !== b.value) {
    if (typeof a.value === 'number' && typeof b.value === 'number') return b.value - a.value;
    return a.value < b.value ? -1 : 1;
  }
  return a.ref === b.ref ? 0 : a.ref < b.ref ? -1 : 1;
}

const standing = (index: ForumIndex, { values }: Order, row: number): Standing => ({
  value: values[row] ?? 0,
  ref: index.people.refOf(row),
});

const compareRows = (index: ForumIndex, order: Order, a: number, b: number) =>
  compare(standing(index, order, a), standing(index, order, b));

/** Place of the first who stands behind this. */
export function placeBehind(index: ForumIndex, order: Order, after: Standing): number {
  let [from, to] = [0, order.count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const there = standing(index, order, order.rows[middle] as number);
    if (compare(there, after) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Takes a row out of an order; nothing if it is not in it. */
export function leave(order: Order, row: number): void {
  const place = order.places[row] as number;
  if (place >= order.count || order.rows[place] !== row) return;
  order.rows.copyWithin(place, place + 1, order.count);
  order.count--;
  renumber(order, place);
}

/** Puts a row where it belongs. */
export function join(index: ForumIndex, order: Order, row: number, profile: Profile): void {
  const value = order.rank === byReference ? 0 : order.rank.of(profile);
  order.values[row] = value;
  const place = placeBehind(index, order, { value, ref: profile.ref });
  order.rows.copyWithin(place + 1, place, order.count);
  order.rows[place] = row;
  order.count++;
  renumber(order, place);
}

function renumber({ rows, places, count }: Order, from: number): void {
  for (let place = from; place < count; place++) places[rows[place] as number] = place;
}

/**
 * The first `limit` of those who match, from a place of the order on. Where many match, the order
 * is followed until enough are found; where few do, their places are sorted.
 */
export function firstOf(
  index: ForumIndex,
  matching: Plane,
  total: number,
  order: Order,
  { limit, from }: { limit: number; from: number },
): number[] {
  const { rows, places, count } = order;
  const { planes } = index.bits;
  // following costs about count/total steps a person; collecting costs `total`
  if (total > 0 && (limit * count) / total < total) {
    const found: number[] = [];
    for (let place = from; place < count && found.length < limit; place++) {
      const row = rows[place] as number;
      if (holds(planes, matching, row)) found.push(row);
    }
    return found;
  }
  const among: number[] = [];
  eachRow(planes, matching, (row) => {
    const place = places[row] as number;
    if (place >= from) among.push(place);
  });
  return among
    .sort((a, b) => a - b)
    .slice(0, limit)
    .map((place) => rows[place] as number);
}
