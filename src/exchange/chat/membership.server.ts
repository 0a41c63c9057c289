/** Who is in a room: bringing people, leaving, renaming, muting. A team's room fills itself. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import {
  type BadTitle,
  mayGather,
  type NotTogether,
  seat,
  titleOf,
} from '#exchange/chat/rooms.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { Client } from '#forum/people.ts';

type NotThere = 'no-such-room' | 'not-a-group';

/** The room and who is in it, locked: null if the visitor is not. */
async function hold(tx: Db, { forumId, personId }: Visitor, id: string) {
  const room = await tx
    .selectFrom('room')
    .select(['kind'])
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const members = await tx
    .selectFrom('room_member')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('room_id', '=', id)
    .execute();
  const people = members.map(({ person_id }) => person_id);
  return room && people.includes(personId) ? { ...room, people } : null;
}

/** Everyone whose screens show the room, before and after: open streams follow who is in it by this. */
async function tell(tx: Db, forumId: string, room: string, people: readonly string[], now: Date) {
  await announce(tx, forumId, 'rooms:mine', people, now);
  await announce(tx, forumId, `room:${room}`, people, now);
}

/** Brings people into a group, by the rules of opening one; they read what was said before. */
export async function addPeople(
  db: Db,
  visitor: Visitor,
  room: string,
  added: readonly string[],
  now: Date,
): Promise<{ added: number } | { refused: NotThere | NotTogether }> {
  const { forumId, personId } = visitor;
  return db.transaction().execute(async (tx) => {
    const here = await hold(tx, visitor, room);
    if (!here) return { refused: 'no-such-room' };
    if (here.kind !== 'group') return { refused: 'not-a-group' };
    const fresh = [...new Set(added)].filter((id) => !here.people.includes(id));
    const others = [...here.people.filter((id) => id !== personId), ...fresh];
    const refused = await mayGather(tx, visitor, others, fresh);
    if (refused) return { refused };
    await seat(tx, forumId, room, fresh, now);
    if (visitor.role === 'delegate') await introduce(tx, visitor, room, now);
    await tell(tx, forumId, room, [...here.people, ...fresh], now);
    return { added: fresh.length };
  });
}

/** Leaves a group for good; what one said stays. */
export async function leave(
  db: Db,
  visitor: Visitor,
  room: string,
  now: Date,
): Promise<{ left: true } | { refused: NotThere }> {
  const { forumId, personId } = visitor;
  return db.transaction().execute(async (tx) => {
    const here = await hold(tx, visitor, room);
    if (!here) return { refused: 'no-such-room' };
    if (here.kind !== 'group') return { refused: 'not-a-group' };
    await tx
      .deleteFrom('room_member')
      .where('forum_id', '=', forumId)
      .where('room_id', '=', room)
      .where('person_id', '=', personId)
      .execute();
    await tell(tx, forumId, room, here.people, now);
    return { left: true };
  });
}

/** Anyone in a group may say what it is about. */
export async function rename(
  db: Db,
  visitor: Visitor,
  room: string,
  title: string,
  now: Date,
): Promise<{ title: string } | { refused: NotThere | BadTitle }> {
  const words = titleOf(title);
  if ('refused' in words) return words;
  return db.transaction().execute(async (tx) => {
    const here = await hold(tx, visitor, room);
    if (!here) return { refused: 'no-such-room' };
    if (here.kind !== 'group') return { refused: 'not-a-group' };
    await tx
      .updateTable('room')
      .set(words)
      .where('forum_id', '=', visitor.forumId)
      .where('id', '=', room)
      .execute();
    await tell(tx, visitor.forumId, room, here.people, now);
    return words;
  });
}

/** No notices of what is said here, on any channel; the room itself shows as ever. */
export async function mute(
  db: Db,
  { forumId, personId }: Visitor,
  room: string,
  muted: boolean,
  now: Date,
): Promise<{ muted: boolean } | { refused: 'no-such-room' }> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('room_member')
      .set({ muted })
      .where('forum_id', '=', forumId)
      .where('room_id', '=', room)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'no-such-room' };
    await announce(tx, forumId, 'rooms:mine', [personId], now);
    return { muted };
  });
}

/**
 * Makes the company's own room if two represent it, and seats whoever does and is not in it; whoever
 * no longer does goes. Asked for whenever one of them looks, it mostly only looks.
 */
export async function keepTeamRoom(db: Db, { forumId, clientId }: Client, now: Date) {
  const { rows } = await sql<{ is_kept: boolean }>`
    select not exists (
      select from person p
      where p.forum_id = ${forumId} and p.client_id = ${clientId}
        and (select count(*) from person o where o.forum_id = p.forum_id and o.client_id = p.client_id) > 1
        and not exists (select from room r join room_member m
          on m.forum_id = r.forum_id and m.room_id = r.id
          where r.forum_id = p.forum_id and r.client_id = p.client_id and m.person_id = p.id))
    and not exists (
      select from room r join room_member m on m.forum_id = r.forum_id and m.room_id = r.id
      join person p on p.forum_id = m.forum_id and p.id = m.person_id
      where r.forum_id = ${forumId} and r.client_id = ${clientId}
        and p.client_id is distinct from ${clientId}::uuid) as is_kept`.execute(db);
  if (!rows[0]?.is_kept)
    await db.transaction().execute((tx) => fillTeamRoom(tx, forumId, clientId, now));
}

async function fillTeamRoom(tx: Db, forumId: string, clientId: string, now: Date) {
  await tx
    .insertInto('room')
    .values({
      ...{ forum_id: forumId, id: newId(), kind: 'team', title: '', pair: null },
      ...{ created_by: null, created_at: now, client_id: clientId },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('room')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { rows: gone } = await sql<{ person_id: string }>`
    delete from room_member m using person p
    where m.forum_id = ${forumId} and m.room_id = ${id} and p.forum_id = m.forum_id
      and p.id = m.person_id and p.client_id is distinct from ${clientId}::uuid
    returning m.person_id`.execute(tx);
  await sql`
    insert into room_member (forum_id, room_id, person_id, joined_at)
    select forum_id, ${id}, id, ${now} from person
    where forum_id = ${forumId} and client_id = ${clientId}
    on conflict do nothing`.execute(tx);
  const team = await tx
    .selectFrom('room_member')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('room_id', '=', id)
    .execute();
  const people = [...gone, ...team].map(({ person_id }) => person_id);
  await tell(tx, forumId, id, people, now);
}
