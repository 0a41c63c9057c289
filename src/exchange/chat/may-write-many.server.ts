/** The rule of `may-write.server.ts` for many who write at once. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Letter } from '#exchange/chat/letter.ts';
import { enter } from '#exchange/chat/may-write.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { RoomNow } from '#exchange/stream/audience.server.ts';

export type Place = RoomNow & { lastNumber: number };
type Refusal = Extract<Awaited<ReturnType<typeof enter>>, { refused: string }>;
type Pair = { author: Visitor; room: string };

/** What names a pair in the maps here. */
export const pairKey = ({ author, room }: Pair): string => `${author.personId} ${room}`;

export type Entered = {
  places: Map<string, Place>;
  /** by pair, why it may not write */
  refused: Map<string, Refusal>;
  /** ids that name a message already */
  known: Set<string>;
};

/**
 * Locks the rooms, in the order of their ids, so that their messages are numbered one by one and
 * nobody comes or goes meanwhile; and says who may not write where.
 */
export async function enterAll(
  tx: Db,
  forumId: string,
  letters: readonly Letter[],
): Promise<Entered> {
  const rooms = [...new Set(letters.map(({ room }) => room))].sort();
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
  const { inside, known } = await lookUp(tx, forumId, letters);
  for (const [key, pair] of new Map(letters.map((pair) => [pairKey(pair), pair]))) {
    const kind = places.get(pair.room)?.kind;
    if (kind === 'group' || kind === 'topic' || kind === 'team') {
      if (!inside.has(key)) refused.set(key, { refused: 'no-such-room' });
      continue;
    }
    const entered = await enter(tx, pair.author, pair.room);
    if ('refused' in entered) refused.set(key, entered);
  }
  return { places, refused, known };
}

/** Who is in the room written to (in rooms of more than two, they may write), and which ids are taken. */
async function lookUp(tx: Db, forumId: string, letters: readonly Letter[]) {
  const { rows } = await sql<{ key: string; isInside: boolean; id: string; isKnown: boolean }>`
    select x.person || ' ' || x.room as key, m.person_id is not null as "isInside",
      x.id, k.id is not null as "isKnown"
    from rows from (
      unnest(${letters.map(({ room }) => room)}::uuid[]),
      unnest(${letters.map(({ author }) => author.personId)}::uuid[]),
      unnest(${letters.map(({ message }) => message.id)}::uuid[])
    ) as x(room, person, id)
    left join room_member m
      on m.forum_id = ${forumId} and m.room_id = x.room and m.person_id = x.person
    left join message k on k.forum_id = ${forumId} and k.id = x.id`.execute(tx);
  return {
    inside: new Set(rows.flatMap(({ key, isInside }) => (isInside ? [key] : []))),
    known: new Set(rows.flatMap(({ id, isKnown }) => (isKnown ? [id] : []))),
  };
}
