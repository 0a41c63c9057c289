import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organiser, Reader } from '#forum/people.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readCard } from '#report/cards.server.ts';
import { publishEdition, takeDown } from '#report/editions.server.ts';
import { figureId } from '#report/figure-id.ts';
import { linkFor, readerOf } from '../../test/report-link.ts';
import { cloneHouse, demoTemplate } from '../../test/testing.ts';

const KEY = 'police-forum-2024';
const now = new Date('2024-06-14T12:00:00Z');
const later = new Date('2024-06-15T12:00:00Z');

async function demo() {
  const house = await cloneHouse(await demoTemplate());
  const organiser = (await organiserFor(house.db, operator(), KEY)) as Organiser;
  await house.db.deleteFrom('edition').execute();
  const { token } = await linkFor(house.db, organiser, { label: 'Readers' }, now); // publishes
  const reader = (await readerOf(house.db, token, now)) as Reader;
  return { house, db: house.db, organiser, reader };
}

test('an id on a printed page of an older edition leads to its card, and on to the newest', async () => {
  const { house, db, organiser, reader } = await demo();
  await using _ = house;
  const published = await publishEdition(db, organiser, { kind: 'final' }, later);
  assert.ok('edition' in published);
  const [old, fresh] = [1, 2].map((number) => figureId(KEY, number, 'top_priority'));

  const found = await readCard(db, reader, old ?? '', later);
  assert.equal(found?.card.edition.name, 'Interim edition 1');
  assert.deepEqual(found?.newest, { name: 'Final edition', id: fresh });
  assert.equal((await readCard(db, reader, fresh ?? '', later))?.newest, null);

  await takeDown(db, organiser, published.edition.id, later);
  assert.equal(await readCard(db, reader, fresh ?? '', later), null);
  assert.equal((await readCard(db, reader, old ?? '', later))?.newest, null);
  assert.ok(await readCard(db, organiser, fresh ?? '', later), 'staff see what was taken down');
});

test('the draft has cards for staff alone, with the reasons counted', async () => {
  const { house, db, organiser, reader } = await demo();
  await using _ = house;
  const id = figureId(KEY, null, 'top_priority');

  const found = await readCard(db, organiser, id, now);
  assert.equal(found?.card.figure.id, id);
  const left = found?.card.facts.find(({ name }) => name.startsWith('Who is left out'))?.says ?? [];
  assert.match(left[0] ?? '', /\d+ who declined/);
  assert.equal(await readCard(db, reader, id, now), null);
  assert.equal(
    await readCard(db, organiser, figureId('other-forum', 1, 'top_priority'), now),
    null,
  );
});

test('a card tells readers no more than the report does', async () => {
  const { house, db, reader } = await demo();
  await using _ = house;
  const everyone = await db.selectFrom('delegate').select('person_id').orderBy('ref').execute();
  const five = everyone.slice(0, 5).map(({ person_id }) => person_id);
  await db.updateTable('delegate').set({ consent: 'named', status: 'confirmed' }).execute();
  await db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('person_id', 'in', five)
    .execute(); // so few are hidden that everything waits

  const found = await readCard(db, reader, figureId(KEY, 1, 'top_priority'), now);
  assert.equal(found?.card.figure.kind, 'withheld');
  assert.equal(found?.card.whole, null);
});
