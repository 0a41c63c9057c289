/** Writing a message: once, however often it is sent. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { enclose } from '#exchange/chat/enclosed.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { enter, type NoEntry } from '#exchange/chat/may-write.server.ts';
import { LONGEST, type Message } from '#exchange/chat/message.ts';
import { readOne } from '#exchange/chat/messages.server.ts';
import type { NewMessage } from '#exchange/chat/new-message.ts';
import { introduce } from '#exchange/introductions.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { append } from '#exchange/stream/stream.server.ts';

export type Sent =
  | { message: Message }
  | { refused: NoEntry | 'empty' | 'too-long' | 'id-taken' | 'no-such-file' };

/**
 * Writes a message into a room and, whole, into the stream of everyone in it.
 *
 * @param id UUID made on the author's device: sending it again answers with the message as it is
 */
export async function send(
  db: Db,
  author: Visitor,
  room: string,
  { id, body, ...along }: NewMessage,
  now: Date,
): Promise<Sent> {
  const words = legible(body);
  if (words === '' && !along.files?.length) return { refused: 'empty' };
  if ([...words].length > LONGEST) return { refused: 'too-long' };
  return db.transaction().execute(async (tx): Promise<Sent> => {
    const place = await enter(tx, author, room);
    if ('refused' in place) return place;
    const known = await readOne(tx, author, id);
    if (known)
      return known.room === room && known.author.id === author.personId
        ? { message: known }
        : { refused: 'id-taken' };
    const enclosed = await enclose(tx, author, room, { id, ...along });
    if ('refused' in enclosed) return enclosed;

    const { number } = await tx
      .updateTable('room')
      .set({ last_number: sql<number>`last_number + 1` })
      .where('forum_id', '=', author.forumId)
      .where('id', '=', room)
      .returning('last_number as number')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('message')
      .values({
        forum_id: author.forumId,
        id,
        room_id: room,
        author_id: author.personId,
        number,
        body: words,
        sent_at: now,
        ...enclosed,
      })
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
