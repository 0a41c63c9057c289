import assert from 'node:assert/strict';
import { test } from 'node:test';
import exceljs from 'exceljs';
import type { Kysely } from 'kysely';
import { parseCsv } from '#base/csv.ts';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { answerAsk, askForCard } from '#exchange/contacts/asks.server.ts';
import { showCode } from '#exchange/contacts/cards.server.ts';
import { takeBack } from '#exchange/contacts/contacts.server.ts';
import type { Client } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { addToShortlist } from '#iq/shortlists.server.ts';
import { makeExport, readExports, type Wanted } from '#iq/team/exports.server.ts';
import { writeNote } from '#iq/team/notes.server.ts';
import { CANARY, NOW, teamForum } from '../../../test/team-forum.ts';
import { testHouse } from '../../../test/testing.ts';
import { partsOf } from '../../../test/unzip.ts';
import { cardsIn } from '../../../test/vcards.ts';

type House = Kysely<Schema>;
const people = [
  {
    name: 'Åse Berg;"B"',
    title: '=cmd|"/c calc"!A1',
    budget: 2_000_000,
    answers: {
      need: 'Cranes',
      plans: ['Hire', 'Buy'],
      spend: { Steel: 'Increase' },
      why: 'Old,\nand slow; \\ "very"',
    },
  },
  { name: 'Bo Dahl', answers: { need: 'Cranes' } },
  { name: CANARY, consent: 'aggregate' as const, answers: { need: 'Cranes', why: 'zebrafish' } },
];
const with_ = { wishes: new Map(), origin: 'https://forum.example' };
const search = (query = '') => ({ of: 'search' as const, search: new URLSearchParams(query) });
const all: Wanted = { source: search(), format: 'csv', parts: ['answers', 'notes'] };

async function made(db: House, client: Client, wanted: Partial<Wanted> = {}, now = NOW) {
  const outcome = await makeExport(db, client, { ...all, ...wanted }, with_, now);
  assert.ok('export' in outcome, JSON.stringify(outcome));
  return outcome;
}
const textOf = ({ content }: { content: Uint8Array | string }) =>
  typeof content === 'string' ? content : '';

test('a CSV file says of each named delegate what is shared, and of the hidden nothing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, key } = await teamForum(db, people);
  await writeNote(db, rita, { id: newId(), delegateRef: 'D-1', body: 'Call\nagain' }, NOW);
  const { export: id, file } = await made(db, rita);

  const table = parseCsv(textOf(file));
  assert.ok('rows' in table);
  assert.deepEqual(table.columns, [
    ...[
      'Ref',
      'Name',
      'Title',
      'Organisation',
      'Country',
      'Seniority',
      'Budget (NOK)',
      'Fit (0 to 100)',
      'Why',
    ],
    ...[
      'Need',
      'Plans',
      'Spend: Steel',
      'Spend: Staff',
      'Why?',
      'Your team’s notes',
      'Before you use this row',
    ],
  ]);
  const recall = `Delegates can withdraw their consent. See who has at https://forum.example/iq/${key}/exports/${id} and remove them from your copies.`;
  assert.deepEqual(
    table.rows.map(({ cells }) => cells),
    [
      [
        ...[
          'D-1',
          'Åse Berg;"B"',
          `'=cmd|"/c calc"!A1`,
          'Åse Port',
          'Norway',
          'Chiefs',
          '2000000',
          '22',
        ],
        ...[
          'Need: Cranes; Responsible for kr\u00a02m',
          'Cranes',
          'Hire; Buy',
          'Increase',
          '',
          'Old,\nand slow; \\ "very"',
        ],
        ...['Rita Acme, 2026-03-01: Call\nagain', recall],
      ],
      [
        'D-2',
        'Bo Dahl',
        'Chief',
        'Bo Port',
        'Norway',
        'Chiefs',
        '',
        '12',
        'Need: Cranes',
        'Cranes',
        '',
        '',
        '',
        '',
        '',
        recall,
      ],
    ],
  );
  for (const word of ['Quetzal', 'zebrafish', 'D-3', '+47 555', 'x.example'])
    assert.ok(!textOf(file).includes(word), word);
  assert.match(file.name, new RegExp(`^${key}-delegates-[0-9a-f]{6}\\.csv$`));
});

test('a workbook holds the same table, a page about itself, and no author, formula or hidden sheet', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita } = await teamForum(db, people);
  const { file, export: id } = await made(db, rita, { format: 'xlsx' });
  assert.ok(typeof file.content !== 'string');

  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(file.content).buffer);
  assert.deepEqual(
    book.worksheets.map(({ name, state }) => [name, state]),
    [
      ['Delegates', 'visible'],
      ['About this file', 'visible'],
    ],
  );
  const [sheet, about] = book.worksheets;
  assert.deepEqual(
    [
      sheet?.rowCount,
      sheet?.getCell('A2').value,
      sheet?.getCell('C2').value,
      sheet?.getCell('G2').value,
    ],
    [3, 'D-1', '=cmd|"/c calc"!A1', 2_000_000],
  );
  assert.deepEqual(about?.getColumn(2).values.slice(1, 5), [
    'Harbour Forum',
    'All delegates who share their profile',
    '2',
    'Rita Acme, Acme',
  ]);
  assert.ok(String(about?.getCell('B6').value).includes(id));
  book.eachSheet((each) => each.eachRow((row) => row.eachCell((cell) => assert.ok(!cell.formula))));
  const parts = partsOf(file.content);
  const text = [...parts.values()].join('\n');
  for (const never of [
    'Quetzal',
    'zebrafish',
    '<dc:creator',
    'definedName',
    'externalLink',
    '<f>',
    'state="hidden"',
  ])
    assert.ok(!text.includes(never), never);
});

test('address cards are read back as they were meant, folded within 75 bytes', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, key } = await teamForum(db, people);
  const { file, export: id } = await made(db, rita, { format: 'vcard' });
  const text = textOf(file);
  const href = `https://forum.example/iq/${key}/exports/${id}`;

  const [first, second, ...others] = cardsIn(text);
  assert.deepEqual(others, []);
  assert.deepEqual(
    { ...first, NOTE: undefined, UID: undefined },
    {
      ...{
        VERSION: '3.0',
        PRODID: '-//Plenary//Client iQ//EN',
        UID: undefined,
        FN: 'Åse Berg;"B"',
      },
      ...{ N: ['Berg;"B"', 'Åse', '', '', ''], ORG: ['Åse Port'], TITLE: '=cmd|"/c calc"!A1' },
      ...{
        ADR: ['', '', '', '', '', '', 'Norway'],
        NOTE: undefined,
        SOURCE: href,
        REV: '2026-03-01T09:00:00Z',
      },
    },
  );
  assert.match(String(first?.NOTE), /^Fit 22 of 100\. Need: Cranes/);
  assert.ok(String(first?.NOTE).includes('Why?: Old,\nand slow; \\ "very"'));
  assert.deepEqual([second?.FN, second?.UID], ['Bo Dahl', `D-2@${key}.plenary`]);
  for (const line of text.split('\r\n'))
    assert.ok(Buffer.byteLength(line) <= 75 && !line.includes('\n'), line);
  for (const word of ['Quetzal', 'zebrafish', 'TEL', 'EMAIL'])
    assert.ok(!text.includes(word), word);
});

test('a list is exported without those who share a name alone, and nobody left is refused', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rival, consent, forum, delegate } = await teamForum(db, people);
  for (const delegateRef of ['D-1', 'D-2']) await addToShortlist(db, rita, { delegateRef }, NOW);
  const { personId: delegate_id } = await delegate(2);
  await db
    .insertInto('introduction')
    .values({ forum_id: forum, client_id: rita.clientId, delegate_id, act: 'wrote', made_at: NOW })
    .execute();
  await consent(2, 'aggregate');
  const source = { of: 'list' as const, list: rita.clientId };
  assert.equal((await made(db, rita, { source })).people, 1);
  await consent(1, 'aggregate');

  assert.deepEqual(await makeExport(db, rita, { ...all, source }, with_, NOW), {
    refused: 'nobody',
  });
  assert.deepEqual(await makeExport(db, rival, { ...all, source }, with_, NOW), {
    refused: 'no-such-list',
  });
  assert.equal((await readExports(db, rita)).length, 1);
});

test('an export is written down for its own company, and in the audit without a person in it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf, rival } = await teamForum(db, people);
  const { export: id } = await made(db, rita, {
    source: search('need=Cranes'),
    format: 'xlsx',
    parts: ['answers'],
  });

  const line = {
    id,
    format: 'xlsx',
    source: 'search',
    name: '',
    query: 'need=Cranes',
    parts: ['answers'],
    by: 'Rita Acme',
    at: NOW,
    people: 2,
  };
  assert.deepEqual(await readExports(db, rolf), [line]);
  assert.deepEqual(await readExports(db, rival), []);
  const deeds = await db.selectFrom('audit').select(['act', 'person_id', 'detail']).execute();
  const detail = { export: id, format: 'xlsx', of: 'search', people: 2 };
  assert.deepEqual(deeds, [{ act: 'exported delegates', person_id: rita.personId, detail }]);
  const held = await db.selectFrom('export_person').select(['row', 'ref']).orderBy('row').execute();
  assert.deepEqual(held, [
    { row: 1, ref: 'D-1' },
    { row: 2, ref: 'D-2' },
  ]);
});

test('an address or a number is in the file only of who gave a card to whoever exports, until it is taken back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, key } = await teamForum(db, people);
  const bo = await memberOf(db, 'd2@x.example', key);
  assert.ok(bo?.role === 'delegate');
  const gives = { email: true, phone: false, note: false };
  const given = { code: (await showCode(db, bo, NOW)).code, gives };
  const asked = await askForCard(db, rita, given, NOW);
  assert.ok('asked' in asked);
  assert.doesNotMatch(textOf((await made(db, rita)).file), /d2@x/);

  await answerAsk(db, bo, { ask: asked.asked, gives }, NOW);
  const table = parseCsv(textOf((await made(db, rita)).file));
  assert.ok('rows' in table);
  const [at, ref] = [table.columns.indexOf('E-mail'), table.columns.indexOf('Ref')];
  assert.deepEqual(table.rows.map(({ cells }) => [cells[ref], cells[at]]).sort(), [
    ['D-1', ''],
    ['D-2', 'd2@x.example'],
  ]);
  const cards = cardsIn(textOf((await made(db, rita, { format: 'vcard' })).file));
  assert.deepEqual(
    cards.flatMap(({ EMAIL }) => EMAIL ?? []),
    ['d2@x.example'],
  );

  await takeBack(db, bo, rita.personId, NOW);
  assert.doesNotMatch(textOf((await made(db, rita)).file), /d2@x|E-mail/);
});
