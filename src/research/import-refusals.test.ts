import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator } from '#forum/session.server.ts';
import { importForum } from '#research/import.server.ts';
import { DELEGATE_COLUMNS, tiny } from '../../test/forum-files.ts';
import { testHouse } from '../../test/testing.ts';

const questions = (...list: unknown[]) =>
  JSON.stringify({
    title: 'Tiny',
    dates: ['2026-01-10'],
    timezone: 'UTC',
    currency: 'EUR',
    questions: list,
  });
const delegates = (...rows: string[]) => [DELEGATE_COLUMNS, ...rows].join('\n');
const responses = (...rows: string[]) =>
  ['Submitted at,Your email,Budget?,Which?', ...rows].join('\n');
const ann = 'T1,Li,Ann,Head,Org,a@t.example,yes,Yes';

type Case = [name: string, files: Record<string, string>, place: unknown[], reason: RegExp];
const cases: Case[] = [
  ['an empty file', { 'delegates.csv': '' }, ['delegates.csv', null, null], /empty/],
  [
    'a wrong header',
    { 'delegates.csv': delegates(ann).replace('Email address', 'Mail') },
    ['delegates.csv', 1, 'Email address'],
    /“Email address” is missing; the file has “Ref”.*“Mail”/,
  ],
  [
    'a question whose column is nearly there',
    { 'responses.csv': responses('2026-01-01,a@t.example,5m,A').replace('Which?', 'Whichh?') },
    ['responses.csv', 1, 'Whichh?'],
    /is “Which\?” meant/,
  ],
  [
    'an unknown question type',
    { 'questionnaire.json': questions({ id: 'one', type: 'slider', text: 'Which?' }) },
    ['questionnaire.json', null, 'questions.0.type'],
    /unknown question type; the types are single, multi, rank, matrix, text/,
  ],
  [
    'a question twice',
    {
      'questionnaire.json': questions(
        { id: 'one', type: 'text', text: 'Which?' },
        { id: 'two', type: 'text', text: 'WHICH? ' },
      ),
    },
    ['questionnaire.json', null, 'questions.1.text'],
    /twice/,
  ],
  [
    'broken JSON',
    { 'questionnaire.json': '{\n  "title": "x",\n  oops\n}' },
    ['questionnaire.json', 3, '3'],
    /not JSON/,
  ],
  [
    'broken JSON of which the engine names no place',
    { 'agenda.json': '{"tables": 3,\n "slots": [,]}' },
    ['agenda.json', 2, '12'],
    /not JSON: Unexpected token ','$/,
  ],
  [
    'a questionnaire without a title',
    { 'questionnaire.json': questions().replace('title', 'name') },
    ['questionnaire.json', null, 'title'],
    /is missing/,
  ],
  [
    'a quotation mark that never closes, with another separator in a cell',
    { 'delegates.csv': delegates(ann, '"T2,Wu;Li') },
    ['delegates.csv', 3, null],
    /never closes/,
  ],
  [
    'answers under another name than their question',
    { 'responses.csv': responses('2026-01-01,a@t.example,5m,A').replace('Which?', 'Other words') },
    ['responses.csv', 1, 'Other words'],
    /holds answers to “Which\?”/,
  ],
  [
    'a workbook that is none',
    { 'clients.xlsx': 'not a workbook' },
    ['clients.xlsx', null, null],
    /can’t be opened/,
  ],
  [
    'a quotation mark that never closes',
    { 'delegates.csv': delegates(ann, '"T2,Wu') },
    ['delegates.csv', 3, null],
    /never closes/,
  ],
  [
    'an unknown status',
    { 'delegates.csv': delegates(ann, 'T2,Wu,Bo,Head,Org,b@t.example,purple,Yes') },
    ['delegates.csv', 3, 'Status'],
    /unknown status/,
  ],
  [
    'a ragged row',
    { 'delegates.csv': delegates(ann, 'T2,Wu') },
    ['delegates.csv', 3, null],
    /2 cells, the header 8/,
  ],
  [
    'two people with one Ref',
    { 'delegates.csv': delegates(ann, 'T1,Wu,Bo,Head,Org,b@t.example,yes,Yes') },
    ['delegates.csv', 3, 'Ref'],
    /another person’s, on line 2/,
  ],
  [
    'an unknown option',
    { 'responses.csv': responses('2026-01-01,a@t.example,5m,C') },
    ['responses.csv', 2, 'Which?'],
    /not among the options: A · B/,
  ],
  [
    'two options where one is asked',
    { 'responses.csv': responses('2026-01-01,a@t.example,5m,A; B') },
    ['responses.csv', 2, 'Which?'],
    /one option/,
  ],
  [
    'a time that is none',
    { 'responses.csv': responses('soon,a@t.example,5m,A') },
    ['responses.csv', 2, 'Submitted at'],
    /a time such as/,
  ],
  [
    'a wish for nobody',
    { 'meeting-requests.csv': 'From,To,Side,Priority (1 = must)\nC1,T1,client,1\n' },
    ['meeting-requests.csv', 2, 'From'],
    /no client has this ID/,
  ],
  [
    'a client with more people than addresses',
    { 'clients.csv': 'Client ID,Company,Representatives,Emails\nC1,Co,X Y; Z W,x@c.example\n' },
    ['clients.csv', 2, 'Representatives'],
    /here are 2 and 1/,
  ],
  [
    'a session that ends before it begins',
    {
      'agenda.json':
        '{"sessions":[{"id":"S","title":"T","start":"2026-01-10T10:00Z","end":"2026-01-10T09:00Z"}]}',
    },
    ['agenda.json', null, 'sessions.0.end'],
    /ends before it begins/,
  ],
  [
    'a speaker nobody knows',
    {
      'agenda.json':
        '{"sessions":[{"id":"S","title":"T","start":"2026-01-10T10:00Z","end":"2026-01-10T11:00Z","speakers":["T9"]}]}',
    },
    ['agenda.json', null, 'sessions.0.speakers.0'],
    /no delegate has this Ref/,
  ],
];

test('bad input is refused with its place and reason, and nothing of it stays', async (t) => {
  await using house = await testHouse();
  for (const [name, files, place, reason] of cases)
    await t.test(name, async () => {
      const outcome = await importForum(house.db, operator(), tiny('tiny', files), new Date());
      assert.ok('refused' in outcome && 'summary' in outcome, JSON.stringify(outcome));
      const [problem] = outcome.summary.problems;
      assert.ok(problem);
      assert.deepEqual([problem.file, problem.line, problem.column], place);
      assert.match(problem.reason, reason);
      assert.deepEqual(await house.db.selectFrom('forum').select('id').execute(), []);
    });
  await t.test('a folder whose name belongs to the house', async () => {
    const outcome = await importForum(house.db, operator(), tiny('live'), new Date());
    assert.deepEqual(outcome, { refused: 'reserved-key', key: 'live' });
  });
  await t.test('a folder with nothing in it', async () => {
    const empty = { key: 'nothing', files: [] };
    const outcome = await importForum(house.db, operator(), empty, new Date());
    assert.ok('summary' in outcome);
    assert.deepEqual(
      outcome.summary.problems.map(({ file }) => file),
      ['questionnaire.json', 'delegates.csv'],
    );
  });
});
