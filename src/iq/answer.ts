/** One question, answered whole: what was understood, who matches, and every count beside it. */
import { type Fit, fitOf, type Sells, type Wish } from '#iq/fit.ts';
import { type ForumIndex, type Found, find } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { type Clause, type Lost, readSearch, type Search, tidy } from '#iq/query.ts';
import { type Alternative, readWords } from '#iq/words.ts';

/** What a client brings to a question; null for staff, who see people in order of reference. */
export type Asker = { sells: Sells; wishes: ReadonlyMap<string, Wish> } | null;
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

/** Answers the question that a URL asks, one page of people at a time. */
export function answerTo(
  index: ForumIndex,
  params: URLSearchParams,
  asker: Asker,
  page: Page,
): Answer {
  const question = searchOf(index, params);
  const fits = index.profiles.map((profile) => fitFor(index, profile, asker));
  const scores = fits.map((fit) => fit?.score ?? 0);
  const found = find(index, question.search, scores);
  const placeOf = (row: number): string =>
    `${Math.round((scores[row] ?? 0) * 100)}.${index.profiles[row]?.ref ?? ''}`;
  const start = startAfter(page.cursor, found.rows, placeOf);
  const rows = found.rows.slice(start, start + page.limit);
  const last = rows.at(-1);
  return {
    ...question,
    found,
    matches: rows.flatMap((row) => {
      const profile = index.profiles[row];
      return profile ? [{ profile, fit: fits[row] ?? null }] : [];
    }),
    nextCursor:
      last !== undefined && start + rows.length < found.rows.length ? placeOf(last) : null,
  };
}

/** Whether a text is a place in some order of people, as `nextCursor` is. */
export const isPlace = (text: string): boolean => /^\d{1,3}\..+$/s.test(text);

/**
 * Where the page after a cursor begins. A cursor names the last person's place in the order, not a
 * number of rows, so that nobody is skipped when someone before leaves.
 */
function startAfter(cursor: string | null, rows: number[], placeOf: (row: number) => string) {
  const [, score, ref] = /^(\d{1,3})\.(.+)$/s.exec(cursor ?? '') ?? [];
  if (score === undefined || ref === undefined) return 0;
  const start = rows.findIndex((row) => {
    const [, other = '0', name = ''] = /^(\d+)\.(.*)$/s.exec(placeOf(row)) ?? [];
    return Number(other) < Number(score) || (other === score && name > ref);
  });
  return start < 0 ? rows.length : start;
}
