/** How far people have read a room: each on all devices, and for the others in it to see. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Read } from '#exchange/chat/reading.ts';
import { witnesses } from '#exchange/chat/witnesses.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { append } from '#exchange/stream/stream.server.ts';

/** Keeps how far a person has read, and tells the room; never back. */
export async function markRead(
  db: Db,
  visitor: Visitor,
  room: string,
  number: number,
  now: Date,
): Promise<void> {
  const { forumId, personId } = visitor;
  await db.transaction().execute(async (tx) => {
    // an event of a room holds on to the room: before the log, as those who write there do
    await tx
      .selectFrom('room')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('id', '=', room)
      .forKeyShare()
      .execute();
    const reached = await tx
      .updateTable('room_member as me')
      .from('room as r')
      .set({ read_number: sql<number>`least(${number}::int, r.last_number)`, read_at: now })
      .whereRef('r.forum_id', '=', 'me.forum_id')
      .whereRef('r.id', '=', 'me.room_id')
      .where('me.forum_id', '=', forumId)
      .where('me.room_id', '=', room)
      .where('me.person_id', '=', personId)
      .where(sql<boolean>`me.read_number < least(${number}::int, r.last_number)`)
      .returning('me.read_number as number')
      .executeTakeFirst();
    if (!reached) return;
    // the event below says it to whoever only counts
    await announce(tx, forumId, 'rooms:list', [personId], now);
    const read: Read = { room, person: personId, number: reached.number, at: now.toISOString() };
    await append(tx, forumId, await witnesses(tx, visitor, room), 'read', read, now);
  });
}

/** How far each of these people has read the room; who has read nothing is left out. */
export async function readReads(
  db: Db,
  { forumId }: Visitor,
  room: string,
  people: readonly string[],
): Promise<Read[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('room_member')
    .select(['person_id', 'read_number', 'read_at'])
    .where('forum_id', '=', forumId)
    .where('room_id', '=', room)
    .where('person_id', 'in', people)
    .where('read_number', '>', 0)
    .execute();
  return rows.map(({ person_id, read_number, read_at }) => ({
    ...{ room, person: person_id, number: read_number },
    at: read_at?.toISOString() ?? null,
  }));
}
