/** Reads what the planner needs, in an order that every database repeats. */

import { dayOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { readSlots, timezoneOf } from '#forum/agenda.server.ts';
import { type KnownPair, readPairs } from '#meetings/pairs.server.ts';
import { type Rules, readRules } from '#meetings/rules.server.ts';
import type { Task, TaskClient, TaskDelegate, TaskPair, TaskSlot } from '#meetings/task.ts';
import { standing } from '#meetings/wish.ts';

/** Above its guarantee a client is given half as many again, and at least this many. */
const LEAST_EXTRA = 2;
export const mostFor = (promised: number) =>
  promised + Math.max(LEAST_EXTRA, Math.ceil(promised / 2));

async function readClients(db: Db, forumId: string): Promise<TaskClient[]> {
  const clients = await db
    .selectFrom('client')
    .select([
      'id',
      'meetings_guaranteed as promised',
      'meetings_most as most',
      'table_number as table',
    ])
    .where('forum_id', '=', forumId)
    .orderBy('ref')
    .execute();
  const people = await db
    .selectFrom('person')
    .select(['id', 'client_id'])
    .where('forum_id', '=', forumId)
    .where('role', '=', 'client')
    .orderBy('email')
    .execute();
  return clients.map(({ id, promised, most, table }) => ({
    id,
    promised,
    most: Math.max(promised, most ?? mostFor(promised)),
    table,
    representatives: people
      .filter((person) => person.client_id === id)
      .map((person) => ({ id: person.id, busy: [] })),
  }));
}

/** Confirmed delegates; they are busy while they speak. */
async function readDelegates(db: Db, forumId: string, ceiling: number): Promise<TaskDelegate[]> {
  const delegates = await db
    .selectFrom('delegate')
    .select(['person_id as id', 'meetings_most as most', 'standby'])
    .where('forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .orderBy('ref')
    .execute();
  const talks = await db
    .selectFrom('speaker')
    .innerJoin('session', (join) =>
      join
        .onRef('session.forum_id', '=', 'speaker.forum_id')
        .onRef('session.ref', '=', 'speaker.session_ref'),
    )
    .select(['speaker.delegate_id', 'session.starts_at as startsAt', 'session.ends_at as endsAt'])
    .where('speaker.forum_id', '=', forumId)
    .orderBy('session.starts_at')
    .execute();
  return delegates.map(({ id, most, standby }) => ({
    id,
    most: most ?? ceiling,
    standby,
    busy: talks
      .filter(({ delegate_id }) => delegate_id === id)
      .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  }));
}

export function taskPair(pair: KnownPair): TaskPair[] {
  const sake = standing(pair);
  if (sake !== 'both' && sake !== 'client' && sake !== 'delegate') return [];
  const { clientId: client, delegateId: delegate } = pair;
  const clientPriority = pair.client?.priority ?? null;
  const delegatePriority = pair.delegate?.priority ?? null;
  const part = pair.delegate?.part ?? pair.client?.part ?? null;
  return [{ client, delegate, for: sake, clientPriority, delegatePriority, part }];
}

async function readTaskSlots(db: Db, forumId: string, { noon }: Rules): Promise<TaskSlot[]> {
  const timezone = await timezoneOf(db, forumId);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, timeStyle: 'short' });
  return (await readSlots(db, forumId)).map((slot) => ({
    ...slot,
    day: dayOf(slot.startsAt, timezone),
    part: clock.format(slot.startsAt) < noon ? 'morning' : 'afternoon',
  }));
}

/** @param ceiling the most meetings of a delegate who has no number of his or her own */
export async function readTask(db: Db, forumId: string, ceiling: number): Promise<Task> {
  const rules = await readRules(db, forumId);
  const { table_count } = await db
    .selectFrom('forum')
    .select('table_count')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return {
    slots: await readTaskSlots(db, forumId, rules),
    tables: Array.from({ length: table_count }, (_, n) => ({ number: n + 1, zone: '', lost: [] })),
    walkMinutes: rules.walkMinutes,
    mostInARow: rules.mostInARow,
    clients: await readClients(db, forumId),
    delegates: await readDelegates(db, forumId, ceiling),
    pairs: (await readPairs(db, forumId)).flatMap(taskPair),
    fixed: [],
    before: [],
  };
}
