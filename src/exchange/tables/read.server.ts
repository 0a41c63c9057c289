/** Topic tables as those who may see them do: delegates and the organiser. */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Delegate, Organiser } from '#forum/people.ts';

export type Seated = { id: string; name: string; organisation: string };
export type TopicTable = {
  room: string;
  topic: string;
  about: string;
  seats: number;
  taken: number;
  state: 'proposed' | 'scheduled' | 'cancelled';
  startsAt: Date | null;
  endsAt: Date | null;
  place: string;
  version: number;
  /** '' when nobody is left who proposed it */
  proposer: string;
  proposerId: string | null;
  joined: boolean;
  /** who joined, in that order: for whoever is at it too, and the organiser; to others empty */
  people: Seated[];
};

/**
 * All tables that are not cancelled: those with a time first, by it, then the newest proposal.
 *
 * @param only one table, cancelled or not
 */
export async function readTables(
  db: Db,
  { forumId, personId, role }: Delegate | Organiser,
  only?: string,
): Promise<TopicTable[]> {
  const mine = sql<boolean>`exists (select from room_member m where m.forum_id = t.forum_id
    and m.room_id = t.room_id and m.person_id = ${personId}::uuid)`;
  const sees = role === 'organiser' ? sql<boolean>`true` : mine;
  const people = sql<Seated[]>`case when ${sees} then coalesce((
    select json_agg(json_build_object('id', p.id, 'name', btrim(p.given_name || ' ' || p.family_name),
      'organisation', coalesce(d.organisation, '')) order by m.joined_at, p.id)
    from room_member m join person p on p.forum_id = m.forum_id and p.id = m.person_id
    left join delegate d on d.forum_id = p.forum_id and d.person_id = p.id
    where m.forum_id = t.forum_id and m.room_id = t.room_id), '[]') else '[]' end`;
  const rows = await db
    .selectFrom('topic_table as t')
    .innerJoin('room as r', (join) =>
      join.onRef('r.forum_id', '=', 't.forum_id').onRef('r.id', '=', 't.room_id'),
    )
    .leftJoin('person as by', (join) =>
      join.onRef('by.forum_id', '=', 'r.forum_id').onRef('by.id', '=', 'r.created_by'),
    )
    .select(['t.room_id as room', 't.topic', 't.about', 't.seats', 't.state', 't.place'])
    .select(['t.version', 't.starts_at as startsAt', 't.ends_at as endsAt'])
    .select('r.created_by as proposerId')
    .select(sql<string>`coalesce(btrim(by.given_name || ' ' || by.family_name), '')`.as('proposer'))
    .select(mine.as('joined'))
    .select(
      sql<number>`(select count(*)::int from room_member m where m.forum_id = t.forum_id
        and m.room_id = t.room_id)`.as('taken'),
    )
    .select(people.as('people'))
    .where('t.forum_id', '=', forumId)
    .$if(only !== undefined, (query) => query.where('t.room_id', '=', only ?? ''))
    .$if(only === undefined, (query) => query.where('t.state', '<>', 'cancelled'))
    .orderBy(sql`t.starts_at asc nulls last`)
    .orderBy('r.created_at', 'desc')
    .execute();
  return rows;
}

/** A table in a person's day; `cancelled` had a time before. */
export type OwnTable = {
  room: string;
  topic: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  state: 'scheduled' | 'cancelled';
  version: number;
};

export async function readOwnTables(
  db: Db,
  { forumId, personId }: { forumId: string; personId: string },
): Promise<OwnTable[]> {
  const rows = await tablesOf(db, forumId)
    .where('m.person_id', '=', personId)
    .where('t.state', '<>', 'proposed')
    .execute();
  return rows.map(({ person, ...row }) => row) as OwnTable[];
}

/** When each of these people sits at a table with a time, but for one table. */
export async function readSeatedAt(
  db: Db,
  forumId: string,
  people: readonly string[],
  but: string,
): Promise<{ person: string; startsAt: Date; endsAt: Date }[]> {
  if (people.length === 0) return [];
  const rows = await tablesOf(db, forumId)
    .where('m.person_id', 'in', people)
    .where('t.state', '=', 'scheduled')
    .where('t.room_id', '<>', but)
    .execute();
  return rows as { person: string; startsAt: Date; endsAt: Date }[];
}

const tablesOf = (db: Db, forumId: string) =>
  db
    .selectFrom('topic_table as t')
    .innerJoin('room_member as m', (join) =>
      join.onRef('m.forum_id', '=', 't.forum_id').onRef('m.room_id', '=', 't.room_id'),
    )
    .select(['m.person_id as person', 't.room_id as room', 't.topic', 't.place', 't.state'])
    .select(['t.starts_at as startsAt', 't.ends_at as endsAt', 't.version'])
    .where('t.forum_id', '=', forumId)
    .where(sql<SqlBool>`t.starts_at is not null`)
    .orderBy('t.starts_at')
    .orderBy('t.room_id');
