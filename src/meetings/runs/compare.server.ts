/** Two plans of a forum side by side, with the names and times that a reader needs. */
import type { Db } from '#db/database.server.ts';
import { readSlots, type Slot, timezoneOf } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import {
  type ClientLine,
  type ComparedMeeting,
  type Comparison,
  compareClients,
  compareMeetings,
  compareNumbers,
  comparePeople,
  type NumberLine,
  type PersonLine,
} from '#meetings/runs/compare.ts';
import { type KeptPlan, readKeptPlans } from '#meetings/runs/run-lists.server.ts';
import { fullName, meetingsOf } from '#meetings/sides.server.ts';

export type ComparedPlans = {
  a: KeptPlan;
  b: KeptPlan;
  timezone: string;
  slots: Slot[];
  numbers: NumberLine[];
  meetings: Comparison;
  clients: ClientLine[];
  people: PersonLine[];
  /** by id: companies, and people with their company or organisation */
  companies: Record<string, string>;
  names: Record<string, { name: string; of: string }>;
};

const readMeetings = (db: Db, forumId: string, planId: string) =>
  meetingsOf(db, forumId)
    .select([
      'meeting.client_id as client',
      'meeting.delegate_id as delegate',
      'meeting.representative_id as representative',
      'meeting.slot',
      'meeting.table_number as table',
      'client.company',
      'delegate.organisation',
      fullName('guest').as('guest'),
      fullName('representative').as('person'),
    ])
    .where('meeting.plan_id', '=', planId)
    .where('meeting.state', '<>', 'cancelled')
    .orderBy('meeting.slot')
    .orderBy('meeting.table_number')
    .orderBy('meeting.id')
    .execute();

type Row = Awaited<ReturnType<typeof readMeetings>>[number];

/** A pair of which one meeting was missed may have another: the later one is compared. */
function placed(rows: readonly Row[]): ComparedMeeting[] {
  const byPair = new Map(
    rows.map(({ client, delegate, slot, table, representative }) => [
      `${client} ${delegate}`,
      { client, delegate, slot, table, representative },
    ]),
  );
  return [...byPair.values()];
}

/** @returns null where one of the two plans is not in this forum */
export async function readComparison(
  db: Db,
  { forumId }: Organiser,
  numbers: { a: number; b: number },
): Promise<ComparedPlans | null> {
  const plans = await readKeptPlans(db, forumId);
  const [a, b] = [numbers.a, numbers.b].map((wanted) =>
    plans.find(({ number }) => number === wanted),
  );
  if (!a || !b) return null;
  const [ofA, ofB] = [await readMeetings(db, forumId, a.id), await readMeetings(db, forumId, b.id)];
  const meetings = compareMeetings(placed(ofA), placed(ofB));
  const companies = await db
    .selectFrom('client')
    .select(['id', 'company'])
    .where('forum_id', '=', forumId)
    .execute();
  return {
    ...{ a, b, meetings },
    timezone: await timezoneOf(db, forumId),
    slots: await readSlots(db, forumId),
    numbers: compareNumbers(a.result, b.result),
    clients: compareClients(a.result, b.result),
    people: comparePeople(meetings),
    companies: Object.fromEntries(companies.map(({ id, company }) => [id, company])),
    names: namesIn([...ofA, ...ofB]),
  };
}

const namesIn = (rows: readonly Row[]): ComparedPlans['names'] =>
  Object.fromEntries(
    rows.flatMap((row) => [
      [row.delegate, { name: row.guest, of: row.organisation }],
      [row.representative, { name: row.person, of: row.company }],
    ]),
  );
