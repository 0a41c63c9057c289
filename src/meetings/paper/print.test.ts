import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closePdf } from '#base/pdf.server.ts';
import type { Db } from '#db/database.server.ts';
import { readDesk } from '#meetings/paper/desk.server.ts';
import { printOwn, printPages, type What } from '#meetings/paper/print.server.ts';
import { readTruth } from '#meetings/paper/truth.server.ts';
import { askClient } from '#meetings/wishes/wishes.server.ts';
import { CANARY, NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import {
  codeIn,
  moveMeeting,
  publishMeetings,
  readSheets,
  withdrawPlan,
} from '../../../test/paper-forum.ts';
import { testHouse } from '../../../test/testing.ts';

after(closePdf);

const PRINT = { origin: 'https://plenary.example', now: NOW };

async function sheets(db: Db, { organiser }: SmallForum, what: What, now = NOW) {
  const made = await printPages(db, organiser, what, { ...PRINT, now });
  assert.ok('pdf' in made, JSON.stringify(made));
  return readSheets(made.pdf);
}
/** One meeting each of Acme with the hidden delegate and with Ada, one of Bolt with Bo. */
const threeMeetings = (db: Db, forum: SmallForum) =>
  publishMeetings(db, forum, [
    { slot: 1, table: 1, client: forum.acme, delegate: forum.hidden },
    { slot: 2, table: 1, client: forum.acme, delegate: forum.ada },
    { slot: 3, table: 2, client: forum.bolt, delegate: forum.bo },
  ]);
const states = async (db: Db, { organiser }: SmallForum) =>
  (await readDesk(db, organiser, '')).counts;

test('all pages in order, each with its lines, its version and a code that leads to its truth', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await threeMeetings(db, forum);
  await db
    .insertInto('table_place')
    .values({ forum_id: forum.forumId, table_number: 2, zone: 'Quayside' })
    .execute();

  const pages = await sheets(db, forum, 'all', new Date(Date.UTC(2030, 4, 6, 7, 12)));

  const texts = pages.map(({ text }) => text);
  const names = ['Ada Lund', 'Bo Mo', `Di ${CANARY}`, 'ann Acme', 'bea Bolt', 'Table 1', 'Table 2'];
  assert.equal(texts.length, names.length);
  for (const [i, name] of names.entries()) assert.ok(texts[i]?.includes(name), `${name}, ${i + 1}`);
  const bo = texts.find((text) => text.includes('Captain, Mo Port')) ?? '';
  for (const words of [
    'Opening',
    'You speak',
    'Hall',
    'Bolt',
    'with bea Bolt',
    'Table 2',
    'Quayside',
  ])
    assert.ok(bo.includes(words), words);
  assert.ok(bo.includes('15:00 to 15:20'), 'the clock of Oslo');
  for (const text of texts) assert.match(text, /Version 1.*Printed 6 May 09:12/);
  for (const { link, text } of pages) {
    assert.match(link, /^https:\/\/plenary\.example\/p\/[\w-]{22}$/);
    assert.ok(text.includes(link.slice('https://'.length)), 'the address stands beside its code');
    const truth = await readTruth(db, codeIn(link));
    assert.equal(truth?.state, 'true');
  }
  assert.equal(new Set(pages.map(({ link }) => link)).size, pages.length);
  const kept = JSON.stringify(await db.selectFrom('printed_page').selectAll().execute());
  assert.ok(
    pages.every(({ link }) => !kept.includes(codeIn(link))),
    'codes are kept as hashes',
  );
  assert.ok(!kept.includes(CANARY) && !kept.includes('Lund'), 'no name is kept with a print');
  const [deed] = await db.selectFrom('audit').select(['act', 'detail']).execute();
  assert.deepEqual(deed, {
    act: 'paper printed',
    detail: { what: 'all', people: 5, tables: 2 },
  });
});

test('a hidden delegate is named on the own page alone, and once introduced to that client', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await publishMeetings(db, forum, [
    { slot: 1, table: 1, client: forum.acme, delegate: forum.hidden },
    { slot: 2, table: 1, client: forum.bolt, delegate: forum.hidden },
  ]);
  const named = async () =>
    (await sheets(db, forum, 'all'))
      .map(({ text }) => text)
      .map((text) => ({ named: text.includes(CANARY), text }));

  const before = await named();
  assert.deepEqual(
    before.filter((each) => each.named).map(({ text }) => text.includes('Itinerary')),
    [true],
  );
  const whose = before.find((each) => each.named)?.text ?? '';
  assert.ok(whose.includes('with ann Acme') && whose.includes('with bea Bolt'));
  assert.equal(before.filter(({ text }) => text.includes('A delegate')).length, 3);

  await askClient(db, forum.hidden, { clientRef: 'C1', strength: 'must' }, NOW);
  const later = await named();

  const of = (head: string) => later.find(({ text }) => text.startsWith(`Harbour 2030${head}`));
  assert.equal(of('ann Acme')?.named, true);
  assert.equal(of('bea Bolt')?.named, false);
  assert.equal(of('Table 1')?.named, false);
  assert.equal(later.filter((each) => each.named).length, 2, 'Bolt and the table learn nothing');
});

test('an unchanged page keeps its version in another copy; only other content makes another version', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const [, second = ''] = await threeMeetings(db, forum);
  const person = { people: [forum.ada.personId] };

  const [first] = await sheets(db, forum, person);
  const [again] = await sheets(db, forum, person);
  assert.match(again?.text ?? '', /Version 1/);
  assert.notEqual(first?.link, again?.link);

  await moveMeeting(db, second, { slot: 3, table: 1 });
  const code = codeIn(first?.link ?? '');
  const moved = await readTruth(db, code);
  assert.deepEqual(moved, {
    ...{ version: 1, printedAt: NOW, timezone: 'Europe/Oslo' },
    ...{ state: 'changed', askFor: 2 },
  });
  const [newest] = await sheets(db, forum, person);
  assert.match(newest?.text ?? '', /Version 2/);
  assert.equal((await readTruth(db, codeIn(again?.link ?? '')))?.state, 'changed');
  assert.deepEqual(
    await readTruth(db, code),
    moved,
    'version 2 is what to ask for, also once printed',
  );

  await moveMeeting(db, second, { slot: 2, table: 1 });
  assert.equal(
    (await readTruth(db, code))?.state,
    'true',
    'moved back: the old page is true again',
  );
  const [third] = await sheets(db, forum, person);
  assert.match(third?.text ?? '', /Version 3/);
});

test('what changed is said in words, printed alone, and then true', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const [first = '', , third = ''] = await threeMeetings(db, forum);
  await sheets(db, forum, 'all');
  assert.deepEqual(await states(db, forum), { true: 7, changed: 0, never: 0, gone: 0, all: 7 });
  const none = await printPages(db, forum.organiser, 'changed', PRINT);
  assert.deepEqual(none, { refused: 'nothing-to-print' });

  await moveMeeting(db, third, { slot: 2, table: 2 });
  const { changed } = await readDesk(db, forum.organiser, '');
  const told = { from: '15:00, Table 2', to: '14:30, Table 2' };
  assert.deepEqual(
    changed.map(({ name, changes }) => [name, changes]),
    [
      ['Bo Mo', [{ what: 'Bolt', ...told }]],
      ['bea Bolt', [{ what: 'Bo Mo', ...told }]],
      ['Table 2', [{ what: 'Bolt and Bo Mo', from: '15:00', to: '14:30' }]],
    ],
  );
  assert.equal((await sheets(db, forum, 'changed')).length, 3);
  assert.deepEqual(await states(db, forum), { true: 7, changed: 0, never: 0, gone: 0, all: 7 });

  await db.updateTable('meeting').set({ state: 'missed' }).where('id', '=', first).execute();
  assert.equal((await states(db, forum)).changed, 0, 'what was printed of it was true');
  await db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', first).execute();
  assert.equal((await states(db, forum)).changed, 3);
});

test('a name that reads otherwise changes the pages on which it stands, a title of the forum none', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await threeMeetings(db, forum);
  await sheets(db, forum, 'all');

  await db
    .updateTable('forum')
    .set({ questionnaire: JSON.stringify({ title: 'Anew', timezone: 'Europe/Oslo' }) })
    .execute();
  assert.equal((await states(db, forum)).changed, 0);
  await db.updateTable('delegate').set({ title: 'Admiral' }).where('ref', '=', 'D-1').execute();

  const { changed } = await readDesk(db, forum.organiser, '');
  assert.deepEqual(
    changed.map(({ name, changes }) => [name, changes]),
    [
      ['Ada Lund', []],
      ['ann Acme', []],
      ['Table 1', []],
    ],
  );
});

test('the own download counts as a print; without a published plan there is nothing to print', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  assert.deepEqual(await printOwn(db, forum.ada, PRINT), { refused: 'nothing-published' });
  assert.equal((await readDesk(db, forum.organiser, '')).plan, null);
  await threeMeetings(db, forum);

  const own = await printOwn(db, forum.acme, PRINT);
  assert.ok('pdf' in own);
  assert.equal(own.name, 'harbour-2030-itinerary-2030-04-01-0200.pdf');
  const [sheet] = await readSheets(own.pdf);
  const hers = await printOwn(db, forum.cy, PRINT);
  assert.ok('pdf' in hers);
  assert.ok((await readSheets(hers.pdf))[0]?.text.includes('Nothing is planned for you yet.'));
  assert.deepEqual(await states(db, forum), { true: 2, changed: 0, never: 6, gone: 0, all: 7 });

  await withdrawPlan(db, forum.forumId);
  assert.equal((await readTruth(db, codeIn(sheet?.link ?? '')))?.state, 'withdrawn');
  for (const code of ['', 'none', 'A'.repeat(22), `${'A'.repeat(21)}'`, 'A'.repeat(23)])
    assert.equal(await readTruth(db, code), null);
});

test('a person who no longer takes part leaves a page to collect, which says so to its holder', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await threeMeetings(db, forum);
  const [sheet] = await sheets(db, forum, { people: [forum.ada.personId] });

  await db.updateTable('delegate').set({ status: 'cancelled' }).where('ref', '=', 'D-1').execute();

  assert.equal((await readTruth(db, codeIn(sheet?.link ?? '')))?.state, 'withdrawn');
  const { gone } = await readDesk(db, forum.organiser, '');
  assert.deepEqual(
    gone.map(({ name }) => name),
    ['Ada Lund'],
  );
});

test('a person who downloads again and again is asked to wait', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await threeMeetings(db, forum);
  const row = { forum_id: forum.forumId, kind: 'person' as const, content: '' };
  for (let copy = 1; copy <= 30; copy++)
    await db
      .insertInto('printed_page')
      .values({
        ...{ ...row, id: crypto.randomUUID(), code_hash: `${copy}`, version: 1, copy },
        ...{ person_id: forum.ada.personId, table_number: null },
        ...{ printed_by: forum.ada.personId, printed_at: NOW },
      })
      .execute();

  assert.deepEqual(await printOwn(db, forum.ada, PRINT), { refused: 'too-often' });
  const later = new Date(NOW.getTime() + 3_600_001);
  assert.ok('pdf' in (await printOwn(db, forum.ada, { ...PRINT, now: later })));
});

test('two who print at once never give one version to two contents, nor lose a page', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await threeMeetings(db, forum);

  const made = await Promise.all([1, 2, 3].map(() => sheets(db, forum, 'all')));

  assert.ok(made.every((each) => each.length === 7));
  const rows = await db.selectFrom('printed_page').select(['version', 'copy']).execute();
  assert.equal(rows.length, 21);
  assert.deepEqual(
    new Set(rows.map(({ version, copy }) => `${version} ${copy}`)),
    new Set(['1 1', '1 2', '1 3']),
  );
});
