/** Who may write where: the one place that knows, for new messages and whatever else is said in a room. */
import type { Db } from '#db/database.server.ts';
import { readSeen, type Visitor } from '#exchange/people.server.ts';

/** `gone`: can't be reached now */
export type NoEntry = 'no-such-room' | 'gone';

/** Locks the room, so that its messages are numbered one by one, if the visitor may write in it. */
export async function enter(
  tx: Db,
  author: Visitor,
  room: string,
): Promise<{ people: string[] } | { refused: NoEntry }> {
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
  if (found.kind !== 'direct') return { people };
  const other = people.filter((id) => id !== author.personId);
  const seen = await readSeen(tx, author, other);
  if (seen.length === other.length) return { people };
  return { refused: author.role === 'client' ? 'no-such-room' : 'gone' };
}
