/** What went out in a forum, in counts: nobody's name, nothing that was said. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Channel } from '#exchange/notices/choices.ts';
import { MOST_ATTEMPTS } from '#exchange/notices/outward.ts';
import type { Organiser } from '#forum/people.ts';

export type OutwardCount = {
  /** local day, YYYY-MM-DD */
  day: string;
  choice: string;
  channel: Channel;
  /** it left the house */
  sent: number;
  /** and the person looked at Forum Link afterwards */
  seen: number;
  /** on its way, or to be tried again */
  waiting: number;
  /** given up on this channel */
  failed: number;
};

const DAYS = 7;

/** Of the last seven days, newest first; tests are not counted. */
export async function readCounts(
  db: Db,
  { forumId }: Organiser,
  zone: string,
  now: Date,
): Promise<OutwardCount[]> {
  const { rows } = await sql<OutwardCount>`
    select to_char(made_at at time zone ${zone}, 'YYYY-MM-DD') as day, choice, channel,
      (count(*) filter (where outcome = 'sent'))::int as sent,
      (count(*) filter (where outcome = 'sent' and seen_at is not null))::int as seen,
      (count(*) filter (where outcome = 'sending' or outcome = 'failed' and attempts < ${MOST_ATTEMPTS}))::int as waiting,
      (count(*) filter (where outcome = 'failed' and attempts >= ${MOST_ATTEMPTS}))::int as failed
    from outward
    where forum_id = ${forumId} and choice <> 'test'
      and made_at > ${new Date(now.getTime() - DAYS * 86_400_000)}
    group by 1, 2, 3 order by 1 desc, 2, 3`.execute(db);
  return rows;
}

export type Trouble = { channel: Channel; failure: string; count: number; at: Date };

/** What failed on each channel within a day: by the reason, the newest first. */
export async function readTroubles(db: Db, { forumId }: Organiser, now: Date): Promise<Trouble[]> {
  const { rows } = await sql<Trouble>`
    select channel, failure, count(*)::int as count, max(made_at) as at from outward
    where forum_id = ${forumId} and outcome = 'failed' and failure is not null
      and made_at > ${new Date(now.getTime() - 86_400_000)}
    group by 1, 2 order by max(made_at) desc limit 6`.execute(db);
  return rows;
}

/** How many people have push on a device, and how many gave a number. */
export async function readReach(db: Db, { forumId }: Organiser, now: Date) {
  const { rows } = await sql<{ people: number; push: number; sms: number }>`
    select
      (select count(*)::int from person p left join delegate d
          on d.forum_id = p.forum_id and d.person_id = p.id
        where p.forum_id = ${forumId} and (p.role = 'client' or d.status = 'confirmed')) as people,
      (select count(distinct d.person_id)::int from push_device d
        join sign_in_session s on s.id = d.session_id
        where d.forum_id = ${forumId} and s.expires_at > ${now}) as push,
      (select count(*)::int from notice_choice
        where forum_id = ${forumId} and phone is not null) as sms`.execute(db);
  return rows[0] ?? { people: 0, push: 0, sms: 0 };
}
