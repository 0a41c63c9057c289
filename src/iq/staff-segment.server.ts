/** Delegates whom staff mean by a search: to be told something, all of them. */
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';
import { searchOf } from '#iq/answer.ts';
import { chipOf } from '#iq/chips.ts';
import { indexFor } from '#iq/index.server.ts';
import { writeSearch } from '#iq/query.ts';
import { matchesOf } from '#iq/team/matches.server.ts';

/** Ids of those who match now; null: the forum asks no longer what the search asks. */
export async function peopleOfSegment(
  db: Db,
  staff: Staff,
  query: string,
): Promise<string[] | null> {
  const index = await indexFor(db, staff);
  const refs = matchesOf(index, query);
  if (!refs) return null;
  return refs.flatMap((ref) => {
    const row = index.people.rowOf(ref);
    return (row === undefined ? undefined : index.people.at(row)?.id) ?? [];
  });
}

export type ReadSegment =
  | { query: string; words: string }
  | { refused: 'no-segment' }
  | { refused: 'not-understood'; what: string };

/**
 * A search as it was typed, or as it stands in the address of the find page, as a segment. What is
 * not understood is refused: what is left of it would mean more people.
 */
export async function readStaffSegment(db: Db, staff: Staff, typed: string): Promise<ReadSegment> {
  const index = await indexFor(db, staff);
  const text = typed.trim().replace(/^.*?\?(?=[^ ]*=)/, '');
  const params = /^[^\s=]+=\S/.test(text)
    ? new URLSearchParams(text)
    : new URLSearchParams({ q: text });
  const { asked, filters, search, lost, notUnderstood } = searchOf(index, params);
  const unknown = [...lost.map(({ param, value }) => `${param} ${value}`), ...notUnderstood];
  if (unknown.length > 0) return { refused: 'not-understood', what: unknown.join(', ') };
  if (search.clauses.length === 0) return { refused: 'no-segment' };
  const chips = search.clauses
    .map((clause) => chipOf(clause, index))
    .map(({ label, value, not }) => `${label} ${not ? 'not ' : ''}${value}`);
  return {
    query: writeSearch(search).toString(),
    words: (filters.clauses.length === 0 ? asked : chips.join('; ')).slice(0, 500),
  };
}
