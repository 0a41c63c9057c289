/** The pages of the published plan as they would be printed now. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { readSlots, timezoneOf } from '#forum/agenda.server.ts';
import { readOwn } from '#meetings/paper/own-time.server.ts';
import {
  type Line,
  type Page,
  type Party,
  type PersonPage,
  type Seat,
  standing,
  type TablePage,
} from '#meetings/paper/page.ts';
import { fullName, meetingsOf } from '#meetings/sides.server.ts';

/** One page, or all where nothing is named. */
export type Whose = { person?: string; table?: number };
/** `plan`: number of the published one; null: nothing is published, and there are no pages */
export type Pages = { plan: number | null; timezone: string; pages: Page[] };

const introduced = sql<boolean>`exists (
  select 1 from introduction i
  where i.forum_id = meeting.forum_id and i.client_id = meeting.client_id
    and i.delegate_id = meeting.delegate_id)`;

function readMeetings(db: Db, forumId: string, planId: string, { person, table }: Whose) {
  let query = meetingsOf(db, forumId)
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.forum_id', '=', 'meeting.forum_id')
        .onRef('slot.number', '=', 'meeting.slot'),
    )
    .select(['meeting.slot', 'meeting.table_number as table', 'meeting.state'])
    .select(['meeting.delegate_id', 'meeting.representative_id'])
    .select(['slot.starts_at as startsAt', 'slot.ends_at as endsAt'])
    .select(['client.company', 'client.ref as clientRef', 'delegate.ref as delegateRef'])
    .select(['delegate.title', 'delegate.organisation', 'delegate.consent'])
    .select([fullName('guest').as('guest'), fullName('representative').as('representative')])
    .select(introduced.as('introduced'))
    .where('meeting.plan_id', '=', planId)
    .where('meeting.state', '<>', 'cancelled')
    .where('delegate.status', '=', 'confirmed')
    .orderBy('slot.starts_at')
    .orderBy('meeting.id');
  if (person !== undefined)
    query = query.where((is) =>
      is.or([is('meeting.delegate_id', '=', person), is('representative_id', '=', person)]),
    );
  if (table !== undefined) query = query.where('meeting.table_number', '=', table);
  return query.execute();
}
type Meeting = Awaited<ReturnType<typeof readMeetings>>[number];

function readPeople(db: Db, forumId: string, { person, table }: Whose) {
  if (table !== undefined) return [];
  let query = db
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
    .select(['person.id', 'person.role', 'family_name as familyName'])
    .select(sql<string>`btrim(given_name || ' ' || family_name)`.as('name'))
    .select(['delegate.title', 'delegate.organisation', 'client.company'])
    .where('person.forum_id', '=', forumId)
    .where((is) =>
      is.or([is('person.role', '=', 'client'), is('delegate.status', '=', 'confirmed')]),
    );
  if (person !== undefined) query = query.where('person.id', '=', person);
  return query.execute();
}

const guest = ({ guest: name, title, organisation }: Meeting): Party => ({
  ...{ name, title, organisation },
});
const keyOf = ({ clientRef, delegateRef }: Meeting) => `${clientRef}\t${delegateRef}`;

/** A client reads of a delegate who agreed, or who showed the name to this client by an own act. */
const seenByClient = (meeting: Meeting) =>
  meeting.consent === 'named' || meeting.introduced ? guest(meeting) : null;
/** A sheet lies on its table for whoever sits down there: it names those alone who agreed to all. */
const seenByAll = (meeting: Meeting) => (meeting.consent === 'named' ? guest(meeting) : null);

function meetingLine(meeting: Meeting, role: PersonPage['role'], zone: string): Line {
  const { startsAt, endsAt, table, representative, company } = meeting;
  const whom =
    role === 'delegate'
      ? { name: representative, title: '', organisation: company }
      : seenByClient(meeting);
  const common = { key: keyOf(meeting), startsAt, endsAt, table, zone };
  return { kind: 'meeting', ...common, with: whom };
}

const seatOf = (slot: { startsAt: Date; endsAt: Date }, meeting: Meeting | undefined): Seat => ({
  startsAt: slot.startsAt,
  endsAt: slot.endsAt,
  key: meeting ? keyOf(meeting) : '',
  meeting: meeting
    ? {
        company: meeting.company,
        representative: meeting.representative,
        delegate: seenByAll(meeting),
      }
    : null,
});

const groupBy = <T, K>(things: readonly T[], key: (thing: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
};

async function readZones(db: Db, forumId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('table_place')
    .select(['table_number', 'zone'])
    .where('forum_id', '=', forumId)
    .execute();
  return new Map(rows.map((row) => [row.table_number, row.zone]));
}

/** Every confirmed delegate's page, every representative's, and every table's; or the one named. */
export async function readPages(db: Db, forumId: string, whose: Whose = {}): Promise<Pages> {
  const timezone = await timezoneOf(db, forumId);
  const plan = await db
    .selectFrom('plan')
    .select(['id', 'number'])
    .where('forum_id', '=', forumId)
    .where('state', '=', 'published')
    .executeTakeFirst();
  if (!plan) return { plan: null, timezone, pages: [] };
  const meetings = await readMeetings(db, forumId, plan.id, whose);
  const zones = await readZones(db, forumId);
  const people = await peoplePages(db, forumId, meetings, zones, whose);
  const tables =
    whose.person === undefined ? await tablePages(db, forumId, meetings, zones, whose) : [];
  return { plan: plan.number, timezone, pages: [...people, ...tables] };
}

async function peoplePages(
  db: Db,
  forumId: string,
  meetings: readonly Meeting[],
  zones: ReadonlyMap<number, string>,
  whose: Whose,
): Promise<PersonPage[]> {
  const people = await readPeople(db, forumId, whose);
  const own = await readOwn(db, forumId, whose.person);
  const ofDelegate = groupBy(meetings, (each) => each.delegate_id);
  const ofRepresentative = groupBy(meetings, (each) => each.representative_id);
  return people.map((person) => {
    const role = person.role === 'client' ? 'client' : 'delegate';
    const mine = (role === 'client' ? ofRepresentative : ofDelegate).get(person.id) ?? [];
    const lines = [
      ...standing(mine).map((each) => meetingLine(each, role, zones.get(each.table) ?? '')),
      ...(own.get(person.id) ?? []),
    ].sort((a, b) => +a.startsAt - +b.startsAt || (a.key < b.key ? -1 : 1));
    const { id, familyName, name, title, organisation, company } = person;
    const who = { name, title: title ?? '', organisation: organisation ?? company ?? '' };
    return { kind: 'person', id, role, familyName, who, lines };
  });
}

async function tablePages(
  db: Db,
  forumId: string,
  meetings: readonly Meeting[],
  zones: ReadonlyMap<number, string>,
  { table }: Whose,
): Promise<TablePage[]> {
  const slots = await readSlots(db, forumId);
  const { table_count: count } = await db
    .selectFrom('forum')
    .select('table_count')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  const at = groupBy(meetings, (each) => each.table);
  const known = new Set([...Array.from({ length: count }, (_, i) => i + 1), ...at.keys()]);
  return [...known]
    .filter((number) => table === undefined || number === table)
    .map((number) => {
      const bySlot = new Map(standing(at.get(number) ?? []).map((each) => [each.slot, each]));
      const seats = slots.map((slot) => seatOf(slot, bySlot.get(slot.number)));
      return { kind: 'table', number, zone: zones.get(number) ?? '', seats };
    });
}
