import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { entriesOf } from '#base/ordered.ts';
import { crosstab, variablesOf } from '#research/crosstab.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { type Counting, type Group, tally } from '#research/tally.ts';
import { aQuestionnaire, people } from '../../test/random-forum.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-05-01'],
  timezone: 'Europe/Athens',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Chiefs', titleStartsWith: ['Chief'] },
    { band: 'Heads', titleStartsWith: ['Head'] },
  ],
  budgetQuestion: 'Budget',
  budgetBands: [
    { label: 'Less', min: 0 },
    { label: 'More', min: 100 },
  ],
  questions: [
    { id: 'q', type: 'multi', text: 'Q', section: 'Aims', options: ['3', '2', '1'] },
    { id: 'm', type: 'matrix', text: 'M', rows: ['x', 'y'], columns: ['up', 'down'] },
    { id: 't', type: 'text', text: 'T' },
  ],
});
const group = (list: [title: string, Counting | null][]): Group => ({
  people: list.map(([title], at) => ({ id: `${at}`, title, consent: 'named' })),
  responses: new Map(list.flatMap(([, said], at) => (said ? [[`${at}`, said]] : []))),
});

test('the variables are all that is counted, by their printable names', () => {
  assert.deepEqual(
    variablesOf(questionnaire).map(({ figure, row, name, single }) => [figure, row, name, single]),
    [
      ['seniority', null, 'Seniority mix', true],
      ['budgetBands', null, 'Budget responsibility per person', true],
      ['q', null, 'Aims', false],
      ['m', 'x', 'M: x', true],
      ['m', 'y', 'M: y', true],
    ],
  );
});

test('a crosstab is of those who answered both; a title that fits no level is in no row', () => {
  const found = crosstab(
    questionnaire,
    group([
      ['Chief A', { budget: 5, answers: { q: ['1', '3'] } }],
      ['Head B', { budget: null, answers: { q: ['2'] } }],
      ['Head C', { budget: 500, answers: {} }],
      ['Clerk', { budget: null, answers: { q: ['1'] } }],
      ['Chief D', null],
    ]),
    { rows: { figure: 'seniority', row: null }, columns: { figure: 'q', row: null } },
  );

  assert.deepEqual(found, {
    rows: ['Chiefs', 'Heads'],
    columns: ['3', '2', '1'],
    counts: [
      [1, 0, 1],
      [0, 1, 0],
    ],
    rowBases: [1, 1],
    columnBases: [1, 1, 2],
    base: 3,
    single: false,
  });
});

test('a variable against itself is its figure, whatever the questionnaire and whoever answered', () => {
  const forums = aQuestionnaire
    .map((asked) => ({ ...asked, budgetQuestion: 'Budget' }))
    .chain((asked) => fc.tuple(fc.constant(asked), people(asked)));
  fc.assert(
    fc.property(forums, ([asked, found]) => {
      const counted: Group = {
        people: found.map(({ id, title }) => ({ id, title, consent: 'named' })),
        responses: new Map(found.map(({ id, budget, answers }) => [id, { budget, answers }])),
      };
      const figures = tally(asked, counted);
      for (const { figure, row } of variablesOf(asked)) {
        const both = crosstab(asked, counted, { rows: { figure, row }, columns: { figure, row } });
        const whole = figures[figure];
        const shown = whole && 'rows' in whole ? whole.rows[row ?? ''] : whole;
        assert.ok(shown && 'options' in shown);
        assert.equal(both.base, shown.answered);
        assert.deepEqual(
          both.counts.map((line, at) => line[at]),
          entriesOf(shown.options).map(([, { count }]) => count),
        );
        assert.deepEqual(
          both.rows,
          variablesOf(asked).find((v) => v.figure === figure && v.row === row)?.options,
        );
      }
    }),
    { numRuns: 100 },
  );
});

const oracles = new URL('../../../shared/oracles/', import.meta.url).pathname;
const skip = existsSync(oracles) ? false : `${oracles} is not here`;

test('a table counted from its rows is the table of another program', { skip }, () => {
  const read = (path: string) => readFileSync(`${oracles}${path}`, 'utf8');
  const [head = [], ...lines] = read('01_forum120/final.csv')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  const { rows, cols, table } = JSON.parse(
    read('05_disclosure/expected.json'),
  ).forum_seniority_x_band;
  const asked = (id: string, options: string[]) => ({
    id,
    type: 'single' as const,
    text: id,
    options,
  });
  const two = { ...questionnaire, questions: [asked('level', rows), asked('band', cols)] };
  const [level, band] = [head.indexOf('seniority'), head.indexOf('budget_band')];

  const found = crosstab(
    two,
    group(
      lines.map((cells) => [
        '',
        { budget: null, answers: { level: `${cells[level]}`, band: `${cells[band]}` } },
      ]),
    ),
    { rows: { figure: 'level', row: null }, columns: { figure: 'band', row: null } },
  );

  assert.deepEqual(found.counts, table);
  assert.deepEqual(found.rowBases, [19, 59, 42]);
});
