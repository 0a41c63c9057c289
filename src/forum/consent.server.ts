/** Consent: what clients see of a delegate. Only the delegate raises it; an import may lower it. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { record } from '#forum/audit.server.ts';
import type { Delegate, Member, Reader } from '#forum/people.ts';

export type Consent = Schema['delegate']['consent'];

/** What the delegate agreed to at this moment. */
export async function consentOf(db: Db, { forumId, personId }: Delegate): Promise<Consent> {
  const { consent } = await db
    .selectFrom('delegate')
    .select('consent')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return consent;
}

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

/**
 * Delegates whose consent is another one than it was at an instant. What was changed and changed
 * back does not count.
 *
 * @returns ids by what the consent is now
 */
export async function consentsSince(
  db: Db,
  { forumId }: Member,
  at: Date,
): Promise<Record<Consent, string[]>> {
  const { rows } = await sql<{ of: string; now: Consent }>`
    select first.of, delegate.consent as now
    from (
      select distinct on (detail->>'of') detail->>'of' as of, detail->>'to' as to
      from audit
      where forum_id = ${forumId} and act = 'changed consent' and made_at > ${at}
      order by detail->>'of', number
    ) as first
    join delegate on delegate.forum_id = ${forumId} and delegate.person_id::text = first.of
    where delegate.consent = first.to
    order by first.of`.execute(db);
  const now = (consent: Consent) => rows.filter((row) => row.now === consent).map((row) => row.of);
  return { named: now('named'), aggregate: now('aggregate') };
}

/** Full names of delegates whom no reader may find named: they share no profile, or do not come. */
export async function readUnnamed(db: Db, { forumId }: Member | Reader): Promise<string[]> {
  const people = await db
    .selectFrom('delegate')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'delegate.forum_id')
        .onRef('person.id', '=', 'delegate.person_id'),
    )
    .select(['person.given_name as given', 'person.family_name as family'])
    .where('delegate.forum_id', '=', forumId)
    .where((or) => or.or([or('consent', '=', 'aggregate'), or('status', '<>', 'confirmed')]))
    .execute();
  return people
    .filter(({ given, family }) => given !== '' && family !== '')
    .map(({ given, family }) => `${given} ${family}`);
}
