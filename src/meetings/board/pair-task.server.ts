/** The part of the planner's task, and of a plan's meetings, that one pair's meeting can touch. */
import { sql } from 'kysely';
import { dayOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { readSlots } from '#forum/agenda.server.ts';
import type { Standing } from '#meetings/board/breach.ts';
import { readBusy } from '#meetings/rules/busy.server.ts';
import { NO_PAIR_RULES, readSeen } from '#meetings/rules/pair-rules.server.ts';
import { mostFor, taskPair } from '#meetings/task.server.ts';
import type { PairKey, Task, TaskTable } from '#meetings/task.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { standing } from '#meetings/wishes/wish.ts';

export type ForumPair = PairKey & { forumId: string };
export type PairRule = {
  kind: 'forbidden' | 'fixed' | 'before' | 'part';
  slot: number | null;
  part: 'morning' | 'afternoon' | null;
  first: PairKey;
  second: PairKey | null;
};

/** What an organiser said of the pair, or of it and another. */
export async function readPairRules(
  tx: Db,
  { forumId, client, delegate }: ForumPair,
): Promise<PairRule[]> {
  const rows = await tx
    .selectFrom('pair_rule')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where((where) =>
      where.or([
        where.and({ client_id: client, delegate_id: delegate }),
        where.and({ other_client_id: client, other_delegate_id: delegate }),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    ...{ kind: row.kind, slot: row.slot, part: row.part },
    first: { client: row.client_id, delegate: row.delegate_id },
    second:
      row.other_client_id && row.other_delegate_id
        ? { client: row.other_client_id, delegate: row.other_delegate_id }
        : null,
  }));
}

/** The other pairs of the rules about what comes first. */
export const partners = (rules: readonly PairRule[], { client, delegate }: PairKey): PairKey[] =>
  rules
    .flatMap(({ first, second }) => (second ? [first, second] : []))
    .filter((pair) => pair.client !== client || pair.delegate !== delegate);

async function readTables(tx: Db, forumId: string, count: number): Promise<TaskTable[]> {
  const places = await tx
    .selectFrom('table_place')
    .select(['table_number', 'zone'])
    .where('forum_id', '=', forumId)
    .execute();
  const lost = await tx
    .selectFrom('lost_table')
    .select(['table_number', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .execute();
  const zones = new Map(places.map((place) => [place.table_number, place.zone]));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    zone: zones.get(index + 1) ?? '',
    lost: lost
      .filter((each) => each.table_number === index + 1)
      .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  }));
}

const readSettings = (tx: Db, forumId: string) =>
  tx
    .selectFrom('forum')
    .leftJoin('meeting_rules', 'meeting_rules.forum_id', 'forum.id')
    .select([
      'table_count as tables',
      sql<string>`coalesce(questionnaire->>'timezone', 'UTC')`.as('timezone'),
      sql<number>`coalesce(walk_minutes, 0)`.as('walkMinutes'),
      'most_in_a_row as mostInARow',
      sql<string>`coalesce(noon, '13:00')`.as('noon'),
      sql<number>`coalesce(ceiling, 10)`.as('ceiling'),
    ])
    .where('forum.id', '=', forumId)
    .executeTakeFirstOrThrow();

async function readClient(tx: Db, forumId: string, id: string) {
  const rows = await tx
    .selectFrom('client')
    .leftJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'client.forum_id')
        .onRef('person.client_id', '=', 'client.id'),
    )
    .select([
      'meetings_guaranteed as promised',
      'meetings_most as most',
      'table_number as table',
      'person.id as person',
    ])
    .where('client.forum_id', '=', forumId)
    .where('client.id', '=', id)
    .orderBy('person.email')
    .execute();
  return { ...rows[0], people: rows.flatMap(({ person }) => person ?? []) };
}

/**
 * The client, the delegate and the forum's slots and tables, with what the two wish, may and can.
 *
 * @param ceiling a delegate's most meetings where nobody said otherwise; null: the forum's rule
 */
export async function readPairTask(
  tx: Db,
  { forumId, client, delegate }: ForumPair,
  rules: readonly PairRule[],
  ceiling: number | null,
): Promise<Task> {
  const settings = await readSettings(tx, forumId);
  const { people, promised = 0, most = null, table = null } = await readClient(tx, forumId, client);
  const guest = await tx
    .selectFrom('delegate')
    .select(['meetings_most as most', 'standby'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', delegate)
    .where('status', '=', 'confirmed')
    .executeTakeFirst();
  const busy = await readBusy(tx, forumId, [delegate, ...people], settings.walkMinutes);
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: settings.timezone, timeStyle: 'short' },
  });
  const known = await readPairs(tx, forumId, { clientId: client });
  const wished = known.flatMap((pair) => taskPair(pair, NO_PAIR_RULES));
  const said = (kind: PairRule['kind']) => rules.find((rule) => rule.kind === kind);
  const isOurs = (pair: PairKey) => pair.delegate === delegate;
  const fixed = said('fixed')?.slot ?? null;
  const ours = known.find((pair) => pair.delegateId === delegate);
  const unasked = fixed !== null && (!ours || standing(ours) === 'none');
  if (unasked && (await readSeen(tx, forumId))({ client, delegate })) {
    const nobody = { clientPriority: null, delegatePriority: null, part: null };
    wished.push({ client, delegate, for: 'client', ...nobody });
  }
  return {
    slots: (await readSlots(tx, forumId)).map((slot) => ({
      ...slot,
      day: dayOf(slot.startsAt, settings.timezone),
      part: clock.format(slot.startsAt) < settings.noon ? 'morning' : 'afternoon',
    })),
    tables: await readTables(tx, forumId, settings.tables),
    walkMinutes: settings.walkMinutes,
    mostInARow: settings.mostInARow,
    clients: [
      {
        ...{ id: client, promised, table, most: Math.max(promised, most ?? mostFor(promised)) },
        representatives: people.map((id) => ({ id, busy: busy.get(id) ?? [] })),
      },
    ],
    delegates: guest
      ? [
          {
            ...{ id: delegate, standby: guest.standby, busy: busy.get(delegate) ?? [] },
            most: guest.most ?? ceiling ?? settings.ceiling,
          },
        ]
      : [],
    pairs: wished
      .filter((pair) => !isOurs(pair) || !said('forbidden'))
      .map((pair) => (isOurs(pair) ? { ...pair, part: said('part')?.part ?? pair.part } : pair)),
    fixed:
      fixed === null ? [] : [{ client, delegate, slot: fixed, table: null, representative: null }],
    before: rules.flatMap(({ first, second: then }) => (then ? [{ first, then }] : [])),
  };
}

/** The plan's meetings of these people, in these slots (null: any), and of the pairs beside. */
export async function readAround(
  tx: Db,
  planId: string,
  { forumId, client, delegate }: ForumPair,
  slots: readonly number[] | null,
  others: readonly PairKey[],
): Promise<(Standing & { version: number })[]> {
  let query = tx
    .selectFrom('meeting')
    .select([
      ...(['id', 'slot', 'state', 'locked', 'version'] as const),
      'table_number as table',
      'client_id as client',
      'delegate_id as delegate',
      'representative_id as representative',
    ])
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .where('state', 'in', ['planned', 'kept']);
  if (slots)
    query = query.where((where) =>
      where.or([
        where('client_id', '=', client),
        where('delegate_id', '=', delegate),
        where('slot', 'in', [...new Set(slots)]),
        ...others.map((pair) => where.and({ client_id: pair.client, delegate_id: pair.delegate })),
      ]),
    );
  return query.execute();
}
