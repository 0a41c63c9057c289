import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeConsent } from '#forum/consent.server.ts';
import type { Organiser } from '#forum/people.ts';
import { asDelegate, memberOf } from '#forum/session.server.ts';
import { publishEdition, putBack, takeDown } from '#report/editions.server.ts';
import { readNewest } from '#report/figures.server.ts';
import { readSince } from '#report/since.server.ts';
import { policeForum } from '../../test/police-forum.ts';
import { linkFor, readerOf } from '../../test/report-link.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2024-06-10T12:00:00Z');
const later = new Date('2024-06-12T12:00:00Z');

const delegates = ({ db }: TestHouse, consent: 'named' | 'aggregate') =>
  db
    .selectFrom('delegate')
    .innerJoin('person', 'person.id', 'delegate.person_id')
    .select(['person_id', 'given_name', 'family_name'])
    .where('status', '=', 'confirmed')
    .where('consent', '=', consent)
    .orderBy('ref')
    .execute();

async function say(
  { db }: TestHouse,
  { forumKey }: Organiser,
  id: string,
  consent: 'named' | 'aggregate',
) {
  const { email } = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const delegate = asDelegate(await memberOf(db, email, forumKey));
  assert.ok(delegate);
  await changeConsent(db, delegate, consent, later);
}

test('who withdraws a consent is counted, with the figures that counted them', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  assert.equal(await readSince(house.db, organiser), null);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const calm = await readSince(house.db, organiser);
  const [one, other] = await delegates(house, 'named');
  assert.ok(one && other);

  await say(house, organiser, one.person_id, 'aggregate');
  await say(house, organiser, other.person_id, 'aggregate');
  await say(house, organiser, other.person_id, 'named');
  const since = await readSince(house.db, organiser);

  assert.deepEqual(
    [calm?.withdrawn, calm?.left, calm?.affected, calm?.hidden, calm?.next.missing],
    [0, 0, [], [], 10],
  );
  assert.deepEqual([since?.withdrawn, since?.left, since?.raised], [1, 0, 0]);
  assert.ok(since?.affected.some(({ figure }) => figure === 'top_priority'));
  assert.ok(since?.affected.some(({ figure, row }) => figure === 'spend' && row !== null));
  assert.deepEqual(since?.hidden, []);
});

test('whoever does not come any more is counted too', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const [one] = await delegates(house, 'named');

  await house.db
    .updateTable('delegate')
    .set({ status: 'cancelled' })
    .where('person_id', '=', one?.person_id ?? '')
    .execute();
  const since = await readSince(house.db, organiser);

  assert.deepEqual([since?.withdrawn, since?.left], [0, 1]);
  assert.ok(since?.affected.some(({ figure }) => figure === 'seniority'));
});

test('figures that readers lose since so many agreed to be named are listed', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const hidden = await delegates(house, 'aggregate');

  for (const { person_id } of hidden.slice(0, hidden.length - 5))
    await say(house, organiser, person_id, 'named');
  const since = await readSince(house.db, organiser);

  assert.equal(since?.raised, hidden.length - 5);
  assert.ok(since?.hidden.some(({ figure }) => figure === 'top_priority'));
  assert.ok(since?.next.waits.some(({ figure }) => figure === 'top_priority'));
});

test('a paragraph that names somebody is gone from the edition at once, and back with the consent', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const [one] = await delegates(house, 'named');
  assert.ok(one);
  const name = `${one.given_name.toUpperCase()} ${one.family_name}`;
  const findings = [
    { section: 'Main findings', theme: 'People', paragraphs: [`As ${name} says.`, 'We go on.'] },
  ];
  await house.db
    .updateTable('forum')
    .set({ findings: JSON.stringify(findings) })
    .execute();
  const { token } = await linkFor(house.db, organiser, { label: '' }, now);
  const page = async () => {
    const reader = await readerOf(house.db, token, later);
    assert.ok(reader);
    return JSON.stringify(await readNewest(house.db, reader));
  };

  const before = await page();
  await say(house, organiser, one.person_id, 'aggregate');
  const gone = await page();
  const since = await readSince(house.db, organiser);
  await say(house, organiser, one.person_id, 'named');
  const back = await page();

  assert.ok(before.includes(name) && back.includes(name));
  assert.ok(!gone.includes(name) && gone.includes('We go on'));
  assert.deepEqual(since?.unnamed, ['People']);
});

test('an edition taken down comes back, but not under a newer one', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const first = await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  assert.ok('edition' in first);
  const { id } = first.edition;

  const early = await putBack(house.db, organiser, id, later);
  await takeDown(house.db, organiser, id, later);
  const back = await putBack(house.db, organiser, id, later);
  const seen = await readSince(house.db, organiser);
  await takeDown(house.db, organiser, id, later);
  await publishEdition(house.db, organiser, { kind: 'final' }, later);
  const late = await putBack(house.db, organiser, id, later);

  assert.deepEqual(early, { refused: 'no-such-edition' });
  assert.deepEqual(back, { putBack: id });
  assert.equal(seen?.edition.id, id);
  assert.deepEqual(late, { refused: 'newer-published' });
});
