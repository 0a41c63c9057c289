/** Giving a message a sign, and taking it back. */
import type { Db } from '#db/database.server.ts';
import { hold, tell } from '#exchange/chat/changing.server.ts';
import { enter, type NoEntry } from '#exchange/chat/may-write.server.ts';
import type { Message } from '#exchange/chat/message.ts';
import { isSign } from '#exchange/chat/signs.ts';
import { introduce } from '#exchange/introductions.server.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type Reacted =
  | { message: Message }
  | { refused: NoEntry }
  | { refused: 'no-such-message' | 'no-such-sign' | 'deleted' };

/**
 * Says a sign of a message. It is the person's own act, seen by all in the room, as writing is.
 *
 * @param given false takes it back; what is so already stays so, and nobody is told
 */
export async function react(
  db: Db,
  visitor: Visitor,
  { room, id, sign, given }: { room: string; id: string; sign: string; given: boolean },
  now: Date,
): Promise<Reacted> {
  if (!isSign(sign)) return { refused: 'no-such-sign' };
  return db.transaction().execute(async (tx): Promise<Reacted> => {
    const place = await enter(tx, visitor, room);
    if ('refused' in place) return place;
    const message = await hold(tx, visitor, room, id);
    if (!message) return { refused: 'no-such-message' };
    if (message.deletedAt !== null) return { refused: 'deleted' };
    const there = { forum_id: visitor.forumId, message_id: id, person_id: visitor.personId, sign };
    const changed = given ? await give(tx, there, now) : await take(tx, there);
    if (!changed) return { message };
    if (given && visitor.role === 'delegate') await introduce(tx, visitor, room, now);
    return { message: await tell(tx, visitor.forumId, id, now) };
  });
}

type Given = { forum_id: string; message_id: string; person_id: string; sign: string };

async function give(tx: Db, given: Given, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reaction')
    .values({ ...given, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function take(tx: Db, { forum_id, message_id, person_id, sign }: Given): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('reaction')
    .where('forum_id', '=', forum_id)
    .where('message_id', '=', message_id)
    .where('person_id', '=', person_id)
    .where('sign', '=', sign)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
