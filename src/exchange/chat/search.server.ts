/** Finding words in one's own conversations. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { foundIn, type Stretch } from '#exchange/chat/found-words.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type Hit = {
  id: string;
  room: { id: string; title: string };
  number: number;
  author: { id: string; name: string };
  sentAt: Date;
  words: Stretch;
};

/** characters of a question that are read */
export const LONGEST_QUESTION = 200;

/**
 * Messages that hold every word, or one that begins so, in the rooms the visitor may see; newest
 * first. Case, accents and punctuation make no difference.
 *
 * @param room only this one
 */
export async function searchMessages(
  db: Db,
  visitor: Visitor,
  { words, room }: { words: string; room?: string },
  limit: number,
): Promise<{ hits: Hit[]; more: boolean }> {
  const asked = words.slice(0, LONGEST_QUESTION).replaceAll('\u0000', ' ').toWellFormed();
  const rooms = await readRooms(db, visitor, room);
  if (asked.trim() === '' || rooms.length === 0) return { hits: [], more: false };
  const rows = await db
    .selectFrom('message as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.author_id'),
    )
    .select(['m.id', 'm.room_id', 'm.number', 'm.body', 'm.sent_at', 'm.author_id'])
    .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('author'))
    .where('m.forum_id', '=', visitor.forumId)
    .where(
      'm.room_id',
      'in',
      rooms.map(({ id }) => id),
    )
    .where('m.deleted_at', 'is', null)
    .where(
      sql<boolean>`to_tsvector('simple', search_form(m.body)) @@ (
        select string_agg(quote_literal(word) || ':*', ' & ')::tsquery
        from regexp_split_to_table(search_form(${asked}), ' +') as word where word <> '')`,
    )
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    .execute();
  const titles = new Map(rooms.map(({ id, title }) => [id, title]));
  const hits = rows.slice(0, limit).map((row) => ({
    id: row.id,
    room: { id: row.room_id, title: titles.get(row.room_id) ?? '' },
    number: row.number,
    author: { id: row.author_id, name: row.author },
    sentAt: row.sent_at,
    words: foundIn(row.body, asked),
  }));
  return { hits, more: rows.length > limit };
}
