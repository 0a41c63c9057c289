/** A search answered: how many match, who comes first, and every count beside it. */
import { type Bits, countAll, everyone, planeOf } from '#iq/bits.ts';
import type { Field } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import { countBoth, giveBack, type Plane } from '#iq/kernel/planes.ts';
import { EVERYONE } from '#iq/layout.ts';
import { matchEach } from '#iq/matching.ts';
import { type Money, moneyOf } from '#iq/money.ts';
import { countValues } from '#iq/open-field.ts';
import { bandRange, MONEY, type Range, type Search } from '#iq/query.ts';
import { byReference, firstOf, type Order, orderBy } from '#iq/ranking.ts';

/** How many of a field's options, in the order of its options; `answered`: who has any of them. */
export type FieldCounts = { field: Field; answered: number; counts: number[] };
export type Found = {
  total: number;
  /** rows of a page of those who match, best first */
  rows: number[];
  /** empty where they were not asked for */
  facets: FieldCounts[];
  /** by band of the questionnaire, in its order */
  bands: { label: string; range: Range; count: number }[];
  money: Money | null;
};

export type Wanted = {
  /** by reference, unless said */
  order?: Order;
  /** people of a page; all, unless said */
  limit?: number;
  /** the place in the order where the page begins */
  from?: number;
  /** counts beside every option; true, unless said */
  facets?: boolean;
};

/**
 * Answers a search.
 *
 * Counts are disjunctive: those next to a field's options heed every clause but the field's own,
 * so they say how many each option would give in its place.
 */
export function find(index: ForumIndex, search: Search, wanted: Wanted = {}): Found {
  const { planes } = index.bits;
  const { all, without } = matchEach(index, search.clauses);
  const total = countBoth(planes, all, everyone(index.bits));
  const counts = countAll(index.bits, all, total, index.whole);
  const { limit = total, from = 0, facets = true } = wanted;
  const page = wanted.order ?? orderBy(index, byReference);
  const found: Found = {
    total,
    rows: firstOf(index, all, total, page, { limit, from }),
    facets: [],
    bands: [],
    money: moneyOf(index.bits, all, counts),
  };
  if (facets) Object.assign(found, facetsOf(index, { plane: all, total, counts }, without));
  for (const plane of [all, ...without.values()]) giveBack(planes, plane);
  return found;
}

/** Some people, and how many of them are in each plane. */
type Base = { plane: Plane; total: number; counts: Float64Array };

/** A field with more options than anybody looks through, such as thousands of organisations, is not counted. */
const MOST_OPTIONS = 1000;

function facetsOf(index: ForumIndex, all: Base, without: ReadonlyMap<string, Plane>) {
  const { bits } = index;
  const own = new Map<string, Base>();
  for (const [field, plane] of without)
    own.set(field, {
      plane,
      total: countBoth(bits.planes, plane, everyone(bits)),
      counts: EMPTY,
    });
  const facets = index.fields
    .filter(({ options }) => options.length <= MOST_OPTIONS)
    .map((field) => fieldCounts(index, field, own.get(field.key) ?? all, own.has(field.key)));
  const bands = bandCounts(index, own.get(MONEY) ?? all, own.has(MONEY));
  return { facets, bands };
}

const EMPTY = new Float64Array(0);

/** Counts of one plane: those of a base that only a few fields have are counted one by one. */
const countIn = (bits: Bits, place: number, { plane, counts }: Base, alone: boolean): number =>
  alone ? countBoth(bits.planes, planeOf(bits, place), plane) : (counts[place] as number);

function fieldCounts(index: ForumIndex, field: Field, base: Base, alone: boolean): FieldCounts {
  const { bits, open } = index;
  const column = bits.layout.columns.get(field.key);
  if (column) {
    const { first, places, single } = column;
    // options that people bring come in another order each time
    const place = field.options === column.field.options ? null : places;
    const counts = field.options.map((option, i) =>
      countIn(bits, first + (place?.get(option) ?? i), base, alone),
    );
    const answered = single
      ? counts.reduce((sum, count) => sum + count, 0)
      : countIn(bits, column.answered, base, alone);
    return { field, answered, counts };
  }
  const values = open.get(field.key);
  if (!values) return { field, answered: 0, counts: field.options.map(() => 0) };
  const all = index.whole[EVERYONE] as number;
  const byCode = countValues(values, bits, base.plane, { total: base.total, all });
  return {
    field,
    answered: base.total - (byCode[0] as number),
    counts: field.options.map((option) => byCode[values.codeOf.get(option) ?? 0] as number),
  };
}

function bandCounts({ bits, questionnaire }: ForumIndex, base: Base, alone: boolean) {
  const bands = questionnaire.budgetBands;
  return bands.map(({ label }, place) => ({
    label,
    range: bandRange(bands, place),
    count: countIn(bits, bits.layout.bands + place, base, alone),
  }));
}
