/** A forum for tests of what companies keep: two companies, the first with two representatives. */
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Schema } from '#db/schema.ts';
import { changeConsent } from '#forum/consent.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';

type House = Kysely<Schema>;
export const NOW = new Date('2026-03-01T09:00:00Z');
export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
/** A name and words that nobody of a company may read while their person hides. */
export const CANARY = 'Canary Quetzal';

export const questionnaire = {
  title: 'Harbour Forum',
  subtitle: '',
  dates: ['2026-06-01'],
  timezone: 'Europe/Oslo',
  currency: 'NOK',
  seniorityBands: [{ band: 'Chiefs', titleStartsWith: ['*'] }],
  budgetQuestion: 'Budget?',
  budgetBands: [
    { label: 'Small', min: 0 },
    { label: 'Large', min: 1_000_000 },
  ],
  questions: [
    { id: 'need', type: 'single', text: 'Need', options: ['Cranes', 'Pilots', 'Tugs'] },
    { id: 'plans', type: 'multi', text: 'Plans', options: ['Hire', 'Buy', 'Build'] },
    {
      id: 'spend',
      type: 'matrix',
      text: 'Spend',
      rows: ['Steel', 'Staff'],
      columns: ['Increase', 'Decrease'],
    },
    { id: 'why', type: 'text', text: 'Why?' },
  ],
};

export type Someone = {
  name: string;
  consent?: 'named' | 'aggregate';
  country?: string;
  title?: string;
  budget?: number;
  answers?: Record<string, unknown>;
};

export async function teamForum(db: House, people: Someone[], asked: object = questionnaire) {
  const [tenant, forum, acme, rival] = [newId(), newId(), newId(), newId()];
  const key = `harbour-${forum}`.slice(0, 40);
  await db.insertInto('tenant').values({ id: tenant, name: 'T' }).execute();
  await db
    .insertInto('forum')
    .values({
      id: forum,
      tenant_id: tenant,
      key,
      questionnaire: JSON.stringify(asked),
      created_at: NOW,
    })
    .execute();
  for (const [id, company, names] of [
    [acme, 'Acme', ['Rita', 'Rolf']],
    [rival, 'Rival', ['Remo']],
  ] as const) {
    const offer = { package: '', solutions: ['Cranes'], meetings_guaranteed: 0 };
    await db
      .insertInto('client')
      .values({ forum_id: forum, id, ref: company, company, ...offer })
      .execute();
    for (const given_name of names)
      await seat(db, forum, {
        role: 'client',
        client_id: id,
        given_name,
        family_name: company,
        email: `${given_name}@x.example`,
      });
  }
  await seat(db, forum, {
    role: 'organiser',
    client_id: null,
    given_name: 'Olga',
    family_name: '',
    email: 'olga@x.example',
  });
  for (const [i, someone] of people.entries()) await addDelegate(db, forum, i + 1, someone);
  const member = <M>(email: string) => memberOf(db, email, key) as Promise<M>;
  return {
    ...{ key, forum },
    rita: await member<Client>('rita@x.example'),
    rolf: await member<Client>('rolf@x.example'),
    rival: await member<Client>('remo@x.example'),
    organiser: (await organiserFor(db, operator(), key)) as Organiser,
    delegate: (n: number) => member<Delegate>(`d${n}@x.example`),
    consent: async (n: number, consent: 'named' | 'aggregate', at = NOW) =>
      changeConsent(db, await member<Delegate>(`d${n}@x.example`), consent, at),
  };
}

type Seat = Pick<Schema['person'], 'role' | 'client_id' | 'given_name' | 'family_name' | 'email'>;
async function seat(db: House, forum_id: string, who: Seat): Promise<string> {
  const id = newId();
  await db
    .insertInto('person')
    .values({ ...who, forum_id, id, email: who.email.toLowerCase() })
    .execute();
  return id;
}

/** D-1, D-2 … who has answered, if there are answers. */
export async function addDelegate(db: House, forum: string, n: number, someone: Someone) {
  const { name, consent = 'named', country = 'Norway', title = 'Chief', budget, answers } = someone;
  const [given_name = '', family_name = ''] = name.split(' ');
  const email = `d${n}@x.example`;
  const person_id = await seat(db, forum, {
    role: 'delegate',
    client_id: null,
    given_name,
    family_name,
    email,
  });
  const registered = { title, organisation: `${given_name} Port`, country, phone: '+47 555' };
  await db
    .insertInto('delegate')
    .values({
      forum_id: forum,
      person_id,
      ref: `D-${n}`,
      ...registered,
      status: 'confirmed',
      consent,
    })
    .execute();
  if (answers) await answer(db, forum, person_id, answers, NOW, budget);
  return person_id;
}

/** Takes the place of the person's answers so far, as a survey sent again does. */
export async function answer(
  db: House,
  forum: string,
  person: string,
  answers: object,
  at: Date,
  budget?: number,
) {
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('response')
      .where('forum_id', '=', forum)
      .where('delegate_id', '=', person)
      .execute();
    const response = {
      forum_id: forum,
      id: newId(),
      delegate_id: person,
      submitted_at: at,
      source: 'survey' as const,
    };
    await tx
      .insertInto('response')
      .values({ ...response, budget: budget ?? null, answers: JSON.stringify(answers) })
      .execute();
    await announce(tx, forum, 'report:figures', 'everyone', at);
  });
}

/** As `doctor` would find it: what a person hears whole, as text. */
export async function streamOf(db: House, { forumId, personId }: Client): Promise<string> {
  const rows = await db
    .selectFrom('event')
    .select('body')
    .where('forum_id', '=', forumId)
    .where(sql<boolean>`${personId} = any(people)`)
    .execute();
  return JSON.stringify(rows);
}
