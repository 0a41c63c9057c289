/** The forum's log of events, and each person's stream in it: whole, once, in order, on every device. */
import { type SqlBool, sql } from 'kysely';
import { hint } from '#base/live.server.ts';
import type { StreamKind } from '#base/stream-kinds.ts';
import type { Db } from '#db/database.server.ts';
import { roomIsSeen } from '#exchange/stream/audience.server.ts';
import { headOf } from '#exchange/stream/log.server.ts';
import type { Member } from '#forum/people.ts';

/** For whom an event is: everyone in a room at the time it is read, some people, or the whole forum. */
export type Audience = 'everyone' | { room: string } | { people: readonly string[] };
export type StreamEvent = { number: number; kind: StreamKind; body: unknown };
export type Entry = {
  audience: Audience;
  kind: StreamKind;
  /** JSON, whole: what everyone in the audience may see */
  body: string;
  at: Date;
};

const PAGE = 200;
/** Announcements that `changedSince` looks at, whatever the time asked for. */
const RECENT = 5_000;

/**
 * Puts one event at the end of the forum's log, in the transaction of the act.
 *
 * The log's row stays locked until commit, so numbers appear in order and without gaps, and a
 * reader's cursor never passes one that is still to come. Call it last in an act, so that others
 * wait for a commit alone.
 *
 * @param body plain JSON, whole: what everyone in the audience may see
 */
export async function append(
  tx: Db,
  forumId: string,
  audience: Audience,
  kind: StreamKind,
  body: unknown,
  now: Date,
): Promise<void> {
  if (typeof audience === 'object' && 'people' in audience && audience.people.length === 0) return;
  const entry = { audience, kind, body: JSON.stringify(body), at: now };
  const { rows } = await appending(forumId, [entry]).execute(tx);
  await tellOthers(tx, forumId, rows[0]?.number ?? 0, '');
}

/**
 * The query that puts events at the end of the log as `append` does, with one lock for all, and
 * tells nobody: `tellOthers` is the caller's. Its one row has the number of the last.
 *
 * @param entries at least one; what is for nobody must not be among them
 */
export const appending = (forumId: string, entries: readonly Entry[]) => {
  const rows = entries.map(({ audience, kind, body, at }) => {
    const { room = null, people = null } = whose(audience);
    return { room, people, kind, body, at };
  });
  return sql<{ number: number }>`
    with log as (
      insert into stream_log (forum_id, number) values (${forumId}, ${rows.length})
      on conflict (forum_id) do update set number = stream_log.number + excluded.number
      returning number
    ), written as (
      insert into event (forum_id, number, kind, room_id, people, body, made_at)
      select ${forumId}::uuid, log.number - ${rows.length}::int + x.place, x.kind, x.room,
        x.people::uuid[], x.body::jsonb, x.at
      from log, rows from (
        unnest(${rows.map(({ kind }) => kind)}::text[]),
        unnest(${rows.map(({ room }) => room)}::uuid[]),
        unnest(${rows.map(({ people }) => people && `{${people.join()}}`)}::text[]),
        unnest(${rows.map(({ body }) => body)}::text[]),
        unnest(${rows.map(({ at }) => at)}::timestamptz[])
      ) with ordinality as x(kind, room, people, body, at, place)
    )
    select number from log`;
};

const whose = (audience: Audience): { room?: string; people?: readonly string[] } =>
  audience === 'everyone' ? {} : audience;

/**
 * Tells every process on this database to look at the log: who never hears it looks a second later.
 *
 * @param origin the hub that hands the events on by itself; '' for none
 */
export async function tellOthers(
  db: Db,
  forumId: string,
  last: number,
  origin: string,
): Promise<void> {
  if (last > 0) await hint(db, 'stream', `${forumId} ${last} ${origin}`);
}

/** SQL: a page of events after a number, of one kind of audience. */
const after = (forumId: string, cursor: number, whose: ReturnType<typeof sql<SqlBool>>) => sql`
  (select number, kind, body from event
  where forum_id = ${forumId} and number > ${cursor} and ${whose}
  order by number limit ${PAGE})`;

/**
 * What a person has not seen yet, in order: a page of it, ask again from its last number unless it
 * is the whole. What is in rooms that the person does not see (any more) is not there.
 *
 * @param cursor the last number the device has; 0 for all
 */
export async function readStream(
  db: Db,
  member: Member,
  cursor: number,
): Promise<{ events: StreamEvent[]; whole: boolean }> {
  const { forumId, personId } = member;
  if (personId === null) return { events: [], whole: true };
  // the people's part apart: its index knows no order, and they are few
  const { rows } = await sql<StreamEvent>`
    with heard as materialized (
      select r.id from room_member m
      join room r on r.forum_id = m.forum_id and r.id = m.room_id
      join person p on p.forum_id = m.forum_id and p.id = m.person_id
      where m.forum_id = ${forumId} and m.person_id = ${personId} and ${roomIsSeen}
    ), own as materialized (
      select number, kind, body from event
      where forum_id = ${forumId} and people @> array[${personId}::uuid] and number > ${cursor}
        and (kind <> 'read' or body ->> 'room' in (select id::text from heard))
    )
    select number, kind, body from (
      ${after(forumId, cursor, sql<SqlBool>`room_id is null and people is null`)}
      union all (select * from own order by number limit ${PAGE})
      union all (select e.* from heard cross join lateral
        ${after(forumId, cursor, sql<SqlBool>`room_id = heard.id`)} e)
    ) as mine
    order by number limit ${PAGE}`.execute(db);
  return { events: rows, whole: rows.length < PAGE };
}

/** The last number of the forum's log: where a screen that has read everything else goes on. */
export const readCursor = (db: Db, { forumId }: Member): Promise<number> => headOf(db, forumId);

/**
 * Keys announced to a person a short while ago: what a screen may have missed between its drawing
 * and its connection.
 */
export async function changedSince(db: Db, member: Member, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('announcement')
    .select('key')
    .distinct()
    .where('forum_id', '=', member.forumId)
    .where('made_at', '>=', since)
    .where(sql<boolean>`number > (select max(number) from announcement) - ${RECENT}`)
    .where(sql<boolean>`(people is null or ${member.personId}::uuid = any(people))`)
    .execute();
  return rows.map(({ key }) => key);
}
