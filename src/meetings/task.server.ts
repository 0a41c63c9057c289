/** Reads what the planner needs, in an order that every database repeats. */
import type { Db } from '#db/database.server.ts';
import { readSlots } from '#forum/agenda.server.ts';
import { type KnownPair, readPairs } from '#meetings/pairs.server.ts';
import type { Task, TaskClient, TaskDelegate, TaskPair } from '#meetings/task.ts';
import { standing } from '#meetings/wish.ts';

/** Above its guarantee a client is given half as many again, and at least this many. */
const LEAST_EXTRA = 2;
const mostFor = (promised: number) => promised + Math.max(LEAST_EXTRA, Math.ceil(promised / 2));

async function readClients(db: Db, forumId: string): Promise<TaskClient[]> {
  const clients = await db
    .selectFrom('client')
    .select(['id', 'meetings_guaranteed as promised'])
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
  return clients.map(({ id, promised }) => ({
    id,
    promised,
    most: mostFor(promised),
    representatives: people.filter((person) => person.client_id === id).map((person) => person.id),
  }));
}

/** Confirmed delegates; they are busy while they speak. */
async function readDelegates(db: Db, forumId: string): Promise<TaskDelegate[]> {
  const delegates = await db
    .selectFrom('delegate')
    .select('person_id as id')
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
  return delegates.map(({ id }) => ({
    id,
    busy: talks
      .filter(({ delegate_id }) => delegate_id === id)
      .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  }));
}

function taskPair(pair: KnownPair): TaskPair[] {
  const sake = standing(pair);
  if (sake !== 'both' && sake !== 'client' && sake !== 'delegate') return [];
  const { clientId: client, delegateId: delegate } = pair;
  const clientPriority = pair.client?.priority ?? null;
  const delegatePriority = pair.delegate?.priority ?? null;
  return [{ client, delegate, for: sake, clientPriority, delegatePriority }];
}

/** @param ceiling the most meetings one delegate is given */
export async function readTask(db: Db, forumId: string, ceiling: number): Promise<Task> {
  const { table_count } = await db
    .selectFrom('forum')
    .select('table_count')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return {
    slots: await readSlots(db, forumId),
    tables: table_count,
    ceiling,
    clients: await readClients(db, forumId),
    delegates: await readDelegates(db, forumId),
    pairs: (await readPairs(db, forumId)).flatMap(taskPair),
  };
}
