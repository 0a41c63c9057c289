/** The organiser's board: the plan that is looked at, and what it stands on. */
import type { Db } from '#db/database.server.ts';
import { readSlots, type Slot, timezoneOf } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { asItStands } from '#meetings/board/as-it-stands.ts';
import { idleOf } from '#meetings/planner/score.ts';
import { holds, type PlanResult } from '#meetings/runs/plans.server.ts';
import { fullName, meetingsOf } from '#meetings/sides.server.ts';
import { readTask } from '#meetings/task.server.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { standing } from '#meetings/wishes/wish.ts';

export type PlanLine = {
  id: string;
  number: number;
  state: 'draft' | 'published' | 'replaced';
  madeAt: Date;
  result: PlanResult;
};
export type BoardMeeting = {
  id: string;
  slot: number;
  table: number;
  clientId: string;
  company: string;
  representative: string;
  /** person id */
  representativeId: string;
  delegateRef: string;
  delegate: string;
  /** first letter and family name: what a cell of the board holds */
  short: string;
  organisation: string;
  mutual: boolean;
  /** a new run and a re-plan leave it where it is */
  locked: boolean;
  /** whoever changes it says which version was looked at */
  version: number;
  state: 'planned' | 'kept' | 'missed' | 'cancelled';
  /** wishes, sessions or people changed since: this meeting breaks a rule now */
  broken: boolean;
  /** planned, but the client may no longer see who comes */
  hidden: boolean;
};
export type Board = {
  timezone: string;
  slots: Slot[];
  tables: number;
  clients: { id: string; ref: string; company: string; promised: number }[];
  /** wishes that wait for a delegate's own act, because the client can't see the delegate */
  waiting: number;
  wishes: number;
  /** null: there is none to look at */
  shown: (PlanLine & { meetings: BoardMeeting[] }) | null;
};

async function readPlan(
  db: Db,
  forumId: string,
  number: number | null,
): Promise<PlanLine | undefined> {
  const row = await db
    .selectFrom('plan')
    .select(['id', 'number', 'state', 'made_at as madeAt', 'result'])
    .where('forum_id', '=', forumId)
    .$if(number !== null, (query) => query.where('number', '=', number))
    .orderBy((eb) => eb.case().when('state', '=', 'published').then(0).else(1).end())
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, result: row.result as PlanResult };
}

const readMeetings = (db: Db, forumId: string, planId: string) =>
  meetingsOf(db, forumId)
    .select([
      'meeting.id',
      'meeting.slot',
      'meeting.table_number',
      'meeting.client_id',
      'meeting.delegate_id',
      'meeting.representative_id as representativeId',
      'meeting.state',
      'meeting.locked',
      'meeting.version',
      'client.company',
      'delegate.ref as delegateRef',
      'delegate.organisation',
      fullName('guest').as('delegate'),
      'guest.given_name as given',
      'guest.family_name as family',
      fullName('representative').as('representative'),
    ])
    .where('meeting.plan_id', '=', planId)
    .orderBy('meeting.slot')
    .orderBy('meeting.table_number')
    .execute();

export const shortName = (given: string, family: string): string => {
  const [letter = ''] = given;
  return family === '' || letter === '' ? `${given}${family}` : `${letter}. ${family}`;
};

async function readShown(
  db: Db,
  forumId: string,
  plan: PlanLine,
  clients: Board['clients'],
): Promise<Board['shown']> {
  const task = await readTask(db, forumId, { now: null });
  const pairs = await readPairs(db, forumId);
  const known = new Map(pairs.map((pair) => [`${pair.clientId} ${pair.delegateId}`, pair]));
  const rows = await readMeetings(db, forumId, plan.id);
  const meetings = rows.map((row): BoardMeeting => {
    const pair = known.get(`${row.client_id} ${row.delegate_id}`);
    return {
      id: row.id,
      slot: row.slot,
      table: row.table_number,
      clientId: row.client_id,
      company: row.company,
      representative: row.representative,
      representativeId: row.representativeId,
      delegateRef: row.delegateRef,
      delegate: row.delegate,
      short: shortName(row.given, row.family),
      organisation: row.organisation,
      mutual: pair !== undefined && standing({ ...pair, shown: true }) === 'both',
      locked: row.locked,
      version: row.version,
      state: row.state,
      broken: row.state === 'planned' && !holds(task, row),
      hidden: row.state === 'planned' && pair !== undefined && !pair.shown,
    };
  });
  // a replaced plan handed over what had begun: its numbers are those it was made with
  if (plan.state === 'replaced') return { ...plan, meetings };
  const stand = ({ state }: { state: BoardMeeting['state'] }) =>
    state === 'planned' || state === 'kept';
  const idle = idleOf(
    task,
    rows.filter(stand).map((row) => ({
      ...{ client: row.client_id, delegate: row.delegate_id, slot: row.slot },
      representative: row.representativeId,
    })),
  );
  const those = meetings.filter(stand).map(({ clientId: client, mutual }) => ({ client, mutual }));
  return { ...plan, result: asItStands(plan.result, clients, those, idle), meetings };
}

/** @param number of the plan to look at; null: the published one, else the newest */
export async function readBoard(db: Db, staff: Organiser, number: number | null): Promise<Board> {
  const { forumId } = staff;
  const chosen = await readPlan(db, forumId, number);
  const forum = await db
    .selectFrom('forum')
    .select('table_count')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  const clients = await db
    .selectFrom('client')
    .select(['id', 'ref', 'company', 'meetings_guaranteed as promised'])
    .where('forum_id', '=', forumId)
    .orderBy('ref')
    .execute();
  const standings = (await readPairs(db, forumId)).map(standing);
  return {
    timezone: await timezoneOf(db, forumId),
    slots: await readSlots(db, forumId),
    tables: forum.table_count,
    clients,
    waiting: standings.filter((each) => each === 'waits').length,
    wishes: standings.filter((each) => each !== 'none' && each !== 'refused').length,
    shown: chosen ? await readShown(db, forumId, chosen, clients) : null,
  };
}
