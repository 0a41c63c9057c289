import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organiser } from '#forum/people.ts';
import {
  addCrosstab,
  mergeCrosstab,
  mergeFigure,
  readChoices,
  removeCrosstab,
} from '#report/disclosing.server.ts';
import { readDisclosing } from '#report/disclosing-screen.server.ts';
import { publishEdition } from '#report/editions.server.ts';
import { readDraft, readNewest } from '#report/figures.server.ts';
import type { Report } from '#report/model.ts';
import { policeForum } from '../../test/police-forum.ts';
import { linkFor, readerOf } from '../../test/report-link.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2024-06-10T12:00:00Z');
const later = new Date('2024-06-12T12:00:00Z');
const money = { figure: 'budgetBands', row: null };
const row = (name: string) => ({ figure: 'spend_mapping', row: name });

const matrixOf = async ({ db }: TestHouse, organiser: Organiser) => {
  const { variables } = await readDisclosing(db, organiser, now);
  const first = variables.map(({ value }) => JSON.parse(value)).find(([, line]) => line !== null);
  return { figure: String(first?.[0]), row: String(first?.[1]) };
};
const crosstabsIn = (report: Report | null) =>
  (report?.sections ?? []).flatMap((section) =>
    section.kind === 'crosstab' ? [section.figure] : [],
  );

test('a crosstab is refused until the merge on offer is accepted; then readers get it', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const { db } = house;
  const columns = await matrixOf(house, organiser);
  const added = await addCrosstab(db, organiser, { rows: money, columns }, now);
  assert.ok('added' in added);
  const id = added.added;

  const refused = await publishEdition(db, organiser, { kind: 'interim' }, now);
  assert.ok('refused' in refused && refused.refused === 'unsafe-crosstabs');
  assert.deepEqual(
    refused.crosstabs.map((each) => each.id),
    [id],
  );
  const [state] = (await readDisclosing(db, organiser, now)).crosstabs;
  assert.equal(state?.figure.kind, 'withheld');
  assert.ok(state.offer);
  assert.deepEqual(await mergeCrosstab(db, organiser, { id, merges: state.offer }, now), {
    merged: id,
  });
  assert.ok('edition' in (await publishEdition(db, organiser, { kind: 'interim' }, now)));

  const { token } = await linkFor(db, organiser, { label: '' }, now);
  const reader = await readerOf(db, token, now);
  assert.ok(reader);
  const [seen] = crosstabsIn(await readNewest(db, reader));
  assert.ok(seen?.kind === 'crosstab');
  assert.ok(seen.rows.length >= 2 && seen.columns.length >= 2);
  for (const { base, cells } of seen.rows) {
    assert.equal(base % 5, 0);
    assert.ok(cells.every(({ percent }) => percent === null || percent % 5 === 0));
  }
  assert.equal(crosstabsIn(await readDraft(db, organiser, now))[0]?.kind, 'crosstab');
});

test('a table that readers have stays as it is in the next edition, and waits once too few are hidden', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const { db } = house;
  const columns = await matrixOf(house, organiser);
  const added = await addCrosstab(db, organiser, { rows: money, columns }, now);
  assert.ok('added' in added);
  const id = added.added;
  const [state] = (await readDisclosing(db, organiser, now)).crosstabs;
  await mergeCrosstab(db, organiser, { id, merges: state?.offer ?? [] }, now);
  await publishEdition(db, organiser, { kind: 'interim' }, now);
  const { token } = await linkFor(db, organiser, { label: '' }, now);
  const reader = await readerOf(db, token, now);
  assert.ok(reader);
  const [first] = crosstabsIn(await readNewest(db, reader));

  await publishEdition(db, organiser, { kind: 'final' }, later);

  const [second] = crosstabsIn(await readNewest(db, reader));
  assert.ok(first?.kind === 'crosstab' && second?.kind === 'crosstab');
  assert.deepEqual(second.rows, first.rows);
  assert.equal(second.notes.length, first.notes.length + 1); // it says as of when

  await db
    .updateTable('delegate')
    .set({ consent: 'named' })
    .where('forum_id', '=', organiser.forumId)
    .where('person_id', 'in', (query) =>
      query
        .selectFrom('delegate')
        .select('person_id')
        .where('forum_id', '=', organiser.forumId)
        .where('status', '=', 'confirmed')
        .where('consent', '=', 'aggregate')
        .orderBy('ref')
        .limit(18),
    )
    .execute();
  assert.equal(crosstabsIn(await readNewest(db, reader))[0]?.kind, 'withheld');
});

test('pairs that are there, rings, and what is no figure are refused', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const { db } = house;
  const columns = await matrixOf(house, organiser);
  const level = { figure: 'seniority', row: null };
  const add = (rows: typeof money, across: typeof columns | typeof money) =>
    addCrosstab(db, organiser, { rows, columns: across }, now);

  assert.ok('added' in (await add(money, columns)));
  assert.ok('added' in (await add(level, columns)));
  assert.deepEqual(await addCrosstab(db, organiser, { rows: columns, columns: money }, now), {
    refused: 'there',
  });
  assert.deepEqual(await add(level, money), { refused: 'circle' });
  assert.deepEqual(await add(level, level), { refused: 'same-figure' });
  assert.deepEqual(await add(level, row('no such')), { refused: 'no-such-figure' });

  const { crosstabs } = await readChoices(db, organiser);
  assert.equal(crosstabs.length, 2);
  const [one] = crosstabs;
  assert.deepEqual(await removeCrosstab(db, organiser, `${one?.id}`, now), { removed: one?.id });
  assert.deepEqual(await removeCrosstab(db, organiser, `${one?.id}`, now), {
    refused: 'no-such-crosstab',
  });
});

test('options that staff merge are one for readers and apart for staff', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const { db } = house;
  const { figures } = await readDisclosing(db, organiser, now);
  assert.ok(figures.every(({ merged }) => merged.length === 0));
  const options = ['Under £1m', '£1m to £5m'];
  const merges = [{ figure: 'budgetBands', into: 'Under £5m', options }];

  assert.deepEqual(await mergeFigure(db, organiser, { figure: 'budgetBands', merges }, now), {
    merged: 'budgetBands',
  });
  const wrong = [
    { ...merges[0], figure: 'budgetBands', into: 'x', options: ['Under £1m', 'Over £50m'] },
  ];
  assert.deepEqual(
    await mergeFigure(db, organiser, { figure: 'budgetBands', merges: wrong }, now),
    {
      refused: 'no-such-options',
    },
  );
  await publishEdition(db, organiser, { kind: 'interim' }, now);

  const { token } = await linkFor(db, organiser, { label: '' }, now);
  const reader = await readerOf(db, token, now);
  assert.ok(reader);
  const bands = (report: Report | null) =>
    (report?.sections ?? []).flatMap((section) =>
      section.kind === 'budget' && section.figure.kind === 'bars' ? section.figure.shares : [],
    );
  const [seen, all] = [
    bands(await readNewest(db, reader)),
    bands(await readDraft(db, organiser, now)),
  ];
  const count = (label: string) => all.find((each) => each.label === label)?.count ?? 0;
  assert.equal(seen[0]?.label, 'Under £5m');
  assert.equal(seen[0]?.count, count('Under £1m') + count('£1m to £5m'));
  assert.equal(seen.length, all.length - 1);
});
