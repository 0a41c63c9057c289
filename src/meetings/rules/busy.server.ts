/** When people can't be met, and why. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Span } from '#meetings/task.ts';

export type Why = 'speaks' | 'attends' | 'arrives' | 'leaves' | 'break' | 'away';
/** `session`: its title; '' if it is none */
export type Engagement = Span & { person: string; why: Why; session: string };

/** Sessions that people speak in or sit in, and times of their own, of these people or of all. */
export async function readEngagements(
  db: Db,
  forumId: string,
  people: readonly string[] | null,
): Promise<Engagement[]> {
  const only = people ? sql`where person = any(${people}::uuid[])` : sql``;
  const { rows } = await sql<Engagement>`
    select person, why, session, starts_at as "startsAt", ends_at as "endsAt" from (
      select speaker.delegate_id as person, 'speaks' as why, title as session, starts_at, ends_at
        from speaker join session s on s.forum_id = speaker.forum_id and s.ref = speaker.session_ref
        where speaker.forum_id = ${forumId}
      union all
      select attendee.person_id, 'attends', title, starts_at, ends_at
        from attendee join session s on s.forum_id = attendee.forum_id and s.ref = attendee.session_ref
        where attendee.forum_id = ${forumId}
      union all
      select person_id, kind, '', starts_at, ends_at from absence where forum_id = ${forumId}
    ) engaged ${only} order by starts_at, ends_at`.execute(db);
  return rows;
}

const MINUTE = 60_000;

/** The way to a session's room and back is part of it. */
export const withWay = ({ session, startsAt, endsAt }: Engagement, walkMinutes: number): Span => {
  const way = session === '' ? 0 : walkMinutes * MINUTE;
  return {
    startsAt: new Date(startsAt.getTime() - way),
    endsAt: new Date(endsAt.getTime() + way),
  };
};

/**
 * Spans in which each of these people can't be met; whoever is free throughout is not in it.
 *
 * @param people null: everyone
 */
export async function readBusy(
  db: Db,
  forumId: string,
  people: readonly string[] | null,
  walkMinutes: number,
): Promise<Map<string, Span[]>> {
  const busy = new Map<string, Span[]>();
  for (const engagement of await readEngagements(db, forumId, people)) {
    const own = busy.get(engagement.person) ?? [];
    busy.set(engagement.person, [...own, withWay(engagement, walkMinutes)]);
  }
  return busy;
}
