/** What is told of a poll: counted anew under a lock, so that what comes later is newer. */
import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Member } from '#forum/people.ts';
import { countForAll, type PollRow, readHiddenWords } from '#research/polls/counting.server.ts';
import { NOTHING_TOLD, type PollTally, type Told } from '#research/polls/poll.ts';
import { organisers, sessionKey } from '#research/polls/session.server.ts';
import type { Above } from '#research/polls/telling.ts';
import { entryOf } from '#research/polls/words-said.ts';

export const POLL_COLUMNS = [
  'id',
  'session_ref',
  'kind',
  'survey_id',
  'asked',
  'options',
  'most',
  'voters',
  'state',
  'results',
] as const;

/** Counts a poll and tells everyone, if there is anything new to tell; last in an act. */
export async function tellTold(
  tx: Db,
  seat: Member,
  id: string,
  above: Above,
  now: Date,
): Promise<void> {
  const poll = await tx
    .selectFrom('poll')
    .select(POLL_COLUMNS)
    .select(['told', 'told_number'])
    .where('forum_id', '=', seat.forumId)
    .where('id', '=', id)
    .forNoKeyUpdate() // voters go on meanwhile
    .executeTakeFirst();
  if (!poll) return;
  const last = lastSeen(poll.told);
  const { voted, tally } = await countForAll(tx, seat, poll satisfies PollRow, last, above, now);
  const told = { voted, tally: tally && (await less(tx, seat.forumId, poll, tally)) };
  if (isDeepStrictEqual(told, toldOf(poll.told))) return;
  const number = poll.told_number + 1;
  await tx
    .updateTable('poll')
    .set({
      told: JSON.stringify({ ...told, last: tally ?? last } satisfies Kept),
      told_number: number,
    })
    .where('forum_id', '=', seat.forumId)
    .where('id', '=', id)
    .execute();
  await above.tell(tx, seat.forumId, { poll: id, session: poll.session_ref, number, ...told }, now);
}

/** As it lies with the poll: besides what was told, the tally that was seen last, shown or not by now. */
type Kept = Told & { last: PollTally | null };

export function toldOf(kept: unknown): Told {
  const { voted, tally } = (kept as Told | null) ?? NOTHING_TOLD;
  return { voted, tally };
}
const lastSeen = (kept: unknown): PollTally | null => {
  const { last, tally = null } = (kept as Partial<Kept> | null) ?? {};
  return last ?? tally;
};

/** A tally without the words that were taken off the wall. */
async function less(tx: Db, forumId: string, { id, kind }: PollRow, tally: PollTally) {
  if (kind !== 'words') return tally;
  const hidden = await readHiddenWords(tx, forumId, id);
  return { ...tally, rows: tally.rows.filter(({ option }) => !hidden.has(entryOf(option))) };
}

/** How long (ms) news of one poll, or of one session's questions, are gathered. */
const GATHER = 500;

type Flock = { timer: NodeJS.Timeout | null; running: boolean; again: boolean };
const flocks = new WeakMap<object, Map<string, Flock>>();

/**
 * Does something soon, at most twice a second for each key, however often it is asked for; what is
 * asked for while it is done is done once more, so that the last of many is never left out.
 */
function soon(db: Kysely<Schema>, key: string, act: () => Promise<void>): void {
  const here = flocks.get(db) ?? new Map<string, Flock>();
  flocks.set(db, here);
  const flock = here.get(key) ?? { timer: null, running: false, again: false };
  here.set(key, flock);
  if (flock.timer) return;
  if (flock.running) {
    flock.again = true;
    return;
  }
  flock.timer = setTimeout(async () => {
    flock.timer = null;
    flock.running = true;
    // what fails here is told with the next vote, or when somebody opens the wall
    await act().catch(() => {});
    flock.running = false;
    if (flock.again) {
      flock.again = false;
      soon(db, key, act);
    } else here.delete(key);
  }, GATHER);
  flock.timer.unref();
}

/** After a vote has been committed: one tally for all votes of half a second. Staff see each exact. */
export const tellSoon = (
  db: Kysely<Schema>,
  seat: Member,
  { poll, session }: { poll: string; session: string },
  above: Above,
): void =>
  soon(db, `poll ${poll}`, () =>
    db.transaction().execute(async (tx) => {
      const { forumId } = seat;
      const now = new Date();
      await announce(tx, forumId, sessionKey(session), await organisers(tx, forumId), now);
      await tellTold(tx, seat, poll, above, now);
    }),
  );

/** The votes of a session's visible questions, gathered likewise. */
export const tellVotesSoon = (
  db: Kysely<Schema>,
  { forumId }: Member,
  session: string,
  above: Pick<Above, 'tell'>,
): void =>
  soon(db, `questions ${forumId} ${session}`, async () => {
    await db.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('session_question as q')
        .leftJoin('session_question_vote as v', (join) =>
          join.onRef('v.forum_id', '=', 'q.forum_id').onRef('v.question_id', '=', 'q.id'),
        )
        .select(['q.id', sql<number>`count(v.person_id)::int`.as('votes')])
        .where('q.forum_id', '=', forumId)
        .where('q.session_ref', '=', session)
        .where('q.state', '=', 'shown')
        .groupBy('q.id')
        .execute();
      const now = new Date();
      await announce(tx, forumId, sessionKey(session), await organisers(tx, forumId), now);
      const votes = Object.fromEntries(rows.map(({ id, votes }) => [id, votes]));
      await above.tell(tx, forumId, { session, votes }, now);
    });
  });
