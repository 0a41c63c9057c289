/** The rule of `may-write.server.ts` for many who write at once. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { enter } from '#exchange/chat/may-write.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { RoomNow } from '#exchange/stream/audience.server.ts';

export type Place = RoomNow & { lastNumber: number };
type Refusal = Extract<Awaited<ReturnType<typeof enter>>, { refused: string }>;
type Pair = { author: Visitor; room: string };

/** What names a pair in the maps here. */
export const pairKey = ({ author, room }: Pair): string => `${author.personId} ${room}`;

/**
 * Locks the rooms, in the order of their ids, so that their messages are numbered one by one and
 * nobody comes or goes meanwhile; and says who may not write where.
 */
export async function enterAll(
  tx: Db,
  forumId: string,
  pairs: readonly Pair[],
): Promise<{ places: Map<string, Place>; refused: Map<string, Refusal> }> {
  const rooms = [...new Set(pairs.map(({ room }) => room))].sort();
  const found = await tx
    .selectFrom('room')
    .select(['id', 'kind', 'members_version as version', 'last_number as lastNumber'])
    .where('forum_id', '=', forumId)
    .where('id', '=', sql<string>`any(${rooms}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const places = new Map(found.map((place) => [place.id, place]));
  const refused = new Map<string, Refusal>();
  const distinct = new Map(pairs.map((pair) => [pairKey(pair), pair]));
  const inMany: Pair[] = [];
  for (const [key, pair] of distinct) {
    const kind = places.get(pair.room)?.kind;
    if (kind === 'group' || kind === 'topic' || kind === 'team') inMany.push(pair);
    else {
      const entered = await enter(tx, pair.author, pair.room);
      if ('refused' in entered) refused.set(key, entered);
    }
  }
  const inside = await insideOf(tx, forumId, inMany);
  for (const pair of inMany)
    if (!inside.has(pairKey(pair))) refused.set(pairKey(pair), { refused: 'no-such-room' });
  return { places, refused };
}

/** In rooms of more than two, whoever is in it may write. */
async function insideOf(tx: Db, forumId: string, pairs: readonly Pair[]): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select m.person_id || ' ' || m.room_id as key from rows from (
      unnest(${pairs.map(({ room }) => room)}::uuid[]),
      unnest(${pairs.map(({ author }) => author.personId)}::uuid[])
    ) as x(room, person)
    join room_member m
      on m.forum_id = ${forumId} and m.room_id = x.room and m.person_id = x.person`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}
