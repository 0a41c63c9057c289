/** Reads each forum's log for whom something is new: they are looked at, wherever it came from. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';

/** A call is told within seconds; a conversation may go on for a while first (ms). */
const FIRST_LOOK = { notice: 3_000, message: 45_000 };
const PAGE = 1_000;

/**
 * Goes on in every forum's log from where the last reading ended. Any process may do it; two do not
 * read the same.
 *
 * @returns how many people are to be looked at
 */
export async function hear(db: Kysely<Schema>, now: Date): Promise<number> {
  const { rows } = await sql<{ forum: string }>`
    select l.forum_id as forum from stream_log l
    left join outward_cursor c on c.forum_id = l.forum_id
    where l.number > coalesce(c.number, 0)`.execute(db);
  let people = 0;
  for (const { forum } of rows)
    people += await db.transaction().execute((tx) => hearForum(tx, forum, now));
  return people;
}

async function hearForum(tx: Db, forumId: string, now: Date): Promise<number> {
  await tx
    .insertInto('outward_cursor')
    .values({ forum_id: forumId, number: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const cursor = await tx
    .selectFrom('outward_cursor')
    .select('number')
    .where('forum_id', '=', forumId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!cursor) return 0;
  const { rows } = await sql<{ last: number | null; looks: number }>`
    with page as (
      select number, kind, room_id, people from event
      where forum_id = ${forumId} and number > ${cursor.number} order by number limit ${PAGE}
    ), concerned as (
      select unnest(people) as person_id, kind from page where kind in ('notice', 'message')
      union all
      select m.person_id, p.kind from (select distinct room_id, kind from page
          where kind in ('notice', 'message') and room_id is not null) p
        join room_member m on m.forum_id = ${forumId} and m.room_id = p.room_id and not m.muted
    ), looks as (
      insert into outward_look (forum_id, person_id, look_at)
      select ${forumId}::uuid, p.id, min(${now}::timestamptz + case c.kind
          when 'notice' then ${FIRST_LOOK.notice}::int else ${FIRST_LOOK.message}::int end * interval '1 ms')
      from concerned c join person p on p.forum_id = ${forumId} and p.id = c.person_id
      where p.role in ('delegate', 'client')
      group by p.id order by p.id
      on conflict (forum_id, person_id)
        do update set look_at = least(outward_look.look_at, excluded.look_at)
      returning 1
    )
    select (select max(number) from page) as last, (select count(*)::int from looks) as looks`.execute(
    tx,
  );
  const [{ last, looks } = { last: null, looks: 0 }] = rows;
  if (last !== null)
    await tx
      .updateTable('outward_cursor')
      .set({ number: last })
      .where('forum_id', '=', forumId)
      .execute();
  return looks;
}
