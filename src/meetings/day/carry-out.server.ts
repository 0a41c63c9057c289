/** Carries changes of the plan in force out: each meeting, each change in the history, nobody told yet. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { type Kept, writePlace } from '#meetings/board/changes.server.ts';
import type { Change } from '#meetings/change.ts';

export type Doing = {
  forumId: string;
  planId: string;
  published: true;
  /** null: by hand, on the board */
  proposal: string | null;
  /** null: the house itself */
  by: string | null;
  now: Date;
};
type Act = 'booked' | 'moved' | 'cancelled' | 'missed' | 'restored';
/** One line of the history, with the two sides it concerns. */
export type Done = {
  meeting: string;
  act: Act;
  delegate: string;
  before: Kept | null;
  after: Kept;
};

/** Something else changed the meeting first. Thrown inside a transaction, so that all of it is undone. */
export class Overtaken extends Error {}

const UNIQUE = '23505';
const DEADLOCK = '40P01';
/** Whether the plan changed under a transaction: said by us, by an index, or by two who wait for each other. */
export const isOvertaken = (thrown: unknown): boolean =>
  thrown instanceof Overtaken ||
  (thrown instanceof Error &&
    [UNIQUE, DEADLOCK].includes((thrown as { code?: string }).code ?? ''));

const columns = [
  'id',
  'slot',
  'table_number as table',
  'representative_id as representative',
  'delegate_id as delegate',
  'state',
  'version',
] as const;

/** Locks the meetings that change, in the order of their ids. */
async function lock(tx: Db, { forumId, planId }: Doing, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await tx
    .selectFrom('meeting')
    .select(columns)
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const kept = (row: Kept): Kept => ({
  slot: row.slot,
  table: row.table,
  representative: row.representative,
  state: row.state,
  version: row.version,
});

/** Frees the places of meetings that are to move, so that two may change places. */
export async function lift(tx: Db, { forumId }: Doing, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('forum_id', '=', forumId)
    .where('id', 'in', ids)
    .execute();
}

/** Whoever waits at the table waits there for the stand-in too. */
async function staysSeen(
  tx: Db,
  { forumId }: Doing,
  { representative, slot, replaces }: { representative: string; slot: number; replaces: string },
  meeting: string,
): Promise<void> {
  const was = await tx
    .selectFrom('seen')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.forum_id', '=', 'seen.forum_id')
        .onRef('meeting.id', '=', 'seen.meeting_id'),
    )
    .select(['seen.forum_id', 'seen.person_id', 'seen.made_at', 'seen.made_by'])
    .where('seen.forum_id', '=', forumId)
    .where('seen.meeting_id', '=', replaces)
    .where('seen.person_id', '=', representative)
    .where('meeting.slot', '=', slot)
    .executeTakeFirst();
  if (was)
    await tx
      .insertInto('seen')
      .values({ ...was, meeting_id: meeting })
      .execute();
}

type Booking = Extract<Change, { act: 'book' }>;

async function book(tx: Db, doing: Doing, change: Booking): Promise<Done> {
  const { slot, table, representative, client, delegate, replaces, standIn } = change;
  const meeting = newId();
  await tx
    .insertInto('meeting')
    .values({
      ...{ forum_id: doing.forumId, id: meeting, plan_id: doing.planId, slot },
      ...{ table_number: table, client_id: client, representative_id: representative },
      ...{ delegate_id: delegate, source: standIn ? 'stand-in' : 'booked', replaces },
    })
    .execute();
  if (replaces) await staysSeen(tx, doing, { representative, slot, replaces }, meeting);
  const after = { slot, table, representative, state: 'planned' as const, version: 1 };
  return { meeting, act: 'booked', delegate, before: null, after };
}

/**
 * Carries changes out in the transaction of whoever decided: first what is cancelled, then what
 * moves, then what is new, so that each place is free when it is taken.
 *
 * @throws Overtaken, or the index that it would break
 */
export async function carryOut(tx: Db, doing: Doing, changes: readonly Change[]): Promise<Done[]> {
  const cancels = changes.flatMap((each) => (each.act === 'cancel' ? [each] : []));
  const moves = changes.flatMap((each) => (each.act === 'move' ? [each] : []));
  const ids = [...cancels, ...moves].map(({ meeting }) => meeting);
  const standing = await lock(tx, doing, ids);
  const planned = (id: string) => {
    const row = standing.get(id);
    if (row?.state !== 'planned') throw new Overtaken();
    return row;
  };
  const done: Done[] = [];
  await lift(
    tx,
    doing,
    moves.map(({ meeting }) => meeting),
  );
  for (const { meeting, why } of cancels) {
    const row = planned(meeting);
    const state = why === 'no-show' ? 'missed' : 'cancelled';
    const after = { ...kept(row), state, version: row.version + 1 } as const;
    await writePlace(tx, doing, meeting, after);
    done.push({ meeting, act: state, delegate: row.delegate, before: kept(row), after });
  }
  for (const { meeting, to } of moves) {
    const row = planned(meeting);
    const after = { ...to, state: 'planned' as const, version: row.version + 1 };
    await writePlace(tx, doing, meeting, after);
    done.push({ meeting, act: 'moved', delegate: row.delegate, before: kept(row), after });
  }
  for (const change of changes) if (change.act === 'book') done.push(await book(tx, doing, change));
  await writeHistory(tx, doing, done);
  return done;
}

/** Keeps what was done, so that it can be told and undone. */
export async function writeHistory(tx: Db, doing: Doing, done: readonly Done[]): Promise<void> {
  if (done.length === 0) return;
  await tx
    .insertInto('meeting_change')
    .values(
      done.map(({ meeting, act, before, after }) => ({
        ...{
          forum_id: doing.forumId,
          id: newId(),
          plan_id: doing.planId,
          meeting_id: meeting,
          act,
        },
        before: before && JSON.stringify(before),
        after: JSON.stringify(after),
        ...{ proposal_id: doing.proposal, made_by: doing.by, made_at: doing.now },
      })),
    )
    .execute();
}

/** People whose day is another one now. */
export const concernedBy = (done: readonly Done[]): string[] => [
  ...new Set(
    done.flatMap(({ delegate, before, after }) => [
      delegate,
      after.representative,
      ...(before ? [before.representative] : []),
    ]),
  ),
];
