/** A small forum of two companies and a few delegates, to ask Client iQ in. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';

export const now = new Date('2026-03-01T09:00:00Z');
const questionnaire = {
  title: 'Harbour Forum',
  dates: ['2026-06-01'],
  timezone: 'Europe/Oslo',
  currency: 'NOK',
  seniorityBands: [
    { band: 'Chiefs', titleStartsWith: ['Chief'] },
    { band: 'Others', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Budget?',
  budgetBands: [
    { label: 'Small', min: 1 },
    { label: 'Large', min: 1_000_000 },
  ],
  questions: [
    { id: 'need', type: 'single', text: 'Need', options: ['Cranes', 'Pilots'] },
    { id: 'why', type: 'text', text: 'Why?' },
  ],
};

export type Someone = {
  name: string;
  consent?: 'named' | 'aggregate';
  need?: string;
  why?: string;
};
export const hidden = {
  name: 'Canary Quetzal',
  consent: 'aggregate',
  need: 'Pilots',
  why: 'zebrafish',
} as const;
export const known: Someone[] = [
  { name: 'Åse Berg', need: 'Cranes', why: 'The old cranes fail.' },
  { name: 'Bo Dahl', need: 'Pilots', why: 'Fog.' },
];

/** A forum of two companies and these delegates; the third and later ones stand last by reference. */
export async function harbour(db: Kysely<Schema>, people: Someone[]) {
  const [tenant, forum, acme, rival] = [newId(), newId(), newId(), newId()];
  const key = `harbour-${forum}`.slice(0, 40);
  await db.insertInto('tenant').values({ id: tenant, name: 'T' }).execute();
  await db
    .insertInto('forum')
    .values({
      id: forum,
      tenant_id: tenant,
      key,
      questionnaire: JSON.stringify(questionnaire),
      created_at: now,
    } as never)
    .execute();
  for (const [id, ref] of [
    [acme, 'C01'],
    [rival, 'C02'],
  ] as const) {
    const client = { forum_id: forum, id, ref, company: ref, package: '', solutions: ['Cranes'] };
    await db
      .insertInto('client')
      .values({ ...client, meetings_guaranteed: 0 })
      .execute();
    const seat = { forum_id: forum, id: newId(), role: 'client' as const, client_id: id };
    const name = { given_name: '', family_name: '' };
    await db
      .insertInto('person')
      .values({ ...seat, ...name, email: `${ref}@x.example`.toLowerCase() })
      .execute();
  }
  for (const [i, { name, consent = 'named', need, why }] of people.entries()) {
    const [id, ref] = [newId(), `H-${i + 1}`];
    const [given_name = '', family_name = ''] = name.split(' ');
    const person = { forum_id: forum, id, role: 'delegate' as const, client_id: null };
    await db
      .insertInto('person')
      .values({ ...person, given_name, family_name, email: `d${i + 1}@x.example` })
      .execute();
    const registered = {
      title: `Chief ${family_name}`,
      organisation: `${given_name} Port`,
      phone: '',
    };
    await db
      .insertInto('delegate')
      .values({
        forum_id: forum,
        person_id: id,
        ref,
        ...registered,
        country: consent,
        status: 'confirmed',
        consent,
      })
      .execute();
    const answers = JSON.stringify({ need, why });
    const response = { forum_id: forum, id: newId(), delegate_id: id, submitted_at: now, answers };
    await db
      .insertInto('response')
      .values({ ...response, source: 'survey', budget: 1000 * (i + 1) })
      .execute();
  }
  const member = <M>(email: string) => memberOf(db, email, key) as Promise<M>;
  return {
    key,
    forum,
    acme: await member<Client>('c01@x.example'),
    rival: await member<Client>('c02@x.example'),
    delegate: (n: number) => member<Delegate>(`d${n}@x.example`),
    organiser: (await organiserFor(db, operator(), key)) as Organiser,
  };
}
