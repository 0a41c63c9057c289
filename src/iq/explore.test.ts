import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { changeConsent } from '#forum/consent.server.ts';
import { readDiscovery } from '#iq/discovery.server.ts';
import type { Between } from '#iq/discovery.ts';
import { exportExplore, readExplore } from '#iq/explore.server.ts';
import { readMany } from '#iq/many.server.ts';
import { noteView } from '#iq/profile-views.server.ts';
import { addToShortlist } from '#iq/shortlists.server.ts';
import { readTrend } from '#iq/years.server.ts';
import { harbour, hidden, known, now } from '../../test/harbour.ts';
import { testHouse } from '../../test/testing.ts';

type Harbour = Awaited<ReturnType<typeof harbour>>;
const QUESTIONS = [
  '',
  'by=country',
  'by=organisation',
  'by=budget&cross=need',
  'by=need&cross=organisation&of=column',
  'by=need&-need=Cranes',
  'by=need&q=quetzal',
  'by=need&words=zebra',
  'by=consent',
  'by=need&budget=3000..',
];
const alone = (text: string, { key }: Harbour) => text.replaceAll(key, 'KEY');

test('with or without someone who only counts in totals, a client’s counts are the very same', async () => {
  await using house = await testHouse();
  await using other = await testHouse();
  const [with_, without] = [
    await harbour(house.db, [...known, hidden]),
    await harbour(other.db, known),
  ];
  const told = async (db: Kysely<Schema>, forum: Harbour, query: string) => {
    const params = new URLSearchParams(query);
    const { acme } = forum;
    const shown = await readExplore(db, acme, params);
    const csv = await exportExplore(db, acme, { file: 'table.csv', params }, now);
    const svg = await exportExplore(db, acme, { file: 'chart.svg', params }, now);
    const trend = await readTrend(db, acme, [acme], params);
    const many = await readMany(db, [acme], params, async () => new Map());
    return alone(JSON.stringify([shown, csv, svg, trend, many]), forum);
  };
  for (const query of QUESTIONS)
    assert.equal(await told(house.db, with_, query), await told(other.db, without, query), query);
  const staff = await readExplore(house.db, with_.organiser, new URLSearchParams('by=need'));
  assert.deepEqual([staff.total, staff.everyone], [3, 3]);
});

test('every number says what it is of, and leads to the people it counts', async () => {
  await using house = await testHouse();
  const { acme } = await harbour(house.db, known);
  const shown = await readExplore(house.db, acme, new URLSearchParams('by=need&country=named'));
  assert.equal(shown.base, '2 delegates who share their profile; 2 answered.');
  assert.deepEqual(
    shown.rows.map(({ label, total, base, percent, filters }) => [
      label,
      total,
      base,
      percent,
      filters,
    ]),
    [
      ['Cranes', 1, 2, null, 'country=named&need=Cranes'],
      ['Pilots', 1, 2, null, 'country=named&need=Pilots'],
      ['No answer', 0, 2, null, null],
    ],
  );
  assert.equal(shown.finding, '“Cranes” and “Pilots” lead together: 1 each of the 2 who answered');
});

test('a question the forum does not have is named, and another one is counted', async () => {
  await using house = await testHouse();
  const { acme } = await harbour(house.db, known);
  const shown = await readExplore(house.db, acme, new URLSearchParams('by=shoes'));
  assert.equal(shown.by, 'need');
  assert.equal(
    shown.notes[0],
    'This forum has no question “shoes”. What you see counts another one: choose from the list.',
  );
});

test('counts that are taken along run nothing in a spreadsheet, and are written down', async () => {
  await using house = await testHouse();
  const { acme } = await harbour(house.db, [{ name: '=1+1 Berg', need: 'Cranes' }]);
  const params = new URLSearchParams('by=organisation');
  const csv = await exportExplore(house.db, acme, { file: 'table.csv', params }, now);
  assert.equal(csv.split('\r\n')[4], "'=1+1 Port,1,,1");
  const written = await house.db
    .selectFrom('audit')
    .select(['act', 'detail', 'person_id'])
    .where('act', '=', 'counts exported')
    .execute();
  assert.deepEqual(written, [
    { act: 'counts exported', detail: { file: 'table.csv' }, person_id: acme.personId },
  ]);
});

test('years of another series, another firm, or without a seat are no part of a trend', async () => {
  await using house = await testHouse();
  const { db } = house;
  const [one, sister, stranger] = [
    await harbour(db, known),
    await harbour(db, known),
    await harbour(db, known),
  ];
  const series = async (forum: Harbour, name: string, tenant: string) => {
    const { questionnaire } = await db
      .selectFrom('forum')
      .select('questionnaire')
      .where('id', '=', forum.forum)
      .executeTakeFirstOrThrow();
    const named = JSON.stringify({ ...(questionnaire as object), series: name });
    await db
      .updateTable('forum')
      .set({ questionnaire: named, tenant_id: tenant } as never)
      .where('id', '=', forum.forum)
      .execute();
  };
  const { tenant_id: tenant } = await db
    .selectFrom('forum')
    .select('tenant_id')
    .where('id', '=', one.forum)
    .executeTakeFirstOrThrow();
  const { tenant_id: elsewhere } = await db
    .selectFrom('forum')
    .select('tenant_id')
    .where('id', '=', stranger.forum)
    .executeTakeFirstOrThrow();
  await series(one, 'Harbour', tenant);
  await series(sister, 'Harbour', tenant);
  await series(stranger, 'Harbour', elsewhere);
  const keys = async (seats: Parameters<typeof readTrend>[2]) =>
    (await readTrend(db, one.acme, seats, new URLSearchParams())).years
      .map(({ key }) => key)
      .sort();

  assert.deepEqual(await keys([one.acme]), [one.key]);
  assert.deepEqual(
    await keys([one.acme, sister.acme, stranger.acme]),
    [one.key, sister.key].sort(),
  );
  assert.deepEqual(await keys([one.acme, sister.organiser]), [one.key]);
  await series(sister, 'Fishing', tenant);
  assert.deepEqual(await keys([one.acme, sister.acme]), [one.key]);
});

test('a profile opened is noted as a first and a last day, once for each client, and told once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, forum } = await harbour(db, [...known, hidden]);
  const later = new Date('2026-03-04T01:00:00Z');
  for (const at of [now, now, later]) await noteView(db, acme, 'H-1', at);
  for (const ref of ['H-3', 'H-404']) await noteView(db, acme, ref, now);

  const rows = await db
    .selectFrom('profile_view')
    .select(['client_id', 'first_day', 'last_day'])
    .execute();
  const day = (value: unknown) =>
    value instanceof Date
      ? `${value.getFullYear()}-${String(value.getMonth() + 1).padStart(2, '0')}-${String(value.getDate()).padStart(2, '0')}`
      : value;
  assert.deepEqual(
    rows.map(({ client_id, first_day, last_day }) => [client_id, day(first_day), day(last_day)]),
    [[acme.clientId, '2026-03-01', '2026-03-04']],
  );
  const told = await db
    .selectFrom('announcement')
    .select('key')
    .where('forum_id', '=', forum)
    .where('key', '=', 'discovery:found')
    .execute();
  assert.equal(told.length, 1);
});

test('the organiser sees how many clients found a delegate, whom nobody did, and who has too few fits', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, rival, organiser, forum, delegate } = await harbour(db, [...known, hidden]);
  await db
    .updateTable('client')
    .set({ meetings_guaranteed: 2 })
    .where('forum_id', '=', forum)
    .where('id', '=', acme.clientId)
    .execute();
  await noteView(db, acme, 'H-1', now);
  await noteView(db, rival, 'H-1', now);
  await addToShortlist(db, rival, { delegateRef: 'H-1' }, now);
  const { personId } = await delegate(2);
  const between: Between[] = [
    { clientId: acme.clientId, delegateId: personId, wish: 'asks', asked: false },
  ];

  const view = await readDiscovery(db, organiser, between);

  assert.deepEqual([view.named, view.hidden], [2, 1]);
  assert.deepEqual(
    view.found.map(({ ref, opened, listed, asked }) => [ref, opened, listed, asked]),
    [['H-1', 2, 1, 0]],
  );
  assert.deepEqual(
    view.unfound.map(({ ref, best }) => [ref, best.map(({ company }) => company)]),
    [['H-2', ['C01']]],
  );
  assert.deepEqual(
    view.clients.map(({ ref, fits, promised, short, missing, opened }) => [
      ...[ref, fits, promised, short, missing, opened],
    ]),
    [
      ['C01', 1, 2, 1, { solution: 'Cranes', wantedBy: 1 }, 1],
      ['C02', 0, 0, 0, null, 1],
    ],
  );
  assert.equal(JSON.stringify(view).includes(hidden.name), false);

  await changeConsent(db, await delegate(1), 'aggregate', now);
  const after = await readDiscovery(db, organiser, between);
  assert.deepEqual([after.named, after.hidden, after.found], [1, 2, []]);
});
