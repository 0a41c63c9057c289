import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { changeConsent } from '#forum/consent.server.ts';
import { asDelegate, memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { readCountingGroup, readQuestionnaire } from '#research/answers.server.ts';
import type { Bundle } from '#research/import/open.server.ts';
import { type Choice, type Imported, importForum } from '#research/import.server.ts';
import { tally } from '#research/tally.ts';
import {
  changed,
  DELEGATE_COLUMNS,
  folder,
  HOSPITALS,
  POLICE,
  tiny,
} from '../../test/forum-files.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2024-06-10T00:00:00Z');
const run = ({ db }: TestHouse, bundle: Bundle, choice?: Choice) =>
  importForum(db, operator(), bundle, now, choice);
function done(outcome: Imported) {
  assert.ok(!('refused' in outcome), JSON.stringify(outcome));
  return outcome.summary;
}
const rowsIn = async ({ db }: TestHouse) => ({
  forums: await db.selectFrom('forum').selectAll().execute(),
  people: await db.selectFrom('person').selectAll().orderBy('id').execute(),
  responses: await db.selectFrom('response').selectAll().orderBy('id').execute(),
  announced: await db.selectFrom('announcement').selectAll().execute(),
});

test('the demo folder: what its README promises', async () => {
  await using house = await testHouse();
  const { leftOut, problems, tables, ...summary } = done(await run(house, await folder(POLICE)));

  assert.deepEqual(summary.rowsRead, {
    'delegates.csv': 132,
    'responses.csv': 131,
    'clients.csv': 24,
    'meeting-requests.csv': 1069,
    'agenda.json': 29,
  });
  assert.deepEqual(
    [summary.delegatesConfirmed, summary.duplicatesMerged, summary.answersReplaced],
    [120, 5, 9],
  );
  const out = (file: string) => leftOut.filter((each) => each.file === file);
  assert.equal(out('delegates.csv').length, 7);
  assert.deepEqual(
    out('responses.csv').map(({ line }) => line),
    [34, 113],
  );
  assert.equal(leftOut.length, 9);
  assert.deepEqual([problems, summary.notes], [[], []]);
  assert.deepEqual(tables.response, { inserted: 129, updated: 0, removed: 0 });
});

test('the same folder twice changes nothing, and people keep their ids', async () => {
  await using house = await testHouse();
  for (const each of [POLICE, HOSPITALS]) {
    done(await run(house, await folder(each)));
    const before = await rowsIn(house);
    const again = done(await run(house, await folder(each)));
    assert.deepEqual([again.inserted, again.updated, again.removed, again.tables], [0, 0, 0, {}]);
    assert.deepEqual(await rowsIn(house), before);
  }
});

test('a correction under the same date is a row of its own; what was counted stays as it was', async () => {
  await using house = await testHouse();
  done(await run(house, await folder(POLICE)));
  const before = await rowsIn(house);
  const corrected = changed(await folder(POLICE), 'responses.csv', (text) =>
    text.replace('"£7,650,000"', '"£7,750,000"'),
  );

  const summary = done(await run(house, corrected));
  const after = await rowsIn(house);
  const again = done(await run(house, corrected));

  assert.deepEqual(summary.tables, { response: { inserted: 0, updated: 1, removed: 0 } });
  assert.deepEqual(again.tables, {});
  assert.equal(after.responses.length, before.responses.length + 1);
  const stays = (row: (typeof before.responses)[number]) => ({ ...row, corrected_at: null });
  for (const row of before.responses) {
    const kept = after.responses.find(({ id }) => id === row.id);
    assert.deepEqual(kept && stays(kept), row);
  }
  const [old] = after.responses.filter(({ corrected_at }) => corrected_at !== null);
  assert.equal(old?.budget, 7_650_000);
  const organiser = await organiserFor(house.db, operator(), 'police-forum-2024');
  assert.ok(organiser && old);
  const group = await readCountingGroup(house.db, organiser, null);
  assert.equal(group.responses.get(old.delegate_id)?.budget, 7_750_000);
});

test('another field, currency, alphabet: every figure as stated by hand', async () => {
  await using house = await testHouse();
  const expected = JSON.parse(readFileSync(`${HOSPITALS}/expected.json`, 'utf8'));
  const summary = done(await run(house, await folder(HOSPITALS)));

  const { delegatesConfirmed, duplicatesMerged, answersReplaced, rowsRead } = summary;
  const leftOut: Record<string, number> = {};
  for (const { file } of summary.leftOut) leftOut[file] = (leftOut[file] ?? 0) + 1;
  assert.deepEqual(
    { delegatesConfirmed, duplicatesMerged, answersReplaced, leftOut, rowsRead },
    expected.import,
  );
  const organiser = await organiserFor(house.db, operator(), 'nosokomeia-2025');
  assert.ok(organiser);
  const group = await readCountingGroup(house.db, organiser, null);
  assert.deepEqual(
    [group.people.length, group.responses.size],
    [expected.delegates, expected.responses],
  );
  assert.deepEqual(tally(await readQuestionnaire(house.db, organiser), group), expected.figures);
  const clients = await house.db.selectFrom('client').selectAll().orderBy('ref').execute();
  assert.deepEqual(
    clients.map(({ company, solutions }) => [company, solutions]),
    [
      ['Müller Medizintechnik', ['Robotik', 'Wartung, Schulung']],
      ['Santé Numérique', ['Télémédecine']],
      ['Œuvre Énergie', []],
      ['Ångström Data', ['Datenplattform']],
    ],
  );
});

test('one bad row keeps all out; without it the rest comes in and the row is listed', async () => {
  await using house = await testHouse();
  const bad = changed(await folder(POLICE), 'responses.csv', (text) =>
    text.replace('"£7,650,000"', '"£7,65O,000"'),
  );
  const refused = await run(house, bad);
  assert.ok('refused' in refused && refused.refused === 'bad-rows');
  assert.deepEqual(refused.summary.problems, [
    {
      file: 'responses.csv',
      line: 3,
      column: 'What budget are you responsible for?',
      found: '£7,65O,000',
      reason: 'the letter O stands where a zero should',
    },
  ]);
  assert.deepEqual((await rowsIn(house)).forums, []);

  const summary = done(await run(house, bad, { withoutBadRows: true }));
  assert.deepEqual(summary.problems, []);
  assert.equal(summary.tables.response?.inserted, 128);
  assert.ok(summary.leftOut.some(({ file, line }) => file === 'responses.csv' && line === 3));
});

test('a preview counts everything and leaves nothing', async () => {
  await using house = await testHouse();
  const preview = done(await run(house, await folder(POLICE), { preview: true }));
  assert.equal(preview.tables.person?.inserted, 170);
  const after = await rowsIn(house);
  assert.deepEqual([after.forums, after.people, after.announced], [[], [], []]);
});

test('two imports at once are one', async () => {
  await using house = await testHouse();
  const bundle = await folder(POLICE);
  const both = await Promise.all([run(house, bundle), run(house, bundle)]);
  const [slower, faster] = both.map(done).sort((a, b) => a.inserted - b.inserted);
  assert.equal(slower?.inserted, 0);
  assert.equal(faster?.tables.forum?.inserted, 1);
  assert.equal((await rowsIn(house)).people.length, 170);
  assert.equal((await house.db.selectFrom('tenant').selectAll().execute()).length, 1);
});

test('a re-import lowers consent, never raises it, and leaves the delegate’s own word', async () => {
  await using house = await testHouse();
  const said = (consent: string) =>
    tiny('tiny', {
      'delegates.csv': [DELEGATE_COLUMNS, `T1,Li,Ann,Head,Org,a@t.example,yes,${consent}`].join(
        '\n',
      ),
    });
  const consent = async () =>
    (await house.db.selectFrom('delegate').select('consent').executeTakeFirstOrThrow()).consent;
  done(await run(house, said('Yes')));
  assert.equal(done(await run(house, said('Aggregate only'))).updated, 1);
  assert.equal(await consent(), 'aggregate');

  const higher = done(await run(house, said('Yes')));
  assert.deepEqual([await consent(), higher.updated, higher.notes.length], ['aggregate', 0, 1]);

  const delegate = asDelegate(await memberOf(house.db, 'a@t.example', 'tiny'));
  assert.ok(delegate);
  await changeConsent(house.db, delegate, 'named', now);
  const lower = done(await run(house, said('Aggregate only')));
  assert.deepEqual([await consent(), lower.updated, lower.notes.length], ['named', 0, 1]);
});

test('two people who swap addresses keep their ids', async () => {
  await using house = await testHouse();
  const of = (first: string, second: string) =>
    tiny('tiny', {
      'delegates.csv': [
        DELEGATE_COLUMNS,
        `T1,Li,Ann,Head,Org,${first},yes,Yes`,
        `T2,Wu,Bo,Head,Org,${second},yes,Yes`,
      ].join('\n'),
    });
  done(await run(house, of('a@t.example', 'b@t.example')));
  const before = (await rowsIn(house)).people;
  done(await run(house, of('b@t.example', 'a@t.example')));
  const after = (await rowsIn(house)).people;
  assert.deepEqual(
    after.map(({ id }) => id),
    before.map(({ id }) => id),
  );
  assert.deepEqual(
    after.map(({ email }) => email),
    before.map(({ email }) => email).reverse(),
  );
});
