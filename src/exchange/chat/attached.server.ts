/** What goes with a message's words: what it replies to, whom it names, its files. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Letter, Sent } from '#exchange/chat/letter.ts';

type Refused = Extract<Sent, { refused: string }>;

/** By id, the messages that reply to what is not in the room, or carry files that are not theirs. */
export async function attachmentsRefused(
  tx: Db,
  letters: readonly Letter[],
): Promise<Map<string, Refused>> {
  const refused = new Map<string, Refused>();
  const forumId = letters[0]?.author.forumId ?? '';
  const replies = letters.filter(({ message: { replyTo } }) => replyTo);
  if (replies.length > 0) {
    const ids = replies.map(({ message }) => message.replyTo ?? '');
    const found = await tx
      .selectFrom('message')
      .select(['id', 'room_id'])
      .where('forum_id', '=', forumId)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    const roomOf = new Map(found.map(({ id, room_id }) => [id, room_id]));
    for (const { room, message } of replies)
      if (roomOf.get(message.replyTo ?? '') !== room)
        refused.set(message.id, { refused: 'no-such-message' });
  }
  const withFiles = letters.filter(({ message: { files } }) => files?.length);
  if (withFiles.length === 0) return refused;
  const ids = withFiles.flatMap(({ message }) => message.files ?? []);
  const found = await tx
    .selectFrom('chat_file')
    .select(['id', 'room_id', 'author_id'])
    .where('forum_id', '=', forumId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('message_id', 'is', null)
    .forUpdate()
    .execute();
  const free = new Map(found.map((file) => [file.id, file]));
  for (const { author, room, message } of withFiles) {
    const theirs = (message.files ?? []).every((id) => {
      const file = free.get(id);
      free.delete(id); // of two that carry one file, the first has it
      return file?.room_id === room && file.author_id === author.personId;
    });
    if (!theirs) refused.set(message.id, { refused: 'no-such-file' });
  }
  return refused;
}

/** By id of the message, those of the named who are in the room: others may have left meanwhile. */
export async function mentionsKept(
  tx: Db,
  letters: readonly Letter[],
): Promise<Map<string, string[]>> {
  const named = letters.flatMap(({ room, message: { mentions = [] } }) =>
    [...new Set(mentions)].map((person) => ({ room, person })),
  );
  if (named.length === 0) return new Map();
  const { rows } = await sql<{ key: string }>`
    select m.room_id || ' ' || m.person_id as key from rows from (
      unnest(${named.map(({ room }) => room)}::uuid[]),
      unnest(${named.map(({ person }) => person)}::uuid[])
    ) as x(room, person)
    join room_member m on m.forum_id = ${letters[0]?.author.forumId}
      and m.room_id = x.room and m.person_id = x.person`.execute(tx);
  const inside = new Set(rows.map(({ key }) => key));
  return new Map(
    letters.map(({ room, message: { id, mentions = [] } }) => [
      id,
      [...new Set(mentions)].filter((person) => inside.has(`${room} ${person}`)),
    ]),
  );
}
