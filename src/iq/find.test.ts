import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { changeConsent } from '#forum/consent.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { findDelegates } from '#iq/find.server.ts';
import { printed } from '#iq/printed.ts';
import { readFindPage, readProfilePage } from '#iq/screens.server.ts';
import { addToShortlist, removeFromShortlist } from '#iq/shortlists.server.ts';
import { readListPage } from '#iq/team/screens.server.ts';
import { testHouse } from '../../test/testing.ts';

const now = new Date('2026-03-01T09:00:00Z');
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

const listOf = async (db: Kysely<Schema>, who: Client) =>
  (await readListPage(db, who, { list: null, sort: 'added' }, new Map())).people;

type Someone = { name: string; consent?: 'named' | 'aggregate'; need?: string; why?: string };
const hidden = {
  name: 'Canary Quetzal',
  consent: 'aggregate',
  need: 'Pilots',
  why: 'zebrafish',
} as const;
const known: Someone[] = [
  { name: 'Åse Berg', need: 'Cranes', why: 'The old cranes fail.' },
  { name: 'Bo Dahl', need: 'Pilots', why: 'Fog.' },
];

/** A forum of two companies and these delegates; the third and later ones stand last by reference. */
async function harbour(db: Kysely<Schema>, people: Someone[]) {
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

const ask = async (db: Kysely<Schema>, member: Client | Organiser, query: string) => {
  const params = new URLSearchParams(query);
  const page = { limit: 50, cursor: params.get('cursor') };
  const { answer, index } = await findDelegates(db, member, { params, wishes: new Map(), page });
  return printed(answer, index);
};
const refs = ({ delegates }: { delegates: { ref: string }[] }) => delegates.map(({ ref }) => ref);

const QUESTIONS = [
  '',
  'q=quetzal',
  'q=zebrafish',
  'q=canary+port',
  'q=aggregate',
  'q=pilots+not+cranes',
  'country=aggregate',
  'organisation=Canary+Port',
  'words=zebra',
  '-need=Cranes',
  'budget=3000..',
  '-country=named',
  'open=H-3',
  'need=Pilots&cursor=0.H-3',
];

test('with or without someone who only counts in totals, a client is told the very same', async () => {
  await using house = await testHouse();
  await using other = await testHouse();
  const [with_, without] = [
    await harbour(house.db, [...known, hidden]),
    await harbour(other.db, known),
  ];
  const nobody = new Map();
  for (const query of QUESTIONS) {
    const params = new URLSearchParams(query);
    assert.deepEqual(
      await ask(house.db, with_.acme, query),
      await ask(other.db, without.acme, query),
      query,
    );
    assert.deepEqual(
      await readFindPage(house.db, with_.acme, params, nobody),
      await readFindPage(other.db, without.acme, params, nobody),
      query,
    );
  }
  for (const ref of ['H-3', 'H-9'])
    assert.equal(await readProfilePage(house.db, with_.acme, ref, nobody), null);
  const marked = await addToShortlist(house.db, with_.acme, { delegateRef: 'H-3' }, now);
  assert.deepEqual(marked, { refused: 'no-such-delegate' });

  assert.deepEqual(refs(await ask(house.db, with_.organiser, 'q=zebrafish')), ['H-3']);
  assert.equal((await ask(house.db, with_.organiser, '')).total, 3);
});

test('a consent taken back empties every list of it by the next question', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, delegate } = await harbour(db, known);
  await addToShortlist(db, acme, { delegateRef: 'H-1' }, now);
  assert.deepEqual(refs(await ask(db, acme, 'q=cranes')), ['H-1']);
  assert.equal((await listOf(db, acme)).length, 1);

  await changeConsent(db, await delegate(1), 'aggregate', now);

  assert.deepEqual(refs(await ask(db, acme, 'q=cranes')), []);
  assert.equal(await readProfilePage(db, acme, 'H-1', new Map()), null);
  assert.deepEqual(await listOf(db, acme), []);

  await changeConsent(db, await delegate(1), 'named', now);
  assert.deepEqual(refs(await ask(db, acme, 'q=cranes')), ['H-1']);
});

test('whoever made himself known to a client stays on its list by name, without an answer', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, forum, delegate } = await harbour(db, known);
  await addToShortlist(db, acme, { delegateRef: 'H-1' }, now);
  const { personId } = await delegate(1);
  const parties = { forum_id: forum, client_id: acme.clientId, delegate_id: personId };
  await db
    .insertInto('introduction')
    .values({ ...parties, act: 'wrote', made_at: now })
    .execute();
  await changeConsent(db, await delegate(1), 'aggregate', now);

  const entry = { ref: 'H-1', name: 'Åse Berg', title: 'Chief Berg', organisation: 'Åse Port' };
  const [shown, ...others] = await listOf(db, acme);
  assert.deepEqual(others, []);
  const where = { list: acme.clientId, addedAt: now, addedBy: '' };
  assert.deepEqual(shown, { entry: { ...entry, named: false, ...where }, row: null, notes: [] });
});

test('a shortlist is its own company’s: added once, seen by no other, taken off', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, rival } = await harbour(db, known);
  const bo = { delegateRef: 'H-2' };
  assert.deepEqual(await addToShortlist(db, acme, bo, now), { shortlist: 'added' });
  assert.deepEqual(await addToShortlist(db, acme, bo, now), { shortlist: 'already' });
  assert.deepEqual(await listOf(db, rival), []);
  assert.deepEqual(await removeFromShortlist(db, rival, bo, now), { shortlist: 'absent' });
  assert.deepEqual(await removeFromShortlist(db, acme, bo, now), { shortlist: 'removed' });
  const told = await db.selectFrom('announcement').select(['key', 'people']).execute();
  assert.deepEqual(told, Array(2).fill({ key: 'iq:shortlist', people: [acme.personId] }));
});

test('the latest answers count, whoever wrote them', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, forum, delegate } = await harbour(db, known);
  assert.equal((await ask(db, acme, 'need=Pilots')).total, 1);
  const { personId } = await delegate(1);
  const later = new Date(now.getTime() + 1000);
  await db
    .insertInto('response')
    .values({
      forum_id: forum,
      id: newId(),
      delegate_id: personId,
      submitted_at: later,
      source: 'survey',
      budget: null,
      answers: JSON.stringify({ need: 'Pilots' }),
    })
    .execute();
  await db
    .insertInto('announcement')
    .values({ forum_id: forum, key: 'report:figures', people: null, made_at: later })
    .execute();
  const answer = await ask(db, acme, 'need=Pilots');
  assert.equal(answer.total, 2);
  assert.deepEqual(answer.money, { answered: 1, total: 2000, median: 2000 });
});

test('every page can be reached, each delegate once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const many = Array.from({ length: 23 }, (_, i) => ({
    name: `P${i} Q`,
    need: i % 3 ? 'Cranes' : 'Pilots',
  }));
  const { acme } = await harbour(db, many);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = { limit: 5, cursor: cursor || null };
    const params = new URLSearchParams();
    const { answer } = await findDelegates(db, acme, { params, wishes: new Map(), page });
    seen.push(...answer.matches.map(({ profile }) => profile.ref));
    cursor = answer.nextCursor;
  }
  assert.equal(seen.length, 23);
  assert.equal(new Set(seen).size, 23);
});
