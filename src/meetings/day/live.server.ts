/** The staff's screen of the running day, in one read. */
import { sql } from 'kysely';
import { dayOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { readAgenda, type Session } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Card, readCards } from '#meetings/day/cards.server.ts';
import { readPlanInForce } from '#meetings/day/in-force.server.ts';
import {
  type LiveSlot,
  type Phase,
  phaseOf,
  readLiveSlots,
  slotsNow,
} from '#meetings/day/live-slots.server.ts';
import { readRules } from '#meetings/rules/rules.server.ts';

export type Visitor = { id: string; name: string; firm: string; role: 'delegate' | 'client' };
export type Live = {
  timezone: string;
  /** number of the published plan; null: none */
  plan: number | null;
  phase: Phase;
  /** the local day that times typed here belong to, YYYY-MM-DD */
  day: string;
  slots: LiveSlot[];
  /** the most urgent first */
  waiting: Card[];
  /** decided in the last day, the newest first */
  history: Card[];
  visitors: Visitor[];
  tables: number;
  /** sessions of this day that are not over, or ended within the hour */
  sessions: Pick<Session, 'ref' | 'title' | 'endsAt'>[];
  notSeenMinutes: number;
  atOnce: boolean;
};

const HOUR = 3_600_000;

async function readVisitors(db: Db, forumId: string): Promise<Visitor[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .leftJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'person.forum_id')
        .onRef('client.id', '=', 'person.client_id'),
    )
    .select([
      'person.id',
      'person.role',
      sql<string>`btrim(family_name || ', ' || given_name, ', ')`.as('name'),
      sql<string>`coalesce(delegate.organisation, client.company, '')`.as('firm'),
    ])
    .where('person.forum_id', '=', forumId)
    .where(({ or, eb }) =>
      or([eb('delegate.status', '=', 'confirmed'), eb('person.role', '=', 'client')]),
    )
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .orderBy('person.id')
    .execute();
  return rows as Visitor[];
}

/** Where somebody waits at a table first, then as they were said. */
const mostUrgent = (a: Card, b: Card): number =>
  Number(b.kind === 'no-show') - Number(a.kind === 'no-show') ||
  a.madeAt.getTime() - b.madeAt.getTime();

export async function readLive(db: Db, { forumId }: Organiser, now: Date): Promise<Live> {
  const { timezone, slots, sessions } = await readAgenda(db, forumId);
  const plan = await readPlanInForce(db, forumId);
  const here = slotsNow(slots, now);
  const day = dayOf(here[0]?.startsAt ?? now, timezone);
  const cards = await readCards(db, forumId, new Date(now.getTime() - 24 * HOUR));
  const { notSeenMinutes, atOnce } = await readRules(db, forumId);
  const { table_count: tables } = await db
    .selectFrom('forum')
    .select('table_count')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return {
    timezone,
    plan: plan?.number ?? null,
    phase: phaseOf(slots, timezone, now),
    day,
    slots: plan ? await readLiveSlots(db, forumId, plan.id, here, now) : [],
    waiting: cards.filter(({ state }) => state === 'waiting').sort(mostUrgent),
    history: cards.filter(({ state }) => state !== 'waiting' && state !== 'outdated'),
    visitors: await readVisitors(db, forumId),
    tables,
    sessions: sessions
      .filter(({ startsAt, endsAt }) => {
        const near = endsAt.getTime() > now.getTime() - HOUR;
        return near && dayOf(startsAt, timezone) === day;
      })
      .map(({ ref, title, endsAt }) => ({ ref, title, endsAt })),
    notSeenMinutes,
    atOnce,
  };
}
