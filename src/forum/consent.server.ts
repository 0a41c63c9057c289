/** Consent: what clients see of a delegate. Only the delegate raises it; an import may lower it. */
import type { Kysely } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { record } from '#forum/audit.server.ts';
import type { Delegate } from '#forum/people.ts';

export type Consent = Schema['delegate']['consent'];

/** The delegate decides; clients' lists, counts and figures follow at once. */
export async function changeConsent(
  db: Kysely<Schema>,
  delegate: Delegate,
  consent: Consent,
  now: Date,
): Promise<{ consent: Consent; changed: boolean }> {
  const { forumId, personId } = delegate;
  return db.transaction().execute(async (tx) => {
    const changed = await write(tx, forumId, personId, consent);
    if (changed) await tell(tx, forumId, { personId, by: personId, consent }, now);
    return { consent, changed };
  });
}

/**
 * What an import says of consent, in its transaction: `aggregate` lowers it, `named` leaves it as
 * it is.
 *
 * @returns whether it was lowered
 */
export async function lowerConsent(
  tx: Db,
  forumId: string,
  personId: string,
  said: Consent,
  now: Date,
): Promise<boolean> {
  if (said === 'named') return false;
  const changed = await write(tx, forumId, personId, said);
  if (changed) await tell(tx, forumId, { personId, by: null, consent: said }, now);
  return changed;
}

async function write(tx: Db, forumId: string, personId: string, consent: Consent) {
  const { numUpdatedRows } = await tx
    .updateTable('delegate')
    .set({ consent })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('consent', '<>', consent)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

type Change = { personId: string; by: string | null; consent: Consent };

async function tell(tx: Db, forumId: string, { personId, by, consent }: Change, now: Date) {
  const deed = { act: 'changed consent', detail: { of: personId, to: consent } };
  await record(tx, { forumId, personId: by, ...deed }, now);
  for (const key of ['iq:people', 'report:figures', 'forum:people']) {
    await announce(tx, forumId, key, 'everyone', now);
  }
}
