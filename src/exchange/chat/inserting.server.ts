/** The rows of new messages, and messages of words alone as they will stand in the book. */
import { sql } from 'kysely';
import type { Enclosed } from '#exchange/chat/enclosed.server.ts';
import type { Letter } from '#exchange/chat/letter.ts';
import type { Place } from '#exchange/chat/may-write-many.server.ts';
import type { Message } from '#exchange/chat/message.ts';

export const NOTHING: Enclosed = { reply_to: null, mentions: [], file_count: 0 };

export type Row = Enclosed & {
  id: string;
  room: string;
  author: string;
  number: number;
  body: string;
  at: Date;
};

/** Each with the next number of its room. */
export function rowsOf(
  letters: readonly Letter[],
  places: ReadonlyMap<string, Place>,
  enclosed: ReadonlyMap<string, Enclosed>,
): Row[] {
  const last = new Map<string, number>();
  return letters.map(({ author, room, message, now }) => {
    const number = (last.get(room) ?? places.get(room)?.lastNumber ?? 0) + 1;
    last.set(room, number);
    return {
      ...{ id: message.id, room, author: author.personId, number, body: message.body, at: now },
      ...(enclosed.get(message.id) ?? NOTHING),
    };
  });
}

/**
 * Writes messages with their numbers, and how far their authors have read. Lists rather than one
 * JSON: by their length the database knows how few rows they are, and looks up those alone.
 */
export const inserting = (forumId: string, rows: readonly Row[]) => sql`
  with written as (
    select x.*, x.named::uuid[] as mentions from rows from (
      unnest(${rows.map(({ id }) => id)}::uuid[]),
      unnest(${rows.map(({ room }) => room)}::uuid[]),
      unnest(${rows.map(({ author }) => author)}::uuid[]),
      unnest(${rows.map(({ number }) => number)}::integer[]),
      unnest(${rows.map(({ body }) => body)}::text[]),
      unnest(${rows.map(({ at }) => at)}::timestamptz[]),
      unnest(${rows.map(({ reply_to }) => reply_to)}::uuid[]),
      unnest(${rows.map(({ mentions }) => `{${mentions.join()}}`)}::text[]),
      unnest(${rows.map(({ file_count }) => file_count)}::smallint[])
    ) as x(id, room, author, number, body, at, reply_to, named, file_count)
  ), counted as (
    update room set last_number = w.number
    from (select room, max(number) as number from written group by room) w
    where forum_id = ${forumId} and id = w.room
  ), marked as (
    update room_member m set read_number = w.number
    from (select room, author, max(number) as number from written group by room, author) w
    where m.forum_id = ${forumId} and m.room_id = w.room and m.person_id = w.author
  )
  insert into message (forum_id, id, room_id, author_id, number, body, sent_at,
    reply_to, mentions, file_count)
  select ${forumId}::uuid, id, room, author, number, body, at, reply_to, mentions, file_count
  from written`;

/** A message of words alone, as `readOne` will read it: most are, and need not be read. */
export const plainOf = (row: Row, author: string): Message => ({
  ...{ id: row.id, room: row.room, number: row.number, version: 1 },
  author: { id: row.author, name: author },
  body: row.body,
  sentAt: row.at.toISOString(),
  replyTo: null,
  mentions: [],
  reactions: [],
  files: [],
  editedAt: null,
  deletedAt: null,
});
