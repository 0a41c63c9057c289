/** In which order people are listed, as the URL says: `sort=`, and `like=` for look-alikes. */
import { searchForm } from '#base/folding.ts';
import type { Asker } from '#iq/answer.ts';
import { fitOf } from '#iq/fit.ts';
import type { ForumIndex } from '#iq/index.ts';
import { likenessTo } from '#iq/likeness.ts';
import { byReference, type Order, orderBy, placeBehind, type Rank } from '#iq/ranking.ts';

export const SORTS = ['fit', 'like', 'budget', 'name', 'organisation', 'ref'] as const;
export type Sort = (typeof SORTS)[number];

/** The most people that others can be likened to at once. */
export const MOST_LIKED = 50;
/** `like=list`: the company's shortlist, whoever is on it now. */
export const LIST = 'list';

export type Ordering = {
  sort: Sort;
  /** references that this index knows */
  like: readonly string[];
};

/** @param list the company's shortlist, by reference */
export function orderingOf(
  index: ForumIndex,
  params: URLSearchParams,
  { list, staff }: { list: readonly string[]; staff: boolean },
): Ordering {
  const asked = params.getAll('like').flatMap((ref) => (ref === LIST ? list : [ref]));
  const like = [...new Set(asked)]
    .filter((ref) => index.people.rowOf(ref) !== undefined)
    .slice(0, MOST_LIKED);
  const usual: Sort = like.length > 0 ? 'like' : staff ? 'ref' : 'fit';
  const wanted = SORTS.find((each) => each === params.get('sort')) ?? usual;
  const possible = (wanted !== 'like' || like.length > 0) && (wanted !== 'fit' || !staff);
  return { sort: possible ? wanted : usual, like };
}

/** Percent, as it is shown, so that equal numbers stand in order of reference. */
export const percent = (share: number): number => Math.round(share * 100);

function rankBy(index: ForumIndex, { sort, like }: Ordering, asker: Asker): Rank {
  if (sort === 'budget') return { name: 'budget', of: ({ budget }) => budget ?? -1 };
  if (sort === 'name') return { name: 'name', of: ({ name }) => searchForm(name) };
  if (sort === 'organisation')
    return {
      name: 'organisation',
      of: ({ organisation }) => searchForm(organisation) || LAST,
    };
  if (sort === 'like')
    return {
      name: `like ${JSON.stringify(like)}`,
      of: (profile) => percent(likenessTo(index, profile, like).score),
    };
  if (sort === 'ref' || !asker) return byReference;
  const { sells, wishes, key } = asker;
  return {
    name: `fit ${key}`,
    of: (profile) =>
      percent(fitOf(profile, sells, wishes.get(profile.ref) ?? null, index.questionnaire).score),
  };
}

/** Behind every name: whoever has none. */
const LAST = '\uffff';

/**
 * Orders by likeness hang on everyone's answers, so one change makes them old: they are kept beside
 * the index, not in it, where each would be worked out again at each change.
 */
const likenings = new WeakMap<ForumIndex, { version: number; orders: Map<string, Order> }>();
const MOST_LIKENINGS = 32;

export function orderFor(index: ForumIndex, ordering: Ordering, asker: Asker): Order {
  const rank = rankBy(index, ordering, asker);
  if (ordering.sort !== 'like') return orderBy(index, rank);
  let known = likenings.get(index);
  if (known?.version !== index.version) known = { version: index.version, orders: new Map() };
  likenings.set(index, known);
  const order = known.orders.get(rank.name) ?? orderBy(index, rank);
  index.orders.delete(rank.name);
  if (known.orders.size >= MOST_LIKENINGS) known.orders.clear();
  known.orders.set(rank.name, order);
  return order;
}

/**
 * Where the page after a cursor begins. A cursor names the last person's standing, not a number of
 * rows, so that nobody is skipped when someone before leaves. Where people are ranked by a text it
 * names the person alone, whose place is looked up: no name stands in an address.
 */
export function startAfter(index: ForumIndex, order: Order, cursor: string | null): number {
  const [, value, ref] = /^(-?\d{1,15})\.(.+)$/s.exec(cursor ?? '') ?? [];
  if (value === undefined || ref === undefined) return 0;
  if (typeof valueAt(order, 0) !== 'string')
    return placeBehind(index, order, { value: Number(value), ref });
  const row = index.people.rowOf(ref);
  return row === undefined ? Number(value) : (order.places[row] ?? 0) + 1;
}

const valueAt = ({ rows, values }: Order, place: number) => values[rows[place] ?? 0];

/** The cursor of whoever is last on a page. */
export function cursorAt(index: ForumIndex, order: Order, row: number): string {
  const value = order.values[row] ?? 0;
  return `${typeof value === 'string' ? order.places[row] : value}.${index.people.refOf(row)}`;
}
