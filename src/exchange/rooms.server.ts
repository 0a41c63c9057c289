/** Opening rooms, and saying how far one has read. A direct room has exactly one row per pair. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { findSeen, readSeen, seenByClient, type Visitor } from '#exchange/people.server.ts';

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
 * Opens a group. Everyone in it must be allowed to see everyone else, so that a group tells nobody
 * of hidden people: representatives of one company at most, and delegates whom that company sees.
 * The delegate who opens a group with a company is seen by it from then on: the screen says so.
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
  const seen = await readSeen(db, visitor, others);
  if (seen.length < others.length) return { refused: 'no-such-person' };

  return db.transaction().execute(async (tx): Promise<GroupOpened> => {
    const everyone = [personId, ...others];
    if (!(await areAcquainted(tx, visitor, everyone))) return { refused: 'strangers' };
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

/** At most one company, and every delegate seen by it; whoever opens the group acts for itself. */
async function areAcquainted(tx: Db, visitor: Visitor, everyone: string[]): Promise<boolean> {
  const companies = await tx
    .selectFrom('person')
    .select('client_id')
    .distinct()
    .where('forum_id', '=', visitor.forumId)
    .where('id', 'in', everyone)
    .where('client_id', 'is not', null)
    .execute();
  const [company, another] = companies.map(({ client_id }) => client_id);
  if (!company || another) return !another;
  const hidden = await tx
    .selectFrom('delegate as d')
    .select('d.person_id')
    .where('d.forum_id', '=', visitor.forumId)
    .where('d.person_id', 'in', everyone)
    .where('d.person_id', '<>', visitor.personId)
    .where((eb) => eb.not(seenByClient(company)))
    .limit(1)
    .executeTakeFirst();
  return !hidden;
}

const seat = (tx: Db, forumId: string, room: string, people: readonly string[], now: Date) =>
  tx
    .insertInto('room_member')
    .values(
      people.map((person_id) => ({ forum_id: forumId, room_id: room, person_id, joined_at: now })),
    )
    .execute();

/** Keeps how far a person has read, on all devices; never back. */
export async function markRead(
  db: Db,
  { forumId, personId }: Visitor,
  room: string,
  number: number,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('room_member')
      .set({
        read_number: sql<number>`least(${number}::int, (select coalesce(max(m.number), 0)
          from message m where m.forum_id = ${forumId} and m.room_id = ${room}))`,
      })
      .where('forum_id', '=', forumId)
      .where('room_id', '=', room)
      .where('person_id', '=', personId)
      .where('read_number', '<', number)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await announce(tx, forumId, 'rooms:mine', [personId], now);
  });
}
