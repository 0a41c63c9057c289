import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';

/** The NOTIFY channels: hints to look into a table, and what is too fleeting to be in one. */
export const CHANNELS = {
  announcements: 'plenary',
  stream: 'plenary_stream',
  whispers: 'plenary_whispers',
} as const;
export type Channel = keyof typeof CHANNELS;

/** Sends a hint to every process on this database: after commit, when in a transaction. */
export const hint = (tx: Db, channel: Channel, payload = '') =>
  sql`select pg_notify(${CHANNELS[channel]}, ${payload})`.execute(tx);

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
  await hint(tx, 'announcements');
}
