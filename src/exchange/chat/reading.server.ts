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

/**
 * How far each of these people has read the room; who has read nothing is left out. Of somebody who
 * blocked the visitor no more than what was there before: it stands still, as if nobody looked.
 */
export async function readReads(
  db: Db,
  { forumId, personId }: Visitor,
  room: string,
  people: readonly string[],
): Promise<Read[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<{ person: string; number: number; at: Date | null }>`
    select m.person_id as person, case when b.since is null then m.read_number
        else least(m.read_number, coalesce((select max(x.number) from message x
          where x.forum_id = m.forum_id and x.room_id = m.room_id and x.sent_at <= b.since), 0))
        end as number,
      case when m.read_at <= coalesce(b.since, m.read_at) then m.read_at end as at
    from room_member m cross join lateral (select min(since) as since from (
      select made_at as since from block
      where forum_id = m.forum_id and person_id = m.person_id and blocked_id = ${personId}
      union all
      select cb.made_at from company_block cb
      join person bp on bp.forum_id = cb.forum_id and bp.client_id = cb.client_id
      where cb.forum_id = m.forum_id and cb.person_id = m.person_id and bp.id = ${personId}
    ) as blocks) b
    where m.forum_id = ${forumId} and m.room_id = ${room}
      and m.person_id = any(${[...people]}::uuid[]) and m.read_number > 0`.execute(db);
  return rows
    .filter(({ number }) => number > 0)
    .map(({ person, number, at }) => ({ room, person, number, at: at?.toISOString() ?? null }));
}
