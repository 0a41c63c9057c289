/** Changing one's own words: within a day, and never over words that one has not seen. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hold, tellNewWords } from '#exchange/chat/changing.server.ts';
import { namedIn } from '#exchange/chat/enclosed.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { enter, type NoEntry } from '#exchange/chat/may-write.server.ts';
import { EDITABLE, LONGEST, type Message } from '#exchange/chat/message.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type Edit = {
  body: string;
  /** of the message whose words were changed */
  version: number;
  mentions?: readonly string[];
};
export type Edited =
  | { message: Message }
  | { refused: NoEntry }
  | { refused: 'no-such-message' | 'not-yours' | 'empty' | 'too-long' | 'too-late' | 'deleted' }
  /** it says other words by now: these */
  | { refused: 'conflict'; message: Message };

/** Asked again, or for the words that are there already, it changes nothing and answers the same. */
export async function edit(
  db: Db,
  author: Visitor,
  room: string,
  id: string,
  { body, version, mentions = [] }: Edit,
  now: Date,
): Promise<Edited> {
  const words = legible(body);
  if ([...words].length > LONGEST) return { refused: 'too-long' };
  return db.transaction().execute(async (tx): Promise<Edited> => {
    const place = await enter(tx, author, room);
    if ('refused' in place) return place;
    const message = await hold(tx, author, room, id);
    if (!message) return { refused: 'no-such-message' };
    if (message.author.id !== author.personId) return { refused: 'not-yours' };
    if (message.deletedAt !== null) return { refused: 'deleted' };
    if (message.body === words) return { message };
    if (words === '' && message.files.length === 0) return { refused: 'empty' };
    if (now.getTime() - Date.parse(message.sentAt) > EDITABLE) return { refused: 'too-late' };

    const { numUpdatedRows } = await tx
      .updateTable('message')
      .set({
        body: words,
        mentions: await namedIn(tx, author.forumId, room, mentions),
        edited_at: now,
        words_version: sql<number>`version + 1`,
      })
      .where('forum_id', '=', author.forumId)
      .where('id', '=', id)
      .where('words_version', '<=', version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return { refused: 'conflict', message };
    return { message: await tellNewWords(tx, author.forumId, id, now) };
  });
}
