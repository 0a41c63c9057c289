/** The topic tables that somebody has joined, as a calendar holds them. */
import type { Db } from '#db/database.server.ts';
import type { Item } from '#exchange/calendar/entry.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { calendar as t } from '#ui/texts/calendar.ts';

/** @param app address of Forum Link for this forum */
export async function joinedTables(
  db: Db,
  { forumId, personId }: Visitor,
  app: string,
): Promise<Item[]> {
  const rows = await db
    .selectFrom('topic_table')
    .innerJoin('room_member', (join) =>
      join
        .onRef('room_member.forum_id', '=', 'topic_table.forum_id')
        .onRef('room_member.room_id', '=', 'topic_table.room_id'),
    )
    .select(['topic_table.room_id as room', 'topic', 'about', 'place', 'state'])
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .where('topic_table.forum_id', '=', forumId)
    .where('room_member.person_id', '=', personId)
    .execute();
  return rows.flatMap(({ room, topic, about, place, state, startsAt, endsAt }): Item[] => {
    if (!startsAt || !endsAt) return [];
    const times = { startsAt, endsAt, off: state !== 'scheduled' };
    const words = { summary: t.topic(topic), location: place, description: about };
    const url = `${app}/chat/${room}`;
    return [{ subject: `table:${room}`, kind: 'table', mine: true, ...times, ...words, url }];
  });
}
