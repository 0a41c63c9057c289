/** The house's own eye on the tables: whoever is missed while the other side waits is found. */
import { type Kysely, sql } from 'kysely';
import { oneAtATime } from '#base/turns.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { holdPlan } from '#meetings/day/in-force.server.ts';
import { written } from '#meetings/day/no-show.server.ts';
import { expectedAt, sittings } from '#meetings/day/sitting.server.ts';
import { DEFAULT_RULES } from '#meetings/rules/rules.server.ts';
import type { Side } from '#meetings/wishes/wish.ts';

/** How often the house looks (ms). */
const ROUND = 15_000;

const seen = (person: 'representative_id' | 'delegate_id') =>
  sql<boolean>`exists (select from seen s where s.forum_id = meeting.forum_id
    and s.meeting_id = meeting.id and s.person_id = ${sql.ref(`meeting.${person}`)})`;
const sides = { client: seen('representative_id'), delegate: seen('delegate_id') };

/** Expected longer ago than the forum's rules wait, and not over. */
const isDue = (
  now: Date,
) => sql<boolean>`slot.ends_at > ${now} and ${expectedAt} <= ${now}::timestamptz
  - make_interval(mins => coalesce((select r.not_seen_minutes from meeting_rules r
    where r.forum_id = meeting.forum_id), ${sql.lit(DEFAULT_RULES.notSeenMinutes)}))`;

/** Meetings under way at which exactly one side was seen, and nobody said anything of the other. */
const waiting = (db: Db, now: Date) =>
  sittings(db)
    .select(sql<Side>`case when ${sides.client} then 'delegate' else 'client' end`.as('absent'))
    .where('meeting.state', '=', 'planned')
    .where(isDue(now))
    .where(sql<boolean>`${sides.client} <> ${sides.delegate}`)
    .where(
      sql<boolean>`not exists (select from incident i where i.forum_id = meeting.forum_id
        and i.meeting_id = meeting.id and i.kind = 'no-show')`,
    )
    .orderBy('meeting.id');

/**
 * Reports everyone who is missed while the other side waits; where nobody was seen, nothing is
 * known and nothing is proposed. Processes may look at the same time: each no-show is found once.
 *
 * @returns how many were found
 */
export async function findNotSeen(db: Db, now: Date): Promise<number> {
  let found = 0;
  for (const { forumId, id } of await waiting(db, now).execute())
    found += await db.transaction().execute(async (tx) => {
      await holdPlan(tx, forumId);
      const still = await waiting(tx, now).where('meeting.id', '=', id).executeTakeFirst();
      if (!still) return 0;
      const said = { absent: still.absent, found: 'not seen', by: null } as const;
      return 'refused' in (await written(tx, still, said, now)) ? 0 : 1;
    });
  return found;
}

/** Looks every quarter of a minute, until the returned call. */
export function watchTables(db: Kysely<Schema>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = oneAtATime(async () => {
    running = findNotSeen(db, new Date());
    await running;
  });
  const round = setInterval(look, ROUND).unref();
  return async () => {
    clearInterval(round);
    await running.catch(() => {}); // the database is away: the next round looks again
  };
}
