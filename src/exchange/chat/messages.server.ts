/** Writing a message, once however often it is sent, and reading a room's. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { LONGEST, type Message } from '#exchange/chat/message.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { readSeen, type Visitor } from '#exchange/people.server.ts';
import { append } from '#exchange/stream/stream.server.ts';

export type Sent =
  | { message: Message }
  | { refused: 'no-such-room' | 'empty' | 'too-long' | 'id-taken' | 'gone' };

/**
 * Writes a message into a room and, whole, into the stream of everyone in it.
 *
 * @param id UUID made on the author's device: sending it again answers with the message as it is
 */
export async function send(
  db: Db,
  author: Visitor,
  room: string,
  { id, body }: { id: string; body: string },
  now: Date,
): Promise<Sent> {
  const words = legible(body);
  if (words === '') return { refused: 'empty' };
  if ([...words].length > LONGEST) return { refused: 'too-long' };
  return db.transaction().execute(async (tx): Promise<Sent> => {
    const place = await enter(tx, author, room);
    if ('refused' in place) return place;
    const known = await readOne(tx, author, id);
    if (known)
      return known.room === room && known.author.id === author.personId
        ? { message: known }
        : { refused: 'id-taken' };

    await tx
      .insertInto('message')
      .values(({ selectFrom }) => ({
        forum_id: author.forumId,
        id,
        room_id: room,
        author_id: author.personId,
        number: selectFrom('message')
          .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
          .where('forum_id', '=', author.forumId)
          .where('room_id', '=', room),
        body: words,
        sent_at: now,
      }))
      .execute();
    const message = await readOne(tx, author, id);
    if (!message) throw new Error('the message just written is not there');
    await tx
      .updateTable('room_member')
      .set({ read_number: message.number })
      .where('forum_id', '=', author.forumId)
      .where('room_id', '=', room)
      .where('person_id', '=', author.personId)
      .execute();
    if (author.role === 'delegate') await introduce(tx, author, room, now);
    await append(tx, author.forumId, { room }, 'message', message, now);
    return { message };
  });
}

/** What can be stored and drawn: line breaks alike, no control characters, no space around. */
const legible = (body: string) =>
  body
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed()
    .trim();

/** Locks the room, so that its messages are numbered one by one, if the visitor may write in it. */
async function enter(
  tx: Db,
  author: Visitor,
  room: string,
): Promise<{ people: string[] } | { refused: 'no-such-room' | 'gone' }> {
  const found = await tx
    .selectFrom('room')
    .select(['kind'])
    .where('forum_id', '=', author.forumId)
    .where('id', '=', room)
    .forUpdate()
    .executeTakeFirst();
  const members = await tx
    .selectFrom('room_member')
    .select('person_id')
    .where('forum_id', '=', author.forumId)
    .where('room_id', '=', room)
    .execute();
  const people = members.map(({ person_id }) => person_id);
  if (!found || !people.includes(author.personId)) return { refused: 'no-such-room' };
  if (found.kind === 'group') return { people };
  const other = people.filter((id) => id !== author.personId);
  const seen = await readSeen(tx, author, other);
  if (seen.length === other.length) return { people };
  return { refused: author.role === 'client' ? 'no-such-room' : 'gone' };
}

function messages(db: Db, { forumId }: Visitor) {
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

async function readOne(tx: Db, visitor: Visitor, id: string): Promise<Message | null> {
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
