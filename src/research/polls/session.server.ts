/** A session as questions and polls see it: whether it is there, and its rule. */
import type { Db } from '#db/database.server.ts';
import { DEFAULT_RULE, type SessionRule } from '#research/polls/question.ts';

/** What a screen of a session depends on. */
export const sessionKey = (ref: string) => `session:${encodeURIComponent(ref)}` as const;

export async function hasSession(db: Db, forumId: string, ref: string): Promise<boolean> {
  const found = await db
    .selectFrom('session')
    .select('ref')
    .where('forum_id', '=', forumId)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return found !== undefined;
}

export async function readRule(db: Db, forumId: string, ref: string): Promise<SessionRule> {
  const row = await db
    .selectFrom('session_rule')
    .select(['askers', 'moderated', 'unnamed'])
    .where('forum_id', '=', forumId)
    .where('session_ref', '=', ref)
    .executeTakeFirst();
  return row ?? DEFAULT_RULE;
}

/** Ids of the organisers, who alone hear of drafts and of what waits. */
export async function organisers(tx: Db, forumId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', '=', 'organiser')
    .execute();
  return rows.map(({ id }) => id);
}
