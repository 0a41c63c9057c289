/**
 * What every change of a message does. The room is locked first, so that versions count one by one,
 * and told last. Whoever keeps the highest version of each message has the room as it is.
 */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Message } from '#exchange/chat/message.ts';
import { readOne } from '#exchange/chat/messages.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { append } from '#exchange/stream/stream.server.ts';

/** A message of a room the visitor is in, as it is; the room stays locked until commit. */
export async function hold(
  tx: Db,
  visitor: Visitor,
  room: string,
  id: string,
): Promise<Message | null> {
  await tx
    .selectFrom('room')
    .select('id')
    .where('forum_id', '=', visitor.forumId)
    .where('id', '=', room)
    .forNoKeyUpdate()
    .execute();
  const seat = await tx
    .selectFrom('room_member')
    .select('person_id')
    .where('forum_id', '=', visitor.forumId)
    .where('room_id', '=', room)
    .where('person_id', '=', visitor.personId)
    .executeTakeFirst();
  const message = seat ? await readOne(tx, visitor, id) : null;
  return message?.room === room ? message : null;
}

/** Counts the version up and tells the room: the message as it is now. */
export async function tell(tx: Db, forumId: string, id: string, now: Date): Promise<Message> {
  const message = await countUp(tx, forumId, id);
  await append(tx, forumId, { room: message.room }, 'message', message, now);
  return message;
}

/**
 * The same when the words are others: messages that quote them change with it, and the old words
 * leave every event of the log that holds them. An event keeps its number and tells the newest.
 */
export async function tellNewWords(
  tx: Db,
  forumId: string,
  id: string,
  now: Date,
): Promise<Message> {
  const message = await countUp(tx, forumId, id);
  const replies = await tx
    .selectFrom('message')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('reply_to', '=', id)
    .orderBy('number')
    .execute();
  const all = [message];
  for (const reply of replies) all.push(await countUp(tx, forumId, reply.id));
  for (const each of all)
    await tx
      .updateTable('event')
      .set({ body: JSON.stringify(each) })
      .where('forum_id', '=', forumId)
      .where('kind', '=', 'message')
      .where(sql<boolean>`body ->> 'id' = ${each.id}`)
      .execute();
  for (const each of all) await append(tx, forumId, { room: each.room }, 'message', each, now);
  return message;
}

async function countUp(tx: Db, forumId: string, id: string): Promise<Message> {
  await tx
    .updateTable('message')
    .set({ version: sql<number>`version + 1` })
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .execute();
  const message = await readOne(tx, { forumId }, id);
  if (!message) throw new Error('the message that was held is not there');
  return message;
}
