/** What happens in which session, for the organiser's list. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';

export type SessionCounts = { polls: number; open: number; questions: number; waiting: number };

/** By the session's ref; a session in which nothing was asked is absent. */
export async function readSessionCounts(
  db: Db,
  { forumId }: Organiser,
): Promise<Record<string, SessionCounts>> {
  const count = sql<number>`count(*)::int`;
  const [polls, questions] = await Promise.all([
    db
      .selectFrom('poll')
      .select(['session_ref as ref', count.as('all')])
      .select(sql<number>`(count(*) filter (where state = 'open'))::int`.as('some'))
      .where('forum_id', '=', forumId)
      .groupBy('session_ref')
      .execute(),
    db
      .selectFrom('session_question')
      .select(['session_ref as ref', count.as('all')])
      .select(sql<number>`(count(*) filter (where state = 'waiting'))::int`.as('some'))
      .where('forum_id', '=', forumId)
      .where('state', 'in', ['waiting', 'shown', 'hidden'])
      .groupBy('session_ref')
      .execute(),
  ]);
  const refs = new Set([...polls, ...questions].map(({ ref }) => ref));
  return Object.fromEntries(
    [...refs].map((session) => {
      const [asked, said] = [polls, questions].map((each) =>
        each.find(({ ref }) => ref === session),
      );
      return [
        session,
        {
          ...{ polls: asked?.all ?? 0, open: asked?.some ?? 0 },
          ...{ questions: said?.all ?? 0, waiting: said?.some ?? 0 },
        },
      ];
    }),
  );
}
