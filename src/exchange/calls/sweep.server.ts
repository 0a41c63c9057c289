/** Looks after calls that nobody looks at: phones that died, a browser that was closed, a server that stood still. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { lock } from '#exchange/calls/hold.server.ts';
import { settle } from '#exchange/calls/settle.server.ts';

const EVERY_MS = 15_000;

/** Brings every open call up to date. */
export async function sweepCalls(db: Kysely<Schema>, now: Date): Promise<void> {
  const open = await db
    .selectFrom('call')
    .select(['forum_id', 'id'])
    .where('ended_at', 'is', null)
    .execute();
  for (const { forum_id, id } of open)
    await db.transaction().execute(async (tx) => {
      const call = await lock(tx, forum_id, id);
      if (call) await settle(tx, call, now);
    });
}

/**
 * Sweeps now and then. Several servers on one database may: each call is locked. The first sweep
 * waits as long as a device may be silent, so that a restart takes nobody out of a call.
 *
 * @returns stops it, when the sweep under way has ended
 */
export function watchCalls(db: Kysely<Schema>, first = 60_000): () => Promise<void> {
  let stopped = false;
  let under: Promise<void> = Promise.resolve();
  let timer = setTimeout(round, first).unref();
  function round() {
    // a database that is away for a moment: the next round looks again
    under = sweepCalls(db, new Date()).catch(() => {});
    void under.then(() => {
      if (!stopped) timer = setTimeout(round, EVERY_MS).unref();
    });
  }
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await under;
  };
}
