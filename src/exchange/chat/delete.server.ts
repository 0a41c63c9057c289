/** Deleting a message: its place in the room stays, nothing of what it held does. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hold, tellNewWords } from '#exchange/chat/changing.server.ts';
import type { Message } from '#exchange/chat/message.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type Deleted = { message: Message } | { refused: 'no-such-message' | 'not-yours' };

/** Takes back one's own message, at any time and wherever it is; asked again, it answers the same. */
export async function deleteMessage(
  db: Db,
  author: Visitor,
  room: string,
  id: string,
  now: Date,
): Promise<Deleted> {
  return db.transaction().execute(async (tx): Promise<Deleted> => {
    const message = await hold(tx, author, room, id);
    if (!message) return { refused: 'no-such-message' };
    if (message.author.id !== author.personId) return { refused: 'not-yours' };
    if (message.deletedAt !== null) return { message };
    return { message: await empty(tx, author.forumId, message, now) };
  });
}

/**
 * Empties a message whose room is locked, whoever decided it: words, files and reactions go, from
 * its tables, from the log, and from answers that are kept for retries.
 */
export async function empty(
  tx: Db,
  forumId: string,
  { id, room }: Pick<Message, 'id' | 'room'>,
  now: Date,
): Promise<Message> {
  const here = { forum_id: forumId, message_id: id };
  await tx
    .updateTable('message')
    .set({ body: '', mentions: [], file_count: 0, reply_to: null, deleted_at: now })
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .execute();
  for (const table of ['chat_file', 'reaction'] as const)
    await tx
      .deleteFrom(table)
      .where('forum_id', '=', here.forum_id)
      .where('message_id', '=', here.message_id)
      .execute();
  await tx
    .deleteFrom('idempotency_key')
    .where('person_id', 'in', (query) =>
      query
        .selectFrom('room_member')
        .select('person_id')
        .where('forum_id', '=', forumId)
        .where('room_id', '=', room),
    )
    .where(sql<boolean>`body::text like ${`%${id}%`}`)
    .execute();
  return tellNewWords(tx, forumId, id, now);
}
