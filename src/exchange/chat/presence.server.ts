/** Who is here now: told to the people with whom one talks alone, if one shows it, and to nobody else. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import { seenByClient, type Visitor } from '#exchange/people.server.ts';
import { whisper } from '#exchange/stream/whisper.server.ts';

/** A sign of life is written once in this time, and believed somewhat longer, in case it is late (ms). */
export const BEAT = 60_000;
const BELIEVED = 100_000;

type Pair = { who: string; sees: string };

/**
 * Pairs of people of whom the first is shown to the second. They have talked in a room of the two;
 * neither blocked the other; a company sees only a delegate whom it may see and who wrote to it.
 */
async function pairs(db: Db, forumId: string, of: RawBuilder<SqlBool>): Promise<Pair[]> {
  const forum = sql`${forumId}::uuid`;
  const { rows } = await sql<Pair>`
    select me.person_id as who, you.person_id as sees
    from room r
    join room_member me on me.forum_id = r.forum_id and me.room_id = r.id
    join room_member you on you.forum_id = r.forum_id and you.room_id = r.id
      and you.person_id <> me.person_id
    join person them on them.forum_id = r.forum_id and them.id = you.person_id
    left join delegate d on d.forum_id = r.forum_id and d.person_id = me.person_id
    left join presence p on p.forum_id = r.forum_id and p.person_id = me.person_id
    where r.forum_id = ${forum} and r.kind = 'direct' and r.last_number > 0 and ${of}
      and coalesce(p.shown, true)
      and not (${hasBlocked(forumId, sql`me.person_id`, sql`you.person_id`)})
      and not (${hasBlocked(forumId, sql`you.person_id`, sql`me.person_id`)})
      and (d.person_id is null or them.client_id is null or (
        ${seenByClient(sql`them.client_id`)} and exists (select from message m
          where m.forum_id = r.forum_id and m.room_id = r.id and m.author_id = me.person_id)))
  `.execute(db);
  return rows;
}

const among = (column: string, people: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...people]}::uuid[])`;

/** Those whom a visitor sees here now, by id. */
export async function readHere(db: Db, visitor: Visitor, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - BELIEVED);
  const here = sql<SqlBool>`you.person_id = ${visitor.personId}::uuid and p.seen_at > ${since}`;
  const found = await pairs(db, visitor.forumId, here);
  return [...new Set(found.map(({ who }) => who))];
}

/** Writes down that these people are here, and tells it of those who were not. */
export async function seeHere(
  db: Db,
  forumId: string,
  people: readonly string[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return;
  const since = new Date(now.getTime() - BELIEVED);
  const { rows } = await sql<{ id: string }>`
    with known as (
      select person_id from presence
      where forum_id = ${forumId}::uuid and ${among('person_id', people)} and seen_at > ${since}
    ), seen as (
      insert into presence (forum_id, person_id, seen_at)
      select forum_id, id, ${now}::timestamptz from person
      where forum_id = ${forumId}::uuid and ${among('id', people)} order by id
      on conflict (forum_id, person_id) do update set seen_at = excluded.seen_at
      returning person_id as id
    )
    select id from seen where id not in (select person_id from known)`.execute(db);
  await tell(
    db,
    forumId,
    rows.map(({ id }) => id),
    true,
  );
}

/**
 * Says that these people have gone, unless they are here by another process.
 *
 * @param since instant after which another's sign of life counts
 */
export async function seeGone(
  db: Db,
  forumId: string,
  people: readonly string[],
  since: Date,
): Promise<void> {
  if (people.length === 0) return;
  const gone = await db
    .updateTable('presence')
    .set({ seen_at: null })
    .where('forum_id', '=', forumId)
    .where('person_id', 'in', [...people])
    .where('seen_at', '<=', since)
    .returning('person_id')
    .execute();
  await tell(
    db,
    forumId,
    gone.map(({ person_id }) => person_id),
    false,
  );
}

async function tell(db: Db, forumId: string, people: readonly string[], here: boolean) {
  if (people.length === 0) return;
  await tellPairs(db, forumId, await pairs(db, forumId, among('me.person_id', people)), here);
}

/** Whispers are for few: whoever talks with more people than that is told of at the next page. */
const MOST = 100;

async function tellPairs(db: Db, forumId: string, all: Pair[], here: boolean): Promise<void> {
  const audience = Map.groupBy(all, ({ who }) => who);
  for (const [person, them] of audience) {
    const people = [...new Set(them.map(({ sees }) => sees))].slice(0, MOST);
    await whisper(db, forumId, person, { people }, 'presence', { person, here });
  }
}

export async function readShown(db: Db, { forumId, personId }: Visitor): Promise<boolean> {
  const row = await db
    .selectFrom('presence')
    .select('shown')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.shown ?? true;
}

/** Shows when one is here, or no longer: those who saw it are told at once. */
export async function showHere(
  db: Db,
  { forumId, personId }: Visitor,
  shown: boolean,
  now: Date,
): Promise<void> {
  const mine = sql<SqlBool>`me.person_id = ${personId}::uuid and p.seen_at is not null`;
  const before = await pairs(db, forumId, mine);
  await db
    .insertInto('presence')
    .values({ forum_id: forumId, person_id: personId, seen_at: now, shown })
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'person_id']).doUpdateSet({ shown, seen_at: now }),
    )
    .execute();
  await tellPairs(db, forumId, shown ? await pairs(db, forumId, mine) : before, shown);
}
