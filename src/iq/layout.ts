/** Which plane holds what: one for each option of each closed question, and those of the amount. */
import type { Field, Source } from '#iq/fields.ts';
import { REGISTERED } from '#iq/query.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

/**
 * A field's options lie one after the other from `first` on, each in its place, with `room` for so
 * many. `answered`: the plane of who has any. `single`: nobody has two.
 */
export type Column = {
  field: Field;
  first: number;
  places: Map<string, number>;
  room: number;
  answered: number;
  single: boolean;
};

export type Layout = {
  questionnaire: Questionnaire;
  columns: ReadonlyMap<string, Column>;
  /** open questions and matrices: who answered any of it */
  answered: ReadonlyMap<string, number>;
  bands: number;
  hasMoney: number;
  /** the amount in `unit`s in binary, the lowest digit first */
  money: { first: number; digits: number; unit: number };
  /** planes that are counted; behind them come those whose counts are the sums of others */
  counted: number;
  planes: number;
};

/** Plane 0 is everyone. */
export const EVERYONE = 0;

/** More countries than this, if they are such, are no planes. */
export const MOST_COUNTRIES = 250;
/** Countries that may come before the planes have to be made anew. */
const SPARE_COUNTRIES = 8;

const isCountry = (source: Source) => source.of === 'registration' && source.column === 'country';

/** Of an organisation there are as many as people bring; it is no plane. */
export const isOpen = (source: Source): boolean =>
  source.of === 'registration' && source.column === 'organisation';

/** @param largest the largest amount of anyone, in whole units of the currency */
export function layoutOf(
  questionnaire: Questionnaire,
  fields: readonly Field[],
  unit: number,
  largest: number,
): Layout {
  let next = EVERYONE + 1;
  const take = (many: number) => {
    next += many;
    return next - many;
  };
  const columns = new Map<string, Column>();
  const shared = new Map<string, number>();
  for (const field of fields.filter(({ source }) => !isOpen(source))) {
    const { source, options, key } = field;
    const room = options.length + (isCountry(source) ? SPARE_COUNTRIES : 0);
    const named = options.filter((option) => option !== '');
    const places = new Map(named.map((option, place) => [option, place]));
    const single = isSingle(field, questionnaire);
    const first = take(room);
    const ranking = source.of === 'ranking' ? shared.get(source.question) : undefined;
    const answered = single ? 0 : (ranking ?? take(1));
    if (source.of === 'ranking') shared.set(source.question, answered);
    columns.set(key, { field, first, places, room, answered, single });
  }
  const answered = new Map<string, number>();
  for (const { id, type } of questionnaire.questions)
    if ((type === 'text' || type === 'matrix') && !columns.has(id) && !REGISTERED.includes(id))
      answered.set(id, take(1));
  const bands = take(questionnaire.budgetBands.length);
  const hasMoney = take(1);
  const digits = Math.max(1, Math.ceil(Math.log2(Math.floor(largest / unit) + 1)));
  const money = { first: take(digits), digits, unit };
  const counted = next;
  for (const column of columns.values()) if (column.single) column.answered = take(1);
  return {
    ...{ questionnaire, columns, answered, bands, hasMoney, money, counted },
    planes: next,
  };
}

const isSingle = ({ source }: Field, { questions }: Questionnaire): boolean =>
  source.of === 'registration' ||
  source.of === 'row' ||
  (source.of === 'choice' &&
    questions.some(({ id, type }) => id === source.question && type === 'single'));

/** The place of an option; the next one for a country that is new. Undefined: it has none. */
export function placeOf({ places, field, room }: Column, option: string): number | undefined {
  const known = places.get(option);
  if (known !== undefined || option === '' || !isCountry(field.source)) return known;
  if (places.size >= room) return undefined;
  places.set(option, places.size);
  return places.size - 1;
}

/** Whether there are planes, or room for them, for all the countries that some people are from. */
export function havePlaces({ columns }: Layout, countries: Iterable<string>): boolean {
  const column = columns.get('country');
  if (!column) return true;
  const fresh = new Set(countries).difference(new Set(['', ...column.places.keys()]));
  return column.places.size + fresh.size <= column.room;
}

/** The largest power of ten, up to a million, that all these amounts are multiples of. */
export function unitOf(amounts: Iterable<number>): number {
  let unit = 1_000_000;
  for (const amount of amounts) while (unit > 1 && amount % unit !== 0) unit /= 10;
  return unit;
}
