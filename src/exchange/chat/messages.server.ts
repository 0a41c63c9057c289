/** Reading messages. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Message } from '#exchange/chat/message.ts';
import type { Visitor } from '#exchange/people.server.ts';

function messages(db: Db, { forumId }: { forumId: string }) {
  return db
    .selectFrom('message as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.author_id'),
    )
    .select(['m.id', 'm.room_id', 'm.number', 'm.body', 'm.sent_at', 'm.author_id'])
    .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('author'))
    .where('m.forum_id', '=', forumId);
}

type Row = Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number];
const messageOf = (row: Row): Message => ({
  id: row.id,
  room: row.room_id,
  number: row.number,
  author: { id: row.author_id, name: row.author },
  body: row.body,
  sentAt: row.sent_at.toISOString(),
});

/** One message by id, of whatever room: the caller looks whether it may be seen. */
export async function readOne(
  tx: Db,
  visitor: { forumId: string },
  id: string,
): Promise<Message | null> {
  const row = await messages(tx, visitor).where('m.id', '=', id).executeTakeFirst();
  return row ? messageOf(row) : null;
}

/**
 * Messages of a room which the visitor is known to be in, by number.
 *
 * @param page the newest below a number, or the oldest above one
 */
export async function readMessages(
  db: Db,
  visitor: Visitor,
  room: string,
  page: { below: number; limit: number } | { above: number; limit: number },
): Promise<Message[]> {
  const here = messages(db, visitor).where('m.room_id', '=', room).limit(page.limit);
  if ('above' in page)
    return (await here.where('m.number', '>', page.above).orderBy('m.number').execute()).map(
      messageOf,
    );
  const newest = await here
    .where('m.number', '<', page.below)
    .orderBy('m.number', 'desc')
    .execute();
  return newest.reverse().map(messageOf);
}
