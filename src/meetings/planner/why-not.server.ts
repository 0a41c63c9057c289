/** The wishes of one client that the plan does not meet, each with its reason. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import type { Seated } from '#meetings/planner/verify.ts';
import { type WhyNot, whyNot } from '#meetings/planner/why-not.ts';
import { planWithLocks } from '#meetings/runs/kept-plan.server.ts';
import { readTask } from '#meetings/task.server.ts';

export type NamedDelegate = { ref: string; name: string; organisation: string };
export type LeftWish = NamedDelegate & {
  /** wished by whom */
  for: 'both' | 'client' | 'delegate';
  why: WhyNot;
  /** whose meetings would go, if it took their place: company and delegate */
  instead: { company: string; delegate: string }[];
};
export type LeftWishes = {
  /** number of the plan in force, else of the newest; null: none */
  plan: number | null;
  /** with how many of their wishes, of either side, it does not meet */
  clients: { ref: string; company: string; left: number }[];
  chosen: { ref: string; company: string; wishes: LeftWish[] } | null;
};

const readSeated = (db: Db, forumId: string, planId: string): Promise<Seated[]> =>
  db
    .selectFrom('meeting')
    .select([
      'client_id as client',
      'delegate_id as delegate',
      'slot',
      'table_number as table',
      'representative_id as representative',
    ])
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .where('state', 'in', ['planned', 'kept'])
    .orderBy('slot')
    .orderBy('table_number')
    .execute();

async function readNames(db: Db, forumId: string): Promise<Map<string, NamedDelegate>> {
  const rows = await db
    .selectFrom('delegate')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'delegate.forum_id')
        .onRef('person.id', '=', 'delegate.person_id'),
    )
    .select([
      'person.id',
      'delegate.ref',
      'delegate.organisation',
      sql<string>`btrim(person.given_name || ' ' || person.family_name)`.as('name'),
    ])
    .where('delegate.forum_id', '=', forumId)
    .execute();
  return new Map(rows.map(({ id, ...delegate }) => [id, delegate]));
}

/** @param ref the Client ID of the client to explain; null: none */
export async function readLeftWishes(
  db: Db,
  staff: Organiser,
  ref: string | null,
): Promise<LeftWishes> {
  const { forumId } = staff;
  const planId = await planWithLocks(db, staff);
  const clients = await db
    .selectFrom('client')
    .select(['id', 'ref', 'company'])
    .where('forum_id', '=', forumId)
    .orderBy('ref')
    .execute();
  if (planId === null) return { plan: null, clients: [], chosen: null };
  const { number } = await db
    .selectFrom('plan')
    .select('number')
    .where('forum_id', '=', forumId)
    .where('id', '=', planId)
    .executeTakeFirstOrThrow();
  const task = await readTask(db, forumId, { lockedOf: planId, now: null });
  const meetings = await readSeated(db, forumId, planId);
  const held = new Set(meetings.map((each) => `${each.client} ${each.delegate}`));
  const left = task.pairs.filter((pair) => !held.has(`${pair.client} ${pair.delegate}`));
  const chosen = clients.find((client) => client.ref === ref);
  const names = await readNames(db, forumId);
  const name = (id: string) => names.get(id) ?? { ref: '', name: '', organisation: '' };
  const company = (id: string) => clients.find((client) => client.id === id)?.company ?? '';
  // what is fixed stands already, so it is no reason by itself
  const open = { ...task, fixed: [] };
  const wishes = left
    .filter(({ client }) => client === chosen?.id)
    .map((pair): LeftWish => {
      const why = whyNot(open, meetings, pair);
      const dropped = 'instead' in why ? (why.instead?.dropped ?? []) : [];
      return {
        ...name(pair.delegate),
        ...{ for: pair.for, why },
        instead: dropped.map((each) => ({
          company: company(each.client),
          delegate: name(each.delegate).name,
        })),
      };
    });
  return {
    plan: number,
    clients: clients.map((client) => ({
      ...{ ref: client.ref, company: client.company },
      left: left.filter((pair) => pair.client === client.id).length,
    })),
    chosen: chosen ? { ref: chosen.ref, company: chosen.company, wishes } : null,
  };
}
