/** What a delegate decides about his or her own meetings: who may ask, how many, and when not. */
import type { Db } from '#db/database.server.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import type { Delegate } from '#forum/people.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import { type Takes, waitingAt } from '#meetings/wishes/gate.ts';
import { type Absence, readOwnAbsences } from '#meetings/wishes/my-absences.server.ts';
import { type Days, forumDays, tellOfLimits } from '#meetings/wishes/my-time.server.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';

/** null: no number of one's own */
export type MyLimits = {
  gate: Takes;
  mostWaiting: number | null;
  most: number | null;
  standby: boolean;
};
export type MyLimitsPage = MyLimits & {
  /** a delegate's most meetings in this forum */
  ceiling: number;
  /** places at the gate that are taken */
  waiting: number;
  /** clients see answers; if not, no firm's offer meets one */
  named: boolean;
  timezone: string;
  /** from the first day's beginning to the last day's end; null: no slots yet */
  days: Days | null;
  absences: Absence[];
};

const own = (db: Db, { forumId, personId }: Delegate) =>
  db
    .selectFrom('delegate')
    .select(['gate', 'most_waiting as mostWaiting', 'meetings_most as most', 'standby', 'consent'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();

export async function readMyLimits(db: Db, delegate: Delegate, now: Date): Promise<MyLimitsPage> {
  const { forumId, personId } = delegate;
  const { consent, ...limits } = await own(db, delegate);
  const pairs = await readPairs(db, forumId, { delegateId: personId }, now);
  return {
    ...limits,
    named: consent === 'named',
    ceiling: (await readRules(db, forumId)).ceiling,
    waiting: waitingAt(pairs),
    timezone: await timezoneOf(db, forumId),
    days: await forumDays(db, forumId),
    absences: await readOwnAbsences(db, delegate),
  };
}

/** Holds from now on; requests and meetings that are there already stay. */
export async function setMyLimits(
  db: Db,
  delegate: Delegate,
  { gate, mostWaiting, most, standby }: MyLimits,
  now: Date,
): Promise<{ saved: true } | { refused: 'over-ceiling' }> {
  const { forumId, personId } = delegate;
  return db.transaction().execute(async (tx) => {
    const { ceiling } = await readRules(tx, forumId);
    if (most !== null && most > ceiling) return { refused: 'over-ceiling' };
    await tx
      .updateTable('delegate')
      .set({ gate, most_waiting: mostWaiting, meetings_most: most, standby })
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .execute();
    await tellOfLimits(tx, delegate, now);
    return { saved: true };
  });
}
