/** The rooms a visitor is in, as the chat screens and the API show them. */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import {
  hasBlocked,
  readBlockedAmong,
  type Standing,
  standingTo,
} from '#exchange/chat/may-write.server.ts';
import { readMessages } from '#exchange/chat/messages.server.ts';
import { readReads } from '#exchange/chat/reading.server.ts';
import type { Unread } from '#exchange/chat/unread.ts';
import { readNewcomers } from '#exchange/introductions.server.ts';
import { type Person, seenByClient, type Visitor } from '#exchange/people.server.ts';
import { readRoomTable } from '#exchange/tables/room-table.server.ts';
import { rooms } from '#ui/texts/rooms.ts';

export type Room = {
  id: string;
  kind: 'direct' | 'group' | 'topic' | 'team';
  /** a group's title; of a direct room, the other's name */
  title: string;
  /** the others whom the visitor may see */
  people: Person[];
  unread: number;
  /** whether one of them names the visitor */
  mentioned: boolean;
  /** no notices of it, by the visitor's own wish */
  muted: boolean;
  /** number of the last message that the visitor has read */
  readNumber: number;
  last: {
    number: number;
    authorId: string;
    body: string;
    deleted: boolean;
    sentAt: Date;
  } | null;
};

/**
 * Rooms the visitor is in and may see. A direct room shows when something was written in it, or to
 * whoever opened it; to a client it is gone when the delegate is hidden
 * again.
 */
function roomsOf(db: Db, visitor: Visitor) {
  const rooms = db
    .selectFrom('room as r')
    .innerJoin('room_member as me', (join) =>
      join
        .onRef('me.forum_id', '=', 'r.forum_id')
        .onRef('me.room_id', '=', 'r.id')
        .on('me.person_id', '=', visitor.personId),
    )
    .leftJoin('client as team', (join) =>
      join.onRef('team.forum_id', '=', 'r.forum_id').onRef('team.id', '=', 'r.client_id'),
    )
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('message as m')
          .select(['m.number', 'm.author_id', 'm.body', 'm.sent_at'])
          .select('m.deleted_at')
          .whereRef('m.forum_id', '=', 'r.forum_id')
          .whereRef('m.room_id', '=', 'r.id')
          .orderBy('m.number', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .where('r.forum_id', '=', visitor.forumId)
    .where(sql<SqlBool>`(r.kind <> 'direct' or last.number is not null or me.opened)`);
  if (visitor.role === 'delegate') return rooms;
  return rooms.where(
    sql<SqlBool>`(r.kind <> 'direct' or not exists (
      select from room_member o join delegate d
        on d.forum_id = o.forum_id and d.person_id = o.person_id
      where o.forum_id = r.forum_id and o.room_id = r.id and not ${seenByClient(visitor.clientId)}))`,
  );
}

const unread = (visitor: Visitor) => sql<number>`(select count(*)::int ${unreadOf(visitor)})`;
const mentioned = (visitor: Visitor) =>
  sql<boolean>`(me.read_number < r.last_number and exists (select ${unreadOf(visitor)}
    and ${visitor.personId}::uuid = any(u.mentions)))`;
const unreadOf = (visitor: Visitor) => sql`from message u
  where u.forum_id = r.forum_id and u.room_id = r.id and u.number > me.read_number
    and u.author_id <> ${visitor.personId} and u.deleted_at is null
    and not (${hasBlocked(visitor.forumId, sql`${visitor.personId}::uuid`, sql`u.author_id`)})`;

/** How many messages wait for a person, in which rooms. */
export async function readUnread(db: Db, visitor: Visitor): Promise<Unread> {
  const rows = await roomsOf(db, visitor)
    .select('r.id')
    .select(unread(visitor).as('waiting'))
    .where(sql<SqlBool>`me.read_number < r.last_number`)
    .execute();
  return Object.fromEntries(
    rows.flatMap(({ id, waiting }) => (waiting > 0 ? [[id, waiting]] : [])),
  );
}

/**
 * @param only one room by id; else all, the one with the newest message first
 */
export async function readRooms(db: Db, visitor: Visitor, only?: string): Promise<Room[]> {
  const rows = await roomsOf(db, visitor)
    .$if(only !== undefined, (query) => query.where('r.id', '=', only ?? ''))
    .select(['r.id', 'r.kind', 'r.title', 'r.created_at', 'me.muted', 'team.company'])
    .select(['last.number', 'last.author_id', 'last.body', 'last.sent_at', 'last.deleted_at'])
    .select('me.read_number')
    .select(unread(visitor).as('unread'))
    .select(mentioned(visitor).as('mentioned'))
    .orderBy(sql`coalesce(last.sent_at, r.created_at)`, 'desc')
    .orderBy('r.id', 'desc')
    .execute();
  const people = await peopleOf(
    db,
    visitor,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { id, kind, unread, mentioned, muted, number, author_id, body, sent_at } = row;
    const here = people.get(id) ?? [];
    const isWritten = number !== null && author_id !== null && body !== null && sent_at !== null;
    return {
      id,
      kind,
      title: titleFor(row, here),
      people: here,
      unread,
      mentioned,
      muted,
      readNumber: row.read_number,
      last: isWritten
        ? {
            ...{ number, body, sentAt: sent_at },
            authorId: author_id,
            deleted: row.deleted_at !== null,
          }
        : null,
    };
  });
}

function titleFor(
  { kind, title, company }: { kind: Room['kind']; title: string; company: string | null },
  people: readonly Person[],
): string {
  if (kind === 'direct') return people[0]?.name ?? '';
  return kind === 'team' ? rooms.team(company ?? '') : title;
}

/** The others in each room. A delegate who is hidden from the visiting client is left out. */
async function peopleOf(db: Db, visitor: Visitor, rooms: string[]): Promise<Map<string, Person[]>> {
  if (rooms.length === 0) return new Map();
  const all = db
    .selectFrom('room_member as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.person_id'),
    )
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'm.forum_id').onRef('d.person_id', '=', 'm.person_id'),
    )
    .leftJoin('client as c', (join) =>
      join.onRef('c.forum_id', '=', 'p.forum_id').onRef('c.id', '=', 'p.client_id'),
    )
    .select(['m.room_id', 'p.id', 'p.role'])
    .select(sql<string>`coalesce(d.ref, c.ref, '')`.as('ref'))
    .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('name'))
    .select(sql<string>`coalesce(d.title, '')`.as('title'))
    .select(sql<string>`coalesce(d.organisation, c.company, '')`.as('organisation'))
    .where('m.forum_id', '=', visitor.forumId)
    .where('m.room_id', 'in', rooms)
    .where('m.person_id', '<>', visitor.personId)
    .orderBy('p.family_name')
    .orderBy('p.id');
  const seen =
    visitor.role === 'delegate'
      ? all
      : all.where(sql<SqlBool>`(d.person_id is null or ${seenByClient(visitor.clientId)})`);
  const byRoom = new Map<string, Person[]>();
  for (const { room_id, role, ...person } of await seen.execute())
    byRoom.set(room_id, [
      ...(byRoom.get(room_id) ?? []),
      { ...person, kind: role === 'client' ? 'client' : 'delegate' },
    ]);
  return byRoom;
}

const HISTORY = 60;
/** Messages before the one that is jumped to. */
const BEFORE = 20;

/**
 * One room as its screen shows it; null if there is none that the visitor may see.
 *
 * @param place messages before a number, or around one; null: the newest
 */
export async function readRoom(
  db: Db,
  visitor: Visitor,
  id: string,
  place: { below: number } | { at: number } | null,
) {
  const [room] = await readRooms(db, visitor, id);
  if (!room) return null;
  const messages =
    place && 'at' in place
      ? await readMessages(db, visitor, id, {
          above: Math.max(0, place.at - 1 - BEFORE),
          limit: HISTORY,
        })
      : await readMessages(db, visitor, id, {
          below: place?.below ?? 2 ** 31 - 1,
          limit: HISTORY,
        });
  const people = room.people.map((person) => person.id);
  const [other] = people;
  return {
    ...room,
    messages,
    /** ids of those whose messages are folded */
    blocked: room.kind === 'direct' ? [] : await readBlockedAmong(db, visitor, people),
    /** the topic table whose room it is */
    table: room.kind === 'topic' ? await readRoomTable(db, visitor.forumId, id) : null,
    standing:
      room.kind === 'direct' && other
        ? await standingTo(db, visitor, other)
        : ('open' satisfies Standing),
    ownName: await readName(db, visitor),
    /** whether there are newer ones than these */
    later: (messages.at(-1)?.number ?? 0) < (room.last?.number ?? 0),
    reads: await readReads(db, visitor, id, people),
    newcomers: visitor.role === 'delegate' ? await readNewcomers(db, visitor, id) : [],
  };
}

async function readName(db: Db, { forumId, personId }: Visitor): Promise<string> {
  const { name } = await db
    .selectFrom('person')
    .select(sql<string>`btrim(given_name || ' ' || family_name)`.as('name'))
    .where('forum_id', '=', forumId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return name;
}
