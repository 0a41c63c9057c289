/** Opening rooms. A direct room has exactly one row per pair. */
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { findSeen, type Person, readSeen, type Visitor } from '#exchange/people.server.ts';

export type Opened = { room: string } | { refused: 'no-such-person' };

/** Opens the room of two, or finds it, whoever of the two was first. It shows once something is written. */
export async function openDirect(
  db: Db,
  visitor: Visitor,
  name: string,
  now: Date,
): Promise<Opened> {
  const person = await findSeen(db, visitor, name);
  if (!person) return { refused: 'no-such-person' };
  const { forumId, personId } = visitor;
  const pair = [personId, person.id].sort().join(':');
  return db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('room')
      .values({
        forum_id: forumId,
        id: newId(),
        kind: 'direct',
        pair,
        title: '',
        created_by: personId,
        created_at: now,
      })
      .onConflict((conflict) => conflict.columns(['forum_id', 'pair']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) await seat(tx, forumId, made.id, [personId, person.id], now);
    const { id } = await tx
      .selectFrom('room')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('pair', '=', pair)
      .executeTakeFirstOrThrow();
    return { room: id };
  });
}

export type Group = { title: string; people: readonly string[] };
export type GroupOpened =
  | { room: string }
  | {
      refused:
        | 'no-title'
        | 'title-too-long'
        | 'nobody'
        | 'too-many'
        | 'no-such-person'
        | 'strangers';
    };

const LONGEST_TITLE = 100;
const MOST = 100;

/**
 * Opens a group. Everyone in it is seen by everyone else, so it must tell nobody of hidden people:
 * a client brings together its colleagues and delegates it sees; a delegate opens a group of
 * delegates, or with people of one company, who see that delegate from then on: the screen says so.
 * A delegate can't bring others to a company, not even those who share their profile: whether they
 * do is not for other delegates to find out.
 *
 * @param people ids of the others, whom the visitor must see
 */
export async function openGroup(
  db: Db,
  visitor: Visitor,
  { title, people }: Group,
  now: Date,
): Promise<GroupOpened> {
  const { forumId, personId } = visitor;
  const words = title.replace(/\s+/g, ' ').trim();
  const others = [...new Set(people)].filter((id) => id !== personId);
  if (words === '') return { refused: 'no-title' };
  if ([...words].length > LONGEST_TITLE) return { refused: 'title-too-long' };
  if (others.length === 0) return { refused: 'nobody' };
  if (others.length >= MOST) return { refused: 'too-many' };
  return db.transaction().execute(async (tx): Promise<GroupOpened> => {
    const seen = await readSeen(tx, visitor, others);
    if (seen.length < others.length) return { refused: 'no-such-person' };
    if (visitor.role === 'delegate' && !belongTogether(seen)) return { refused: 'strangers' };
    const everyone = [personId, ...others];
    const id = newId();
    await tx
      .insertInto('room')
      .values({
        forum_id: forumId,
        id,
        kind: 'group',
        title: words,
        pair: null,
        created_by: personId,
        created_at: now,
      })
      .execute();
    await seat(tx, forumId, id, everyone, now);
    if (visitor.role === 'delegate') await introduce(tx, visitor, id, now);
    await announce(tx, forumId, 'rooms:mine', everyone, now);
    return { room: id };
  });
}

/** Delegates among themselves, or people of one company (their ref is its Client ID). */
const belongTogether = (others: readonly Person[]) =>
  others.every(({ kind }) => kind === 'delegate') ||
  others.every(({ kind, ref }) => kind === 'client' && ref === others[0]?.ref);

const seat = (tx: Db, forumId: string, room: string, people: readonly string[], now: Date) =>
  tx
    .insertInto('room_member')
    .values(
      people.map((person_id) => ({ forum_id: forumId, room_id: room, person_id, joined_at: now })),
    )
    .execute();
