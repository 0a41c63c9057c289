/** One question, answered whole: what was understood, who matches, and every count beside it. */

import { type Found, find } from '#iq/find.ts';
import { type Fit, fitOf, type Sells, type Wish } from '#iq/fit.ts';
import type { ForumIndex } from '#iq/index.ts';
import { cursorAt, type Ordering, orderFor, orderingOf, startAfter } from '#iq/orders.ts';
import type { Profile } from '#iq/profile.ts';
import { type Clause, type Lost, readSearch, type Search, tidy } from '#iq/query.ts';
import type { Span } from '#iq/spans.ts';
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
  /** how each part of the words was read; null where the reading does not say */
  spans: readonly Span[] | null;
  found: Found;
  matches: Match[];
  ordering: Ordering;
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
    spans: (reading as { spans?: readonly Span[] }).spans ?? null,
    alternatives: reading.alternatives.map(({ condition, clauses }) => ({
      condition,
      clauses: both(clauses).clauses,
    })),
  };
}

export const fitFor = (index: ForumIndex, profile: Profile, asker: Asker): Fit | null =>
  asker && fitOf(profile, asker.sells, asker.wishes.get(profile.ref) ?? null, index.questionnaire);

/**
 * Answers the question that a URL asks, one page of people at a time.
 *
 * @param list the shortlist that `like=list` speaks of, by reference
 */
export function answerTo(
  index: ForumIndex,
  params: URLSearchParams,
  asker: Asker,
  page: Page,
  list: readonly string[] = [],
): Answer {
  const question = searchOf(index, params);
  const ordering = orderingOf(index, params, { list, staff: asker === null });
  const order = orderFor(index, ordering, asker);
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
    ordering,
    nextCursor: last === undefined ? null : cursorAt(index, order, last),
  };
}

/** Whether a text is a place in some order of people, as `nextCursor` is. */
export const isPlace = (text: string): boolean => /^-?\d{1,15}\..+$/s.test(text);
