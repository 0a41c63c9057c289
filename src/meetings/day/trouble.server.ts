/** What staff know of the day: who comes late or leaves, which table is gone, which session goes on. */
import { announce } from '#base/live.server.ts';
import { dayOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { readSlots, timezoneOf } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { holdPlan } from '#meetings/day/in-force.server.ts';
import { type IncidentRow, writeIncident } from '#meetings/day/incidents.server.ts';
import { type Proposed, planAbout, propose } from '#meetings/day/proposals.server.ts';
import { isId } from '#meetings/day/sitting.server.ts';
import type { Span } from '#meetings/task.ts';

type Refusal =
  | 'no-plan'
  | 'no-such-person'
  | 'no-such-table'
  | 'no-such-session'
  | 'not-later'
  | 'no-slots-then';
export type Reported = Proposed | { refused: Refusal };

/** Undoes what a refusal leaves behind: thrown out of the transaction, caught right outside. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** One act: the plan held, the incident and its fact written, the proposal made. Refused: nothing is. */
async function act(
  db: Db,
  { forumId }: Organiser,
  now: Date,
  write: (tx: Db) => Promise<{ row: IncidentRow; endedAt?: string }>,
): Promise<Reported> {
  const run = db.transaction().execute(async (tx): Promise<Proposed> => {
    await holdPlan(tx, forumId);
    const { row, endedAt } = await write(tx);
    const planned = await planAbout(tx, row, now);
    if (!planned) throw new Refused('no-plan');
    const result = endedAt ? { ...planned.result, endedAt } : planned.result;
    return propose(tx, row, { ...planned, result }, now);
  });
  return run.catch((thrown) => {
    if (thrown instanceof Refused) return { refused: thrown.refusal };
    throw thrown;
  });
}

type About = Partial<Pick<IncidentRow, 'person_id' | 'table_number' | 'session_ref'>> & {
  kind: IncidentRow['kind'];
  until_at: Date | null;
};

async function written(tx: Db, staff: Organiser, about: About, now: Date): Promise<IncidentRow> {
  const said = { ...about, found: 'staff', made_by: staff.personId } as const;
  const row = await writeIncident(tx, staff.forumId, said, now);
  if (!row) throw new Error('an id was given twice');
  return row;
}

const later = (a: Date, b: Date) => (a > b ? a : b);

/** From the first to the last slot of the local day of `at`; all days to come with `toTheEnd`. */
async function slotsFrom(tx: Db, forumId: string, at: Date, toTheEnd: boolean): Promise<Span> {
  const zone = await timezoneOf(tx, forumId);
  const day = dayOf(at, zone);
  const slots = (await readSlots(tx, forumId)).filter(({ startsAt }) =>
    toTheEnd ? dayOf(startsAt, zone) >= day : dayOf(startsAt, zone) === day,
  );
  const [first] = slots;
  if (!first) throw new Refused('no-slots-then');
  return {
    startsAt: slots.reduce(
      (least, { startsAt }) => (startsAt < least ? startsAt : least),
      first.startsAt,
    ),
    endsAt: slots.reduce((most, { endsAt }) => later(most, endsAt), first.endsAt),
  };
}

/** `late`: comes at `at` · `leaves`: goes at `at`, and with `forGood` is not back on the days after */
export type Away = { person: string; kind: 'late' | 'leaves'; at: Date; forGood: boolean };

/** Somebody can't be met until, or from, some time of a day; kept as an absence, so that the planner knows. */
export const reportAway = (db: Db, staff: Organiser, away: Away, now: Date): Promise<Reported> =>
  act(db, staff, now, async (tx) => {
    const { person: person_id, kind, at } = away;
    await expectVisitor(tx, staff.forumId, person_id);
    if (kind === 'late' && at <= now) throw new Refused('not-later');
    const day = await slotsFrom(tx, staff.forumId, at, kind === 'leaves' && away.forGood);
    const [starts_at, ends_at] =
      kind === 'late' ? [later(day.startsAt, now), at] : [at, day.endsAt];
    if (starts_at >= ends_at || ends_at <= now) throw new Refused('no-slots-then');
    const row = await written(tx, staff, { kind, person_id, until_at: at }, now);
    await tx
      .insertInto('absence')
      .values({
        ...{ forum_id: staff.forumId, id: row.id, person_id, starts_at, ends_at },
        ...{ kind: kind === 'late' ? 'arrives' : 'leaves', made_by: staff.personId, made_at: now },
      })
      .execute();
    return { row };
  });

async function expectVisitor(tx: Db, forumId: string, person: string): Promise<void> {
  const found =
    isId(person) &&
    (await tx
      .selectFrom('person')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('id', '=', person)
      .where('role', 'in', ['delegate', 'client'])
      .executeTakeFirst());
  if (!found) throw new Refused('no-such-person');
}

/** A table can't be used from now on. @param lost `until` null: to the end of the forum */
export const reportLostTable = (
  db: Db,
  staff: Organiser,
  lost: { table: number; until: Date | null },
  now: Date,
): Promise<Reported> =>
  act(db, staff, now, async (tx) => {
    const { table: table_number, until } = lost;
    const { table_count } = await tx
      .selectFrom('forum')
      .select('table_count')
      .where('id', '=', staff.forumId)
      .executeTakeFirstOrThrow();
    if (!(table_number >= 1 && table_number <= table_count)) throw new Refused('no-such-table');
    if (until && until <= now) throw new Refused('not-later');
    const ends_at = until ?? (await slotsFrom(tx, staff.forumId, now, true)).endsAt;
    if (ends_at <= now) throw new Refused('no-slots-then');
    const row = await written(
      tx,
      staff,
      { kind: 'lost-table', table_number, until_at: until },
      now,
    );
    await tx
      .insertInto('lost_table')
      .values({
        ...{ forum_id: staff.forumId, id: row.id, table_number },
        ...{ starts_at: now, ends_at, made_at: now },
      })
      .execute();
    return { row };
  });

/** A session goes on until `endsAt`: its end on the agenda moves, its speakers and attendees are busy. */
export const reportOverrun = (
  db: Db,
  staff: Organiser,
  overrun: { session: string; endsAt: Date },
  now: Date,
): Promise<Reported> =>
  act(db, staff, now, async (tx) => {
    const { session, endsAt } = overrun;
    const sessions = tx.selectFrom('session').select('ends_at').where('ref', '=', session);
    const found = await sessions.where('forum_id', '=', staff.forumId).executeTakeFirst();
    if (!found) throw new Refused('no-such-session');
    if (endsAt <= found.ends_at || endsAt <= now) throw new Refused('not-later');
    const about = { kind: 'overrun', session_ref: session, until_at: endsAt } as const;
    const row = await written(tx, staff, about, now);
    await moveEnd(tx, staff.forumId, session, endsAt, now);
    return { row, endedAt: found.ends_at.toISOString() };
  });

/** The agenda is everyone's; whose meetings it changes is told when an organiser approves. */
export async function moveEnd(tx: Db, forumId: string, session: string, endsAt: Date, now: Date) {
  await tx
    .updateTable('session')
    .set({ ends_at: endsAt })
    .where('forum_id', '=', forumId)
    .where('ref', '=', session)
    .execute();
  await announce(tx, forumId, 'forum:agenda', 'everyone', now);
}
