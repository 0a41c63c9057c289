import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';

/** The NOTIFY channel: a hint to look into the announcement table, never the message itself. */
export const CHANNEL = 'plenary';

/**
 * Says, in the transaction of the act, THAT something changed: each screen re-runs the `load` that
 * drew it. Nothing personal goes in the key. Every server on this database hears it after commit.
 *
 * @param key a SvelteKit `depends` key, such as `meetings:mine`
 * @param people person ids it concerns; even the timing of private matters is private
 */
export async function announce(
  tx: Db,
  forumId: string,
  key: string,
  people: Iterable<string> | 'everyone',
  now: Date,
): Promise<void> {
  const concerned = people === 'everyone' ? null : [...new Set(people)];
  await tx
    .insertInto('announcement')
    .values({ forum_id: forumId, key, people: concerned, made_at: now })
    .execute();
  await sql`select pg_notify(${CHANNEL}, '')`.execute(tx);
}
