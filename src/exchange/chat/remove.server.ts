/** A message that an organiser takes away: its words and files go everywhere, its place stays. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { readOne } from '#exchange/chat/messages.server.ts';
import { append } from '#exchange/stream/stream.server.ts';

/** Also from the forum's log, so that no device that comes back later reads them. */
export async function removeMessage(tx: Db, forumId: string, id: string, now: Date) {
  const gone = await tx
    .updateTable('message')
    .set({
      ...{ body: '', file_count: 0, mentions: [], deleted_at: now },
      version: sql<number>`version + 1`,
    })
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('room_id')
    .executeTakeFirst();
  if (!gone) return;
  await tx
    .deleteFrom('chat_file')
    .where('forum_id', '=', forumId)
    .where('message_id', '=', id)
    .execute();
  const message = await readOne(tx, { forumId }, id);
  await tx
    .updateTable('event')
    .set({ body: JSON.stringify(message) })
    .where('forum_id', '=', forumId)
    .where('kind', '=', 'message')
    .where(sql<boolean>`body ->> 'id' = ${id}`)
    .execute();
  await append(tx, forumId, { room: gone.room_id }, 'message', message, now);
}
