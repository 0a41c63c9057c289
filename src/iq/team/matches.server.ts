/** Who matches a segment, and who has ever matched it. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { find } from '#iq/find.ts';
import type { ForumIndex } from '#iq/index.ts';
import { readSegment } from '#iq/team/segment-search.ts';

/** References of those who match now; null: a part of the search is lost, so it asks for nobody. */
export function matchesOf(index: ForumIndex, query: string): string[] | null {
  const search = readSegment(query, index);
  if (search.lost.length > 0) return null;
  return find(index, search, { facets: false }).rows.map((row) => index.people.refOf(row));
}

/** SQL: the delegate `d` is one of these; one array, however many they are. */
const among = (refs: readonly string[]) => sql<boolean>`d.ref = any(${[...refs]}::text[])`;

/** References of those who match and are not written down as ever having matched: mostly nobody. */
export async function unmarked(
  db: Db,
  { forumId, segment, refs }: Matching,
  index: ForumIndex,
): Promise<string[]> {
  const rows = await db
    .selectFrom('segment_match')
    .select('delegate_id')
    .where('forum_id', '=', forumId)
    .where('segment_id', '=', segment)
    .execute();
  const known = new Set(rows.map(({ delegate_id }) => delegate_id));
  const marked = new Set(index.profiles.filter(({ id }) => known.has(id)).map(({ ref }) => ref));
  return refs.filter((ref) => !marked.has(ref));
}

type Matching = { forumId: string; segment: string; refs: readonly string[] };

/**
 * Writes down who matches, of those who share their profile at this moment. A row is made once for
 * a person and a segment, whichever process comes first: that is what makes an alert come once.
 *
 * @returns ids of those who never matched before
 */
export async function markMatches(
  tx: Db,
  { forumId, segment, refs, toldIn }: Matching & { toldIn: string | null },
  now: Date,
): Promise<string[]> {
  if (refs.length === 0) return [];
  const rows = await tx
    .insertInto('segment_match')
    .columns(['forum_id', 'segment_id', 'delegate_id', 'matched_at', 'told_in'])
    .expression((eb) =>
      eb
        .selectFrom('delegate as d')
        .select(['d.forum_id', eb.val(segment).$castTo<string>().as('segment_id')])
        .select(['d.person_id'])
        .select([eb.val(now).as('matched_at'), eb.val(toldIn).as('told_in')])
        .where('d.forum_id', '=', forumId)
        .where(among(refs))
        .where('d.consent', '=', 'named')
        .where('d.status', '=', 'confirmed')
        .orderBy('d.person_id'),
    )
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'segment_id', 'delegate_id']).doNothing(),
    )
    .returning('delegate_id')
    .execute();
  return rows.map(({ delegate_id }) => delegate_id);
}
