/** Reading messages. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { type Message, QUOTED, type Quote, type SentFile } from '#exchange/chat/message.ts';

type Here = { forumId: string };

const quote = sql<Quote>`json_build_object(
  'id', m.reply_to, 'number', coalesce(q.number, 0),
  'author', coalesce(btrim(qp.given_name || ' ' || qp.family_name), ''),
  'words', case when q.deleted_at is null and q.id is not null then coalesce(
    nullif(left(regexp_replace(q.body, '\\s+', ' ', 'g'), ${QUOTED}), ''),
    (select f.name from chat_file f where f.forum_id = q.forum_id and f.message_id = q.id
      order by f.id limit 1), '') end)`;
const reactions = sql<Message['reactions']>`coalesce((
  select json_agg(json_build_object('sign', s.sign, 'people', s.people) order by s.first, s.sign)
  from (select sign, min(made_at) as first, array_agg(person_id order by made_at, person_id) as people
    from reaction r where r.forum_id = m.forum_id and r.message_id = m.id group by sign) s), '[]')`;
const files = sql<SentFile[]>`case when m.file_count = 0 then '[]'::json else coalesce((
  select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type,
    'size', octet_length(f.bytes), 'width', f.width, 'height', f.height) order by f.id)
  from chat_file f where f.forum_id = m.forum_id and f.message_id = m.id), '[]') end`;

function messages(db: Db, { forumId }: Here) {
  return db
    .selectFrom('message as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.author_id'),
    )
    .leftJoin('message as q', (join) =>
      join.onRef('q.forum_id', '=', 'm.forum_id').onRef('q.id', '=', 'm.reply_to'),
    )
    .leftJoin('person as qp', (join) =>
      join.onRef('qp.forum_id', '=', 'q.forum_id').onRef('qp.id', '=', 'q.author_id'),
    )
    .select(['m.id', 'm.room_id', 'm.number', 'm.version', 'm.body', 'm.sent_at', 'm.author_id'])
    .select(['m.reply_to', 'm.mentions', 'm.edited_at', 'm.deleted_at'])
    .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('author'))
    .select([quote.as('quote'), reactions.as('reactions'), files.as('files')])
    .where('m.forum_id', '=', forumId);
}

type Row = Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number];
const messageOf = (row: Row): Message => ({
  id: row.id,
  room: row.room_id,
  number: row.number,
  version: row.version,
  author: { id: row.author_id, name: row.author },
  body: row.body,
  sentAt: row.sent_at.toISOString(),
  replyTo: row.reply_to === null ? null : row.quote,
  mentions: row.mentions,
  reactions: row.reactions,
  files: row.files,
  editedAt: row.edited_at?.toISOString() ?? null,
  deletedAt: row.deleted_at?.toISOString() ?? null,
});

/** One message by id, of whatever room: the caller looks whether it may be seen. */
export async function readOne(tx: Db, here: Here, id: string): Promise<Message | null> {
  const row = await messages(tx, here).where('m.id', '=', id).executeTakeFirst();
  return row ? messageOf(row) : null;
}

/** Messages by id, in this order: the caller looks whether they may be seen. */
export async function readAll(db: Db, here: Here, ids: readonly string[]): Promise<Message[]> {
  if (ids.length === 0) return [];
  const rows = await messages(db, here)
    .where('m.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const order = new Map(ids.map((id, at) => [id, at]));
  return rows.map(messageOf).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/**
 * Messages of a room which the visitor is known to be in, by number.
 *
 * @param page the newest below a number, or the oldest above one
 */
export async function readMessages(
  db: Db,
  here: Here,
  room: string,
  page: { below: number; limit: number } | { above: number; limit: number },
): Promise<Message[]> {
  const found = messages(db, here).where('m.room_id', '=', room).limit(page.limit);
  if ('above' in page)
    return (await found.where('m.number', '>', page.above).orderBy('m.number').execute()).map(
      messageOf,
    );
  const newest = await found
    .where('m.number', '<', page.below)
    .orderBy('m.number', 'desc')
    .execute();
  return newest.reverse().map(messageOf);
}
