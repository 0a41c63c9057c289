/**
 * Two firms with a forum each. Whatever someone may not see is written with a word found nowhere
 * else, a canary; `canaries` says who may see it.
 */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Organiser } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { createLink } from '#report/links.server.ts';
import { delegates, firms, questionnaire, staff, type Who } from './people.ts';

export const KEY = 'alpha';
export const OTHER = 'beta';

export type Forum = {
  link: string;
  room: string;
  meeting: string;
  addresses: Record<Who, string | null>;
};

/** Fills an empty database. @returns what addresses and doors need to name */
export async function twoForums(db: Kysely<Schema>, now: Date): Promise<Forum> {
  const beta = await makeForum(db, OTHER, 'Tenantcanary Summit', now);
  await seat(db, beta, 'boss@other.example', 'organiser', 'Othertenantcanary');
  await makeDelegate(db, beta, { ref: 'B-1', name: 'Betadelegatecanary', consent: 'named' }, now);

  const alpha = await makeForum(db, KEY, 'Alphaforumcanary', now);
  for (const { email, role, name } of staff) await seat(db, alpha, email, role, name);
  const ids = new Map<string, string>();
  for (const delegate of delegates)
    ids.set(delegate.ref, await makeDelegate(db, alpha, delegate, now));
  const clients = new Map<string, { client: string; person: string }>();
  for (const { ref, company, email, name } of firms) {
    const client = newId();
    await db
      .insertInto('client')
      .values({
        forum_id: alpha,
        id: client,
        ref,
        company,
        package: 'Gold',
        meetings_guaranteed: 2,
        solutions: ['Cloud'],
      })
      .execute();
    clients.set(ref, { client, person: await seat(db, alpha, email, 'client', name, client) });
  }
  const id = (ref: string) => ids.get(ref) ?? '';
  const firm = (ref: string) => clients.get(ref) ?? { client: '', person: '' };

  // the hidden delegate D-3 wrote to C-1, so C-1 knows name, title and organisation
  await db
    .insertInto('introduction')
    .values({
      forum_id: alpha,
      client_id: firm('C-1').client,
      delegate_id: id('D-3'),
      act: 'wrote',
      made_at: now,
    })
    .execute();
  await db
    .insertInto('shortlist_entry')
    .values({
      forum_id: alpha,
      client_id: firm('C-1').client,
      delegate_id: id('D-2'),
      added_by: firm('C-1').person,
      added_at: now,
    })
    .execute();
  const wishes = [
    { client: 'C-1', delegate: 'D-2', side: 'client' },
    { client: 'C-2', delegate: 'D-1', side: 'client' },
  ] as const;
  for (const { client, delegate, side } of wishes)
    await db
      .insertInto('wish')
      .values({
        forum_id: alpha,
        client_id: firm(client).client,
        delegate_id: id(delegate),
        side,
        strength: 'would like',
        priority: 2,
        source: 'person',
        reply: null,
        made_at: now,
        replied_at: null,
      })
      .execute();
  const room = await chat(db, alpha, [id('D-3'), firm('C-1').person], now);
  const meeting = await agenda(db, alpha, { client: firm('C-1'), delegate: id('D-2') }, now);
  await mails(db, alpha, now);
  const organiser = (await memberOf(db, 'org@alpha.example', KEY)) as Organiser;
  const { token } = await createLink(db, organiser, { label: 'Linklabelcanary' }, now);
  return {
    link: token,
    room,
    meeting,
    addresses: {
      organiser: 'org@alpha.example',
      researcher: 'research@alpha.example',
      delegate: 'd1@people.example',
      'other delegate': 'd2@people.example',
      client: 'rep1@firms.example',
      'other client': 'rep2@firms.example',
      reader: null,
      nobody: null,
      'other tenant': 'boss@other.example',
    },
  };
}

async function makeForum(db: Kysely<Schema>, key: string, title: string, now: Date) {
  const [tenant_id, id] = [newId(), newId()];
  await db
    .insertInto('tenant')
    .values({ id: tenant_id, name: `Firm of ${key}` })
    .execute();
  const asked = JSON.stringify({ ...questionnaire, title });
  await db
    .insertInto('forum')
    .values({ id, tenant_id, key, questionnaire: asked, table_count: 4, created_at: now })
    .execute();
  return id;
}

async function seat(
  db: Kysely<Schema>,
  forum_id: string,
  email: string,
  role: Schema['person']['role'],
  name: string,
  client_id: string | null = null,
) {
  const id = newId();
  const [given_name = '', family_name = ''] = name.split(' ');
  await db
    .insertInto('person')
    .values({ forum_id, id, role, email, given_name, family_name, client_id })
    .execute();
  return id;
}

type Person = {
  ref: string;
  name: string;
  consent: 'named' | 'aggregate';
  words?: string;
  budget?: number;
};

async function makeDelegate(db: Kysely<Schema>, forum_id: string, who: Person, now: Date) {
  const number = who.ref.replace('-', '').toLowerCase();
  const person_id = await seat(db, forum_id, `${number}@people.example`, 'delegate', who.name);
  await db
    .insertInto('delegate')
    .values({
      forum_id,
      person_id,
      ref: who.ref,
      title: `Chief ${who.ref}`,
      organisation: `Org${number}canary`,
      country: 'Norway',
      phone: `+47 555 ${number}phone`,
      status: 'confirmed',
      consent: who.consent,
    })
    .execute();
  await db
    .insertInto('response')
    .values({
      forum_id,
      id: newId(),
      delegate_id: person_id,
      submitted_at: new Date(now.getTime() - 86_400_000),
      source: 'survey',
      budget: who.budget ?? 1_000_000,
      answers: JSON.stringify({ Q1: 'Cloud', Q2: who.words ?? `${number}wordscanary` }),
    })
    .execute();
  return person_id;
}

async function chat(db: Kysely<Schema>, forum_id: string, people: string[], now: Date) {
  const id = newId();
  const [author_id = ''] = people;
  await db
    .insertInto('room')
    .values({
      forum_id,
      id,
      kind: 'direct',
      pair: [...people].sort().join(':'),
      created_by: author_id,
      title: '',
      created_at: now,
    })
    .execute();
  for (const person_id of people)
    await db
      .insertInto('room_member')
      .values({ forum_id, room_id: id, person_id, joined_at: now })
      .execute();
  await db
    .insertInto('message')
    .values({
      forum_id,
      id: newId(),
      room_id: id,
      author_id,
      number: 1,
      body: 'Messagecanary',
      sent_at: now,
    })
    .execute();
  return id;
}

type Pair = { client: { client: string; person: string }; delegate: string };

async function agenda(db: Kysely<Schema>, forum_id: string, { client, delegate }: Pair, now: Date) {
  const at = (minutes: number) => new Date(Date.UTC(2030, 0, 2, 9, minutes));
  for (const number of [1, 2])
    await db
      .insertInto('slot')
      .values({ forum_id, number, starts_at: at(number * 30), ends_at: at(number * 30 + 20) })
      .execute();
  await db
    .insertInto('session')
    .values({
      forum_id,
      ref: 'S-1',
      title: 'Opening',
      room: 'Hall',
      starts_at: at(0),
      ends_at: at(20),
    })
    .execute();
  const [plan_id, id] = [newId(), newId()];
  await db
    .insertInto('plan')
    .values({ forum_id, id: plan_id, number: 1, state: 'published', made_by: null, made_at: now })
    .execute();
  await db
    .insertInto('meeting')
    .values({
      forum_id,
      id,
      plan_id,
      slot: 1,
      table_number: 1,
      client_id: client.client,
      representative_id: client.person,
      delegate_id: delegate,
    })
    .execute();
  return id;
}

/** One that the organiser may read, one for an address that also sits in the other firm's forum. */
async function mails(db: Kysely<Schema>, forum_id: string, made_at: Date) {
  const other = await db
    .selectFrom('forum')
    .select('id')
    .where('key', '=', OTHER)
    .executeTakeFirstOrThrow();
  await seat(db, forum_id, 'both@people.example', 'researcher', 'Both Seats');
  await seat(db, other.id, 'both@people.example', 'organiser', 'Both Seats');
  const mail = (to_email: string, body: string, forum: string) => ({
    id: newId(),
    forum_id: forum,
    to_email,
    subject: 'Sign in',
    body,
    made_at,
    opens_door: true,
  });
  await db
    .insertInto('mail')
    .values([
      mail('rep1@firms.example', 'Ownmailcanary', forum_id),
      mail('both@people.example', 'Doormailcanary', forum_id),
      mail('both@people.example', 'Doormailcanary', other.id),
    ])
    .execute();
}
