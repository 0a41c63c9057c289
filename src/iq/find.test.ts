import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { changeConsent } from '#forum/consent.server.ts';
import type { Client, Organiser } from '#forum/people.ts';
import { findDelegates } from '#iq/find.server.ts';
import { indexFor } from '#iq/index.server.ts';
import { printed } from '#iq/printed.ts';
import { readFindPage, readProfilePage } from '#iq/screens.server.ts';
import { addToShortlist, removeFromShortlist } from '#iq/shortlists.server.ts';
import { readListPage } from '#iq/team/screens.server.ts';
import { harbour, hidden, known, now } from '../../test/harbour.ts';
import { testHouse } from '../../test/testing.ts';

const listOf = async (db: Kysely<Schema>, who: Client) =>
  (await readListPage(db, who, { list: null, sort: 'added' }, new Map())).people;
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
  assert.deepEqual(answer.money, { answered: 1, total: 2000, median: 2000, currency: 'NOK' });
});

test('answers written at one moment are told apart: the one before counts where the last was corrected', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, forum, delegate } = await harbour(db, known);
  const { personId } = await delegate(1); // who needs cranes
  const cranes = (await ask(db, acme, 'need=Cranes')).total;
  const [before, last] = [newId(), newId()];
  const response = (id: string, seconds: number, need: string) => ({
    ...{ id, forum_id: forum, delegate_id: personId, source: 'survey' as const, budget: null },
    submitted_at: new Date(now.getTime() + seconds * 1000),
    answers: JSON.stringify({ need }),
  });
  const tell = (at: Date) =>
    db
      .insertInto('announcement')
      .values({ forum_id: forum, key: 'report:figures', people: null, made_at: at })
      .execute();
  await db
    .insertInto('response')
    .values([response(before, 1, 'Cranes'), response(last, 2, 'Pilots')])
    .execute();
  await tell(now);
  assert.equal((await ask(db, acme, 'need=Pilots')).total, 2);
  await db.updateTable('response').set({ corrected_at: now }).where('id', '=', last).execute();
  await tell(now);
  assert.equal((await ask(db, acme, 'need=Pilots')).total, 1);
  assert.equal((await ask(db, acme, 'need=Cranes')).total, cranes);
});

test('whoever changed is read anew, and nobody else', async () => {
  await using house = await testHouse();
  const { db } = house;
  const many = Array.from({ length: 12 }, (_, i) => ({ name: `P${i} Q`, need: 'Cranes' }));
  const { acme, organiser, delegate } = await harbour(db, many);
  const [named, all] = [await indexFor(db, acme), await indexFor(db, organiser)];

  await changeConsent(db, await delegate(3), 'aggregate', now);
  await db
    .updateTable('person')
    .set({ family_name: 'Zander' })
    .where('given_name', '=', 'P5')
    .execute();
  await db
    .insertInto('announcement')
    .values({ forum_id: acme.forumId, key: 'forum:people', people: null, made_at: now })
    .execute();

  assert.equal(await indexFor(db, acme), named);
  assert.equal(await indexFor(db, organiser), all);
  assert.equal(named.profiles.length, 11);
  assert.equal(all.profiles.length, 12);
  assert.deepEqual(refs(await ask(db, acme, 'q=zander')), ['H-6']);
  assert.equal((await ask(db, acme, 'words=P3')).total, 1);
  assert.deepEqual(refs(await ask(db, organiser, 'consent=aggregate')), ['H-3']);
  assert.deepEqual((await ask(db, acme, 'consent=aggregate')).notUnderstood, ['consent=aggregate']);

  await changeConsent(db, await delegate(3), 'named', now);
  const found = await Promise.all([1, 2, 3].map(() => ask(db, acme, 'need=Cranes')));
  assert.deepEqual(
    found.map(({ total }) => total),
    [12, 12, 12],
  );
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
