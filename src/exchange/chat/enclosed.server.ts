/** What goes along with the words of a message: what it answers, whom it names, files. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { MOST_FILES, MOST_MENTIONS, type NewMessage } from '#exchange/chat/new-message.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type Enclosed = { reply_to: string | null; mentions: string[]; file_count: number };

/**
 * Takes what is said along with a message, in the transaction that writes it. What can't be
 * answered or named is left out, and the words stay; a file that is not there refuses the message.
 */
export async function enclose(
  tx: Db,
  author: Visitor,
  room: string,
  { id, replyTo, mentions = [], files = [] }: Omit<NewMessage, 'body'>,
): Promise<Enclosed | { refused: 'no-such-file' }> {
  const wanted = [...new Set(files)];
  if (wanted.length > MOST_FILES) return { refused: 'no-such-file' };
  if (!(await takeFiles(tx, author, room, id, wanted))) return { refused: 'no-such-file' };
  const answered = replyTo
    ? await tx
        .selectFrom('message')
        .select('id')
        .where('forum_id', '=', author.forumId)
        .where('room_id', '=', room)
        .where('id', '=', replyTo)
        .executeTakeFirst()
    : undefined;
  return {
    reply_to: answered?.id ?? null,
    mentions: await namedIn(tx, author.forumId, room, mentions),
    file_count: wanted.length,
  };
}

/** All of them or none. */
async function takeFiles(tx: Db, author: Visitor, room: string, message: string, files: string[]) {
  if (files.length === 0) return true;
  const free = await tx
    .selectFrom('chat_file')
    .select('id')
    .where('forum_id', '=', author.forumId)
    .where('room_id', '=', room)
    .where('author_id', '=', author.personId)
    .where('message_id', 'is', null)
    .where('id', 'in', files)
    .forUpdate()
    .execute();
  if (free.length < files.length) return false;
  await tx
    .updateTable('chat_file')
    .set({ message_id: message })
    .where('forum_id', '=', author.forumId)
    .where('id', 'in', files)
    .execute();
  return true;
}

/**
 * Those of these people who are in the room and whom everyone there sees: what is written of a
 * message reaches all, and a company learns nothing of a delegate who is hidden from it.
 */
export async function namedIn(
  tx: Db,
  forumId: string,
  room: string,
  people: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(people)].slice(0, MOST_MENTIONS);
  if (wanted.length === 0) return [];
  const rows = await tx
    .selectFrom('room_member as m')
    .select('m.person_id')
    .where('m.forum_id', '=', forumId)
    .where('m.room_id', '=', room)
    .where('m.person_id', 'in', wanted)
    .where(
      sql<boolean>`not exists (
        select from delegate d, room_member o
          join person c on c.forum_id = o.forum_id and c.id = o.person_id
        where d.forum_id = m.forum_id and d.person_id = m.person_id and d.consent <> 'named'
          and o.forum_id = m.forum_id and o.room_id = m.room_id and c.client_id is not null
          and not exists (select from introduction i where i.forum_id = d.forum_id
            and i.delegate_id = d.person_id and i.client_id = c.client_id))`,
    )
    .execute();
  const here = new Set(rows.map(({ person_id }) => person_id));
  return wanted.filter((id) => here.has(id));
}
