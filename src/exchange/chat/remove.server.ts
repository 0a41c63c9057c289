/** A message that an organiser takes away: its words and files go everywhere, its place stays. */
import type { Db } from '#db/database.server.ts';
import { empty } from '#exchange/chat/delete.server.ts';

/** As if its author had deleted it; asked of what is deleted already, it does nothing. */
export async function removeMessage(tx: Db, forumId: string, id: string, now: Date): Promise<void> {
  const message = await tx
    .selectFrom('message as m')
    .innerJoin('room as r', (join) =>
      join.onRef('r.forum_id', '=', 'm.forum_id').onRef('r.id', '=', 'm.room_id'),
    )
    .select(['m.id', 'r.id as room'])
    .where('m.forum_id', '=', forumId)
    .where('m.id', '=', id)
    .where('m.deleted_at', 'is', null)
    .forUpdate('r')
    .executeTakeFirst();
  if (message) await empty(tx, forumId, message, now);
}
