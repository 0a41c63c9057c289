/** Reads what the planner needs, in an order that every database repeats. */

import { dayOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { readSlots, timezoneOf } from '#forum/agenda.server.ts';
import { readBusy } from '#meetings/rules/busy.server.ts';
import {
  NO_PAIR_RULES,
  type PairRules,
  pairKey,
  readLocked,
  readPairRules,
  readSeen,
} from '#meetings/rules/pair-rules.server.ts';
import { type Rules, readRules } from '#meetings/rules/rules.server.ts';
import type {
  PairKey,
  Span,
  Task,
  TaskClient,
  TaskDelegate,
  TaskPair,
  TaskSlot,
  TaskTable,
} from '#meetings/task.ts';
import { type KnownPair, readPairs } from '#meetings/wishes/pairs.server.ts';
import { standing } from '#meetings/wishes/wish.ts';

type Busy = (person: string) => Span[];

/** Above its guarantee a client is given half as many again, and at least this many. */
const LEAST_EXTRA = 2;
export const mostFor = (promised: number) =>
  promised + Math.max(LEAST_EXTRA, Math.ceil(promised / 2));

async function readClients(db: Db, forumId: string, busy: Busy): Promise<TaskClient[]> {
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
  const sent = Map.groupBy(people, ({ client_id }) => client_id);
  return clients.map(({ id, promised, most, table }) => ({
    id,
    promised,
    most: Math.max(promised, most ?? mostFor(promised)),
    table,
    representatives: (sent.get(id) ?? []).map((person) => ({
      id: person.id,
      busy: busy(person.id),
    })),
  }));
}

/** Confirmed delegates. */
async function readDelegates(
  db: Db,
  forumId: string,
  ceiling: number,
  busy: Busy,
): Promise<TaskDelegate[]> {
  const delegates = await db
    .selectFrom('delegate')
    .select(['person_id as id', 'meetings_most as most', 'standby'])
    .where('forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .orderBy('ref')
    .execute();
  return delegates.map(({ id, most, standby }) => ({
    id,
    most: most ?? ceiling,
    standby,
    busy: busy(id),
  }));
}

async function readTables(db: Db, forumId: string): Promise<TaskTable[]> {
  const { table_count } = await db
    .selectFrom('forum')
    .select('table_count')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  const places = await db
    .selectFrom('table_place')
    .select(['table_number', 'zone'])
    .where('forum_id', '=', forumId)
    .execute();
  const lost = await db
    .selectFrom('lost_table')
    .select(['table_number', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const zones = new Map(places.map(({ table_number, zone }) => [table_number, zone]));
  return Array.from({ length: table_count }, (_, n) => ({
    number: n + 1,
    zone: zones.get(n + 1) ?? '',
    lost: lost
      .filter(({ table_number }) => table_number === n + 1)
      .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  }));
}

/** The organiser's word on the half of a day first, then the delegate's. */
export function taskPair(pair: KnownPair, { forbidden, parts } = NO_PAIR_RULES): TaskPair[] {
  const sake = standing(pair);
  if (sake !== 'both' && sake !== 'client' && sake !== 'delegate') return [];
  const { clientId: client, delegateId: delegate } = pair;
  const key = pairKey({ client, delegate });
  if (forbidden.has(key)) return [];
  const clientPriority = pair.client?.priority ?? null;
  const delegatePriority = pair.delegate?.priority ?? null;
  const part = parts.get(key) ?? pair.delegate?.part ?? pair.client?.part ?? null;
  return [{ client, delegate, for: sake, clientPriority, delegatePriority, part }];
}

/**
 * Pairs that an organiser put together without any wish, for the client's sake: those that nobody
 * refused, and where the client may see the delegate. The others stay out, and the plan names them.
 */
async function unasked(
  db: Db,
  forumId: string,
  together: readonly PairKey[],
  known: readonly KnownPair[],
  { forbidden, parts }: PairRules,
): Promise<TaskPair[]> {
  if (together.length === 0) return [];
  const seen = await readSeen(db, forumId);
  const said = new Map(known.map((pair) => [`${pair.clientId} ${pair.delegateId}`, pair]));
  const pairs = new Map(together.map((pair) => [pairKey(pair), pair]));
  return [...pairs].flatMap(([key, pair]): TaskPair[] => {
    const wish = said.get(key);
    if (forbidden.has(key) || !seen(pair) || (wish && standing(wish) !== 'none')) return [];
    const { client, delegate } = pair;
    const part = parts.get(key) ?? null;
    const nobody = { clientPriority: null, delegatePriority: null };
    return [{ client, delegate, for: 'client', ...nobody, part }];
  });
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

/**
 * `ceiling`: the most meetings of a delegate who has no number of his or her own; the forum's rule
 * where it is left out · `lockedOf`: the plan whose locked meetings stand · `now`: requests that
 * nobody answered until then do not count; null: they count, as for a meeting planned in time
 */
export type TaskOptions = { ceiling?: number; lockedOf?: string | null; now: Date | null };

export async function readTask(
  db: Db,
  forumId: string,
  { ceiling, lockedOf = null, now }: TaskOptions,
): Promise<Task> {
  const rules = await readRules(db, forumId);
  const spans = await readBusy(db, forumId, null, rules.walkMinutes);
  const busy: Busy = (person) => spans.get(person) ?? [];
  const pairRules = await readPairRules(db, forumId);
  const locked = lockedOf === null ? [] : await readLocked(db, forumId, lockedOf);
  const stands = new Set(locked.map(pairKey));
  const fixed = [...locked, ...pairRules.fixed.filter((each) => !stands.has(pairKey(each)))];
  const known = await readPairs(db, forumId, {}, now);
  return {
    slots: await readTaskSlots(db, forumId, rules),
    tables: await readTables(db, forumId),
    walkMinutes: rules.walkMinutes,
    mostInARow: rules.mostInARow,
    clients: await readClients(db, forumId, busy),
    delegates: await readDelegates(db, forumId, ceiling ?? rules.ceiling, busy),
    pairs: [
      ...known.flatMap((pair) => taskPair(pair, pairRules)),
      ...(await unasked(db, forumId, fixed, known, pairRules)),
    ],
    fixed,
    before: pairRules.before,
  };
}
