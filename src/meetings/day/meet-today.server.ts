/** Who has a meeting on a day of the forum, by the plan in force. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';

/** Ids of delegates and representatives, on the local day of `now`. */
export async function readMeetToday(db: Db, forumId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct x.id from meeting m
    join plan pl on pl.forum_id = m.forum_id and pl.id = m.plan_id and pl.state = 'published'
    join slot s on s.forum_id = m.forum_id and s.number = m.slot
    join forum f on f.id = m.forum_id
    cross join lateral (values (m.delegate_id), (m.representative_id)) as x(id)
    where m.forum_id = ${forumId} and m.state in ('planned', 'kept')
      and (s.starts_at at time zone (f.questionnaire ->> 'timezone'))::date
        = (${now}::timestamptz at time zone (f.questionnaire ->> 'timezone'))::date`.execute(db);
  return rows.map(({ id }) => id);
}
