/** Opening rooms. A direct room has exactly one row per pair. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { readBlockers, readUnasked } from '#exchange/chat/may-write.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { findSeen, readSeen, type Visitor } from '#exchange/people.server.ts';

export type Opened = { room: string } | { refused: 'no-such-person' };

/** Opens the room of two, or finds it, whoever of the two was first. The other sees it once something is written. */
export async function openDirect(
  db: Db,
  visitor: Visitor,
  name: string,
  now: Date,
): Promise<Opened> {
  const person = await findSeen(db, visitor, name);
  if (!person) return { refused: 'no-such-person' };
  const { forumId, personId } = visitor;
  return db.transaction().execute(async (tx) => {
    const room = await openPair(tx, forumId, [personId, person.id], [personId], now);
    return { room };
  });
}

/**
 * The room of these two, made if need be.
 *
 * @param shown to whom of the two it shows before anything is written
 */
export async function openPair(
  tx: Db,
  forumId: string,
  people: readonly [string, string],
  shown: readonly string[],
  now: Date,
): Promise<string> {
  const pair = [...people].sort().join(':');
  const made = await tx
    .insertInto('room')
    .values({
      ...{ forum_id: forumId, id: newId(), kind: 'direct', pair, title: '' },
      ...{ created_by: people[0], created_at: now },
    })
    .onConflict((conflict) => conflict.columns(['forum_id', 'pair']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await seat(tx, forumId, made.id, people, now);
  const { id } = await tx
    .selectFrom('room')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('pair', '=', pair)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('room_member')
    .set({ opened: true })
    .where('forum_id', '=', forumId)
    .where('room_id', '=', id)
    .where('person_id', 'in', shown)
    .where('opened', '=', false)
    .execute();
  if (made) await announce(tx, forumId, 'rooms:mine', people, now);
  return id;
}

export type Group = { title: string; people: readonly string[] };
export type BadTitle = 'no-title' | 'title-too-long';
export type NotTogether =
  | 'nobody'
  | 'too-many'
  | 'no-such-person'
  | 'strangers'
  | 'ask-first'
  | 'gone';
export type GroupOpened = { room: string } | { refused: BadTitle | NotTogether };

const LONGEST_TITLE = 100;
const MOST = 100;

/** A title as it is kept, or what is wrong with it. */
export function titleOf(title: string): { title: string } | { refused: BadTitle } {
  const words = legible(title.replace(/\s+/g, ' '));
  if (words === '') return { refused: 'no-title' };
  return [...words].length > LONGEST_TITLE ? { refused: 'title-too-long' } : { title: words };
}

/**
 * Whether the visitor may be in a group with these people. Everyone in it is seen by everyone else,
 * so it must tell nobody of hidden people: a client brings together its colleagues and delegates it
 * sees, who let it write to them; a delegate opens a group of delegates, or with people of one
 * company, who see that delegate from then on: the screen says so. A delegate can't bring others to
 * a company, not even those who share their profile: whether they do is not for other delegates to
 * find out. Nobody brings along someone who blocked them.
 *
 * @param others everyone in it but the visitor
 * @param added those of them whom the visitor brings
 */
export async function mayGather(
  tx: Db,
  visitor: Visitor,
  others: readonly string[],
  added: readonly string[],
): Promise<NotTogether | null> {
  if (added.length === 0) return 'nobody';
  if (others.length >= MOST) return 'too-many';
  const seen = await readSeen(tx, visitor, added);
  if (seen.length < added.length) return 'no-such-person';
  if (visitor.role === 'delegate' && !(await belongTogether(tx, visitor, others)))
    return 'strangers';
  if ((await readUnasked(tx, visitor, added)).length > 0) return 'ask-first';
  return (await readBlockers(tx, visitor, added)).length > 0 ? 'gone' : null;
}

/** @param people ids of the others, whom the visitor must see */
export async function openGroup(
  db: Db,
  visitor: Visitor,
  { title, people }: Group,
  now: Date,
): Promise<GroupOpened> {
  const { forumId, personId } = visitor;
  const words = titleOf(title);
  if ('refused' in words) return words;
  const others = [...new Set(people)].filter((id) => id !== personId);
  return db.transaction().execute(async (tx): Promise<GroupOpened> => {
    const refused = await mayGather(tx, visitor, others, others);
    if (refused) return { refused };
    const everyone = [personId, ...others];
    const id = newId();
    await tx
      .insertInto('room')
      .values({
        ...{ forum_id: forumId, id, kind: 'group', title: words.title, pair: null },
        ...{ created_by: personId, created_at: now },
      })
      .execute();
    await seat(tx, forumId, id, everyone, now);
    if (visitor.role === 'delegate') await introduce(tx, visitor, id, now);
    await announce(tx, forumId, 'rooms:mine', everyone, now);
    return { room: id };
  });
}

/** Delegates among themselves, or people of one company. */
async function belongTogether(tx: Db, { forumId }: Visitor, others: readonly string[]) {
  const { companies } = await tx
    .selectFrom('person')
    .select(sql<(string | null)[]>`array_agg(distinct client_id)`.as('companies'))
    .where('forum_id', '=', forumId)
    .where('id', 'in', others)
    .executeTakeFirstOrThrow();
  return companies.length === 1;
}

/** Puts people into a room. */
export const seat = (tx: Db, forumId: string, room: string, people: readonly string[], now: Date) =>
  tx
    .insertInto('room_member')
    .values(
      people.map((person_id) => ({ forum_id: forumId, room_id: room, person_id, joined_at: now })),
    )
    .execute();
