/** One question, answered whole: what was understood, who matches, and every count beside it. */

import { type Found, find } from '#iq/find.ts';
import { type Fit, fitOf, type Sells, type Wish } from '#iq/fit.ts';
import type { ForumIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { type Clause, type Lost, readSearch, type Search, tidy } from '#iq/query.ts';
import { byReference, type Order, orderBy, placeBehind, type Rank } from '#iq/ranking.ts';
import { type Alternative, readWords } from '#iq/words.ts';

/** What a client brings to a question; null for staff, who see people in order of reference. */
export type Asker = {
  sells: Sells;
  wishes: ReadonlyMap<string, Wish>;
  /** the same for whoever has the same fits: what is sold, and what was wished */
  key: string;
} | null;
export type Page = { limit: number; cursor: string | null };
export type Match = { profile: Profile; fit: Fit | null };
export type Answer = {
  /** the words that were typed, as they were */
  asked: string;
  /** the filters of the URL alone */
  filters: Search;
  /** all that is asked: the filters of the URL, and those that the words were read as */
  search: Search;
  /** parts of the URL and words that nothing here fits */
  lost: Lost[];
  notUnderstood: string[];
  alternatives: Alternative[];
  found: Found;
  matches: Match[];
  /** opaque; null at the end */
  nextCursor: string | null;
};

/** The search of a URL: its filters, and its `q` read as words. */
export function searchOf(index: ForumIndex, params: URLSearchParams) {
  const asked = params.get('q')?.trim() ?? '';
  const filters = readSearch(params, index);
  const reading = readWords(asked, index);
  const both = (clauses: Clause[]): Search =>
    tidy({ clauses: [...filters.clauses, ...clauses], lost: filters.lost });
  return {
    asked,
    filters,
    search: both(reading.clauses),
    lost: filters.lost,
    notUnderstood: reading.notUnderstood,
    alternatives: reading.alternatives.map(({ condition, clauses }) => ({
      condition,
      clauses: both(clauses).clauses,
    })),
  };
}

export const fitFor = (index: ForumIndex, profile: Profile, asker: Asker): Fit | null =>
  asker && fitOf(profile, asker.sells, asker.wishes.get(profile.ref) ?? null, index.questionnaire);

const rankFor = (index: ForumIndex, asker: Asker): Rank =>
  asker
    ? {
        name: `fit ${asker.key}`,
        of: (profile) => Math.round((fitFor(index, profile, asker)?.score ?? 0) * 100),
      }
    : byReference;

/** Answers the question that a URL asks, one page of people at a time. */
export function answerTo(
  index: ForumIndex,
  params: URLSearchParams,
  asker: Asker,
  page: Page,
): Answer {
  const question = searchOf(index, params);
  const order = orderBy(index, rankFor(index, asker));
  const from = startAfter(index, order, page.cursor);
  const wanted = { order, from, facets: params.get('facets') !== '0' };
  const found = find(index, question.search, { ...wanted, limit: page.limit + 1 });
  const rows = found.rows.slice(0, page.limit);
  const matches = rows.flatMap((row) => {
    const profile = index.people.at(row);
    return profile ? [{ profile, fit: fitFor(index, profile, asker) }] : [];
  });
  const last = found.rows.length > rows.length ? rows.at(-1) : undefined;
  return {
    ...question,
    found,
    matches,
    nextCursor:
      last === undefined ? null : `${order.values[last] ?? 0}.${index.people.refOf(last)}`,
  };
}

/** Whether a text is a place in some order of people, as `nextCursor` is. */
export const isPlace = (text: string): boolean => /^\d{1,3}\..+$/s.test(text);

/**
 * Where the page after a cursor begins. A cursor names the last person's standing, not a number of
 * rows, so that nobody is skipped when someone before leaves.
 */
function startAfter(index: ForumIndex, order: Order, cursor: string | null): number {
  const [, value, ref] = /^(\d{1,3})\.(.+)$/s.exec(cursor ?? '') ?? [];
  if (value === undefined || ref === undefined) return 0;
  return placeBehind(index, order, { value: Number(value), ref });
}
