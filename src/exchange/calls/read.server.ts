/** Calls as screens show them. Names are read when they are drawn, by the rights of that moment. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { type Call, goneBefore, type Kind, type Leg } from '#exchange/calls/call.ts';
import { type Caller, type CallRow, ownLeg } from '#exchange/calls/hold.server.ts';
import { hasBlocked, standingTo } from '#exchange/chat/may-write.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { readNewcomers } from '#exchange/introductions.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { CallGuest, Researcher } from '#forum/people.ts';

/** The room of a call, as the visitor sees it; `newcomers`: companies that learn the name by the call. */
export type Place = { room: string; title: string; direct: boolean; newcomers: string[] };

/** Where a call may be started; null: there is no such room, or one may not write there. */
export async function readPlace(db: Db, visitor: Visitor, room: string): Promise<Place | null> {
  const [found] = await readRooms(db, visitor, room);
  if (!found) return null;
  const [other] = found.people;
  const direct = found.kind === 'direct';
  if (direct && (!other || (await standingTo(db, visitor, other.id)) !== 'open')) return null;
  const newcomers = visitor.role === 'delegate' ? await readNewcomers(db, visitor, room) : [];
  return { room, title: found.title, direct, newcomers };
}

/** A call of a room. */
export async function readCall(
  db: Db,
  visitor: Visitor,
  id: string,
  now: Date,
): Promise<{ call: Call; place: Place } | null> {
  const row = await find(db, visitor.forumId, { id });
  if (!row?.room_id) return null;
  const place = await readPlace(db, visitor, row.room_id);
  if (!place) return null;
  const [room] = await readRooms(db, visitor, row.room_id);
  const names = new Map(room?.people.map((person) => [person.id, person.name]));
  return { call: await callOf(db, visitor, row, names, now), place };
}

/** The call that is on in a room; the caller has looked whether it may be seen. */
export async function readOpenCall(db: Db, forumId: string, room: string): Promise<string | null> {
  return (await find(db, forumId, { room_id: room, open: true }))?.id ?? null;
}

/** The call of an interview that is on, for its researchers and its guests. */
export async function readInterviewCall(
  db: Db,
  caller: Researcher | CallGuest,
  interview: string,
  names: { guest: string },
  now: Date,
): Promise<Call | null> {
  const row = await find(db, caller.forumId, { interview_id: interview, open: true });
  if (!row) return null;
  const people = await db
    .selectFrom('person')
    .select(['id', sql<string>`btrim(given_name || ' ' || family_name)`.as('name')])
    .where('forum_id', '=', caller.forumId)
    .where('role', '=', 'researcher')
    .execute();
  const known = new Map(people.map(({ id, name }) => [id, name]));
  return callOf(db, caller, row, known, now, names.guest);
}

type Which =
  | { id: string }
  | { room_id: string; open: true }
  | { interview_id: string; open: true };
async function find(db: Db, forumId: string, which: Which): Promise<CallRow | undefined> {
  const { open, ...columns } = { open: false, ...which };
  return db
    .selectFrom('call')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where(({ and }) => and(columns))
    .$if(open, (query) => query.where('ended_at', 'is', null))
    .executeTakeFirst();
}

/** Whoever has no name for the reader is not there for the reader. */
async function callOf(
  db: Db,
  caller: Caller,
  row: CallRow,
  names: ReadonlyMap<string, string>,
  now: Date,
  guest = '',
): Promise<Call> {
  const legs = await db
    .selectFrom('call_leg')
    .select(['id', 'person_id', 'link_id', 'admitted_at', 'left_at', 'seen_at'])
    .where('forum_id', '=', row.forum_id)
    .where('call_id', '=', row.id)
    .orderBy('joined_at')
    .orderBy('id')
    .execute();
  const own = ownLeg(caller);
  const isOwn = (leg: { person_id: string | null; link_id: string | null }) =>
    own !== null &&
    ('person_id' in own ? leg.person_id === own.person_id : leg.link_id === own.link_id);
  const here = legs.filter((leg) => !leg.left_at && leg.seen_at >= goneBefore(now));
  const people = here.flatMap((leg): Leg[] => {
    const mine = isOwn(leg);
    const name = leg.person_id === null ? guest : names.get(leg.person_id);
    if (!mine && name === undefined) return [];
    return [
      {
        ...{ leg: leg.id, person: leg.person_id, name: name ?? '', mine },
        waiting: leg.admitted_at === null,
      },
    ];
  });
  // at the door one sees oneself alone
  const inside =
    people.some(({ mine, waiting }) => mine && !waiting) || caller.role !== 'call guest';
  return {
    ...{ id: row.id, kind: row.kind, startedAt: row.started_at },
    state: row.ended_at ? 'over' : 'on',
    own: caller.role !== 'call guest' && row.started_by === caller.personId,
    ringing: !row.ended_at && row.rings_until !== null && row.rings_until > now,
    answered: legs.some((leg) => !isOwn(leg) && leg.admitted_at !== null),
    people: inside ? people : people.filter(({ mine }) => mine),
  };
}

export type Ringing = { call: string; room: string; kind: Kind; who: string; title: string | null };

/** The call that rings for a visitor now, the newest; nothing of people who are out of sight. */
export async function readRinging(db: Db, visitor: Visitor, now: Date): Promise<Ringing | null> {
  const { forumId, personId } = visitor;
  const row = await db
    .selectFrom('call_ring as r')
    .innerJoin('call as c', (join) =>
      join.onRef('c.forum_id', '=', 'r.forum_id').onRef('c.id', '=', 'r.call_id'),
    )
    .select(['c.id', 'c.room_id', 'c.kind', 'c.started_by'])
    .where('r.forum_id', '=', forumId)
    .where('r.person_id', '=', personId)
    .where('r.answer', 'is', null)
    .where('c.ended_at', 'is', null)
    .where('c.rings_until', '>', now)
    .where(sql<boolean>`not (${hasBlocked(forumId, sql`${personId}::uuid`, sql`c.started_by`)})`)
    .orderBy('c.started_at', 'desc')
    .executeTakeFirst();
  if (!row?.room_id) return null;
  const [room] = await readRooms(db, visitor, row.room_id);
  const caller = room?.people.find(({ id }) => id === row.started_by);
  if (!room || !caller) return null;
  const title = room.kind === 'direct' ? null : room.title;
  return { call: row.id, room: room.id, kind: row.kind, who: caller.name, title };
}
