/** Topic tables: a delegate proposes one, others join until it is full; each has its room. Delegates only. */
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { seat, titleOf } from '#exchange/chat/rooms.server.ts';
import type { Delegate } from '#forum/people.ts';

/** The key of the list of tables, announced to delegates and organisers. */
export const TABLES = 'tables:all';
const LONGEST_ABOUT = 1_000;
/** tables that one delegate proposes and that are not cancelled */
const MOST = 3;
export const SEATS = { least: 2, most: 30 };

export type Proposal = { topic: string; about: string; seats: number };
export type Proposed =
  | { room: string }
  | { refused: 'no-title' | 'title-too-long' | 'about-too-long' | 'seats' | 'too-many' };

export async function propose(
  db: Db,
  { forumId, personId }: Delegate,
  { topic, about, seats }: Proposal,
  now: Date,
): Promise<Proposed> {
  const words = titleOf(topic);
  if ('refused' in words) return words;
  const more = legible(about);
  if ([...more].length > LONGEST_ABOUT) return { refused: 'about-too-long' };
  if (!Number.isInteger(seats) || seats < SEATS.least || seats > SEATS.most)
    return { refused: 'seats' };
  return db.transaction().execute(async (tx): Promise<Proposed> => {
    const mine = await tx
      .selectFrom('topic_table as t')
      .innerJoin('room as r', (join) =>
        join.onRef('r.forum_id', '=', 't.forum_id').onRef('r.id', '=', 't.room_id'),
      )
      .select('r.id')
      .where('t.forum_id', '=', forumId)
      .where('r.created_by', '=', personId)
      .where('t.state', '<>', 'cancelled')
      .execute();
    if (mine.length >= MOST) return { refused: 'too-many' };
    const id = newId();
    await tx
      .insertInto('room')
      .values({
        ...{ forum_id: forumId, id, kind: 'topic', title: words.title, pair: null },
        ...{ created_by: personId, created_at: now },
      })
      .execute();
    await tx
      .insertInto('topic_table')
      .values({ forum_id: forumId, room_id: id, topic: words.title, about: more, seats })
      .execute();
    await seat(tx, forumId, id, [personId], now);
    await tellOfTables(tx, forumId, id, [personId], now);
    return { room: id };
  });
}

/** Who sees the list hears that it changed; who is at the table, that its room and their day did. */
export async function tellOfTables(
  tx: Db,
  forumId: string,
  room: string,
  members: readonly string[],
  now: Date,
): Promise<void> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', 'in', ['delegate', 'organiser'])
    .execute();
  await announce(
    tx,
    forumId,
    TABLES,
    rows.map(({ id }) => id),
    now,
  );
  for (const key of ['rooms:mine', `room:${room}`, 'meetings:mine'])
    await announce(tx, forumId, key, members, now);
}

/** The table and who joined it, in the order of joining, locked; null: there is none. */
export async function holdTable(tx: Db, forumId: string, room: string) {
  const table = await tx
    .selectFrom('topic_table')
    .select(['seats', 'state', 'version', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .where('room_id', '=', room)
    .forUpdate()
    .executeTakeFirst();
  if (!table) return null;
  const { created_by } = await tx
    .selectFrom('room')
    .select('created_by')
    .where('forum_id', '=', forumId)
    .where('id', '=', room)
    .executeTakeFirstOrThrow();
  const members = await tx
    .selectFrom('room_member')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('room_id', '=', room)
    .orderBy('joined_at')
    .orderBy('person_id')
    .execute();
  return { ...table, proposer: created_by, people: members.map(({ person_id }) => person_id) };
}

export type Joined = { joined: true } | { refused: 'no-such-table' | 'full' | 'cancelled' };

/** Everyone at the table sees who joined, and who joins reads what was said before. */
export async function join(
  db: Db,
  { forumId, personId }: Delegate,
  room: string,
  now: Date,
): Promise<Joined> {
  return db.transaction().execute(async (tx): Promise<Joined> => {
    const table = await holdTable(tx, forumId, room);
    if (!table) return { refused: 'no-such-table' };
    if (table.people.includes(personId)) return { joined: true };
    if (table.state === 'cancelled') return { refused: 'cancelled' };
    if (table.people.length >= table.seats) return { refused: 'full' };
    await seat(tx, forumId, room, [personId], now);
    await tellOfTables(tx, forumId, room, [...table.people, personId], now);
    return { joined: true };
  });
}

/** Whoever proposed it and leaves hands it to the next; with nobody left it is cancelled. */
export async function leaveTable(
  db: Db,
  { forumId, personId }: Delegate,
  room: string,
  now: Date,
): Promise<{ left: true } | { refused: 'no-such-table' }> {
  return db.transaction().execute(async (tx) => {
    const table = await holdTable(tx, forumId, room);
    if (!table?.people.includes(personId)) return { refused: 'no-such-table' };
    await tx
      .deleteFrom('room_member')
      .where('forum_id', '=', forumId)
      .where('room_id', '=', room)
      .where('person_id', '=', personId)
      .execute();
    const [next = null] = table.people.filter((id) => id !== personId);
    if (table.proposer === personId)
      await tx
        .updateTable('room')
        .set({ created_by: next })
        .where('forum_id', '=', forumId)
        .where('id', '=', room)
        .execute();
    if (!next)
      await tx
        .updateTable('topic_table')
        .set(({ eb }) => ({ state: 'cancelled', version: eb('version', '+', 1) }))
        .where('forum_id', '=', forumId)
        .where('room_id', '=', room)
        .execute();
    await tellOfTables(tx, forumId, room, table.people, now);
    return { left: true };
  });
}
