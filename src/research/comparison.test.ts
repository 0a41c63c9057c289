import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readComparison } from '#research/comparison.server.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importForum } from '#research/import.server.ts';
import { HOSPITALS } from '../../test/forum-files.ts';
import { POLICE } from '../../test/forum-folder.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2025-06-10T12:00:00Z');
const nothing = { rows: null, columns: null };

async function staffOf({ db }: TestHouse, folder: string) {
  const bundle = await readFolder(folder);
  assert.ok(!('refused' in bundle));
  await importForum(db, operator(), bundle, now);
  const organiser = await organiserFor(db, operator(), basename(folder));
  assert.ok(organiser);
  return organiser;
}

for (const folder of [POLICE, HOSPITALS]) {
  test(`any question of ${basename(folder)} can be set against the next`, async () => {
    await using house = await testHouse();
    const staff = await staffOf(house, folder);
    const { choices } = await readComparison(house.db, staff, nothing);

    assert.ok(choices.length > 4);
    assert.equal(new Set(choices.map(({ key }) => key)).size, choices.length);
    for (const [at, { key }] of choices.slice(1).entries()) {
      const asked = { rows: choices[at]?.key ?? '', columns: key };
      const { refused, table, people, rows, columns } = await readComparison(
        house.db,
        staff,
        asked,
      );

      assert.equal(refused, null);
      assert.ok(table);
      assert.deepEqual([rows?.key, columns?.key], [asked.rows, asked.columns]);
      const { silent, rows: noRow, columns: noColumn, both } = table.left;
      assert.equal(table.base + silent + noRow + noColumn + both, people.all);
      const cells = table.cells.flat().reduce((sum, { count }) => sum + count, 0);
      if (table.single) assert.equal(cells, table.base - table.left.unplaced);
      assert.ok(!table.association || table.association.p <= 1);
    }
  });
}

test('a question that is not there, or twice the same, is refused with the form still there', async () => {
  await using house = await testHouse();
  const staff = await staffOf(house, HOSPITALS);
  const { choices } = await readComparison(house.db, staff, nothing);
  const key = choices[0]?.key ?? '';

  const unknown = await readComparison(house.db, staff, { rows: key, columns: 'no such question' });
  const same = await readComparison(house.db, staff, { rows: key, columns: key });

  assert.deepEqual([unknown.refused, unknown.table], ['unknown', null]);
  assert.deepEqual([same.refused, same.table], ['same', null]);
  assert.equal(same.choices.length, choices.length);
});

test('without a choice of columns the first question is set against another', async () => {
  await using house = await testHouse();
  const staff = await staffOf(house, HOSPITALS);
  const { choices } = await readComparison(house.db, staff, nothing);
  for (const { key } of choices.slice(0, 3)) {
    const { refused } = await readComparison(house.db, staff, { rows: key, columns: null });
    assert.equal(refused, null);
  }
});
