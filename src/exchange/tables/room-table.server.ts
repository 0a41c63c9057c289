import type { Db } from '#db/database.server.ts';

/** What a topic table's own room says of it. */
export async function readRoomTable(db: Db, forumId: string, room: string) {
  const table = await db
    .selectFrom('topic_table')
    .select(['state', 'starts_at as startsAt', 'place'])
    .where('forum_id', '=', forumId)
    .where('room_id', '=', room)
    .executeTakeFirst();
  return table ?? null;
}
