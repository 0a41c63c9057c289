import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Distribution, Matrix, Spend } from '#research/figure.ts';
import { type Question, type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import {
  bandOf,
  type Counted,
  type Counting,
  percentOf,
  seniorityOf,
  tally,
} from '#research/tally.ts';

const asked = (questions: Question[], more: Partial<Questionnaire> = {}): Questionnaire => ({
  ...questionnaireSchema.parse({
    title: 'A forum',
    dates: ['2026-05-01'],
    timezone: 'Europe/Athens',
    currency: 'EUR',
    questions,
  }),
  ...more,
});
const person = (id: string, title = ''): Counted => ({ id, title, consent: 'named' });
const counting = (answers: Counting['answers'], budget: number | null = null) => ({
  budget,
  answers,
});
const group = (responses: Record<string, Counting>, people = Object.keys(responses)) => ({
  people: people.map((id) => person(id)),
  responses: new Map(Object.entries(responses)),
});

test('percent is rounded half up, by whole numbers', () => {
  assert.equal(percentOf(1, 8, 1), 12.5);
  assert.equal(percentOf(1, 16, 1), 6.3); // 6.25
  assert.equal(percentOf(1, 2000, 1), 0.1); // 0.05
  assert.equal(percentOf(1, 2001, 1), 0);
  assert.equal(percentOf(43, 120, 0), 36);
  assert.equal(percentOf(1, 200, 0), 1); // 0.5
  assert.equal(percentOf(0, 0, 1), 0);
});

test('percent agrees with exact arithmetic on every count of every base', () => {
  const exact = (count: bigint, base: bigint) => Number((2000n * count + base) / (2n * base)) / 10;
  for (let base = 1; base <= 300; base++)
    for (let count = 0; count <= base; count++)
      assert.equal(percentOf(count, base, 1), exact(BigInt(count), BigInt(base)));
});

test('a single question is of those who answered it', () => {
  const questionnaire = asked([{ id: 'q', type: 'single', text: 'Q', options: ['Ναι', 'Όχι'] }]);

  const figures = tally(
    questionnaire,
    group({ a: counting({ q: 'Ναι' }), b: counting({}), c: counting({ q: 'Ναι' }) }, [
      'a',
      'b',
      'c',
      'd',
    ]),
  );

  assert.deepEqual(figures.q, {
    answered: 2,
    options: { Ναι: { count: 2, percent: 100 }, Όχι: { count: 0, percent: 0 } },
  });
});

test('a ranking counts everyone who ranked an option, and who put it first', () => {
  const questionnaire = asked([{ id: 'q', type: 'rank', text: 'Q', options: ['A', 'B', 'C'] }]);

  const figures = tally(
    questionnaire,
    group({ a: counting({ q: ['B', 'A'] }), b: counting({ q: ['B'] }), c: counting({ q: [] }) }),
  );

  assert.deepEqual(figures.q, {
    answered: 2,
    options: {
      A: { count: 1, percent: 50, first: 0 },
      B: { count: 2, percent: 100, first: 2 },
      C: { count: 0, percent: 0, first: 0 },
    },
  });
});

test('each row of a matrix has its own base', () => {
  const questionnaire = asked([
    { id: 'q', type: 'matrix', text: 'Q', rows: ['x', 'y'], columns: ['up', 'down'] },
  ]);

  const figures = tally(
    questionnaire,
    group({ a: counting({ q: { x: 'up' } }), b: counting({ q: { x: 'down', y: 'up' } }) }),
  );

  const { rows } = figures.q as Matrix;
  assert.deepEqual([rows.x?.answered, rows.y?.answered], [2, 1]);
  assert.deepEqual(rows.y?.options, {
    up: { count: 1, percent: 100 },
    down: { count: 0, percent: 0 },
  });
});

test('an option may bear any name, and what is not an option is not counted', () => {
  const odd = ['constructor', '__proto__', 'toString'];
  const questionnaire = asked([{ id: 'q', type: 'multi', text: 'Q', options: odd }]);

  const figures = tally(questionnaire, group({ a: counting({ q: ['__proto__', 'gone'] }) }));

  const { answered, options } = figures.q as Distribution;
  assert.equal(answered, 1);
  assert.deepEqual(Object.keys(options), odd);
  assert.deepEqual(
    Object.values(options).map(({ count }) => count),
    [0, 1, 0],
  );
});

test('a title belongs to the first band that fits, and stays in the base where none does', () => {
  const questionnaire = asked([], {
    seniorityBands: [
      { band: 'Top', titleStartsWith: ['Chief', 'Director'] },
      { band: 'Heads', titleStartsWith: ['Head of', 'Chief of'] },
    ],
  });
  const people = [' Chief of Staff ', 'Head of ICT', 'Adviser'].map((title, i) =>
    person(`${i}`, title),
  );

  assert.equal(seniorityOf(questionnaire, 'Adviser'), null);
  assert.deepEqual(tally(questionnaire, { people, responses: new Map() }).seniority, {
    answered: 3,
    options: { Top: { count: 1, percent: 33.3 }, Heads: { count: 1, percent: 33.3 } },
  });
});

test('a band covers min ≤ amount < next min; the first has no lower limit', () => {
  const questionnaire = asked([], {
    budgetQuestion: 'How much?',
    budgetBands: [
      { label: 'low', min: 100, max: 900 },
      { label: 'middle', min: 1000 },
      { label: 'high', min: 5000, max: null },
    ],
  });

  const bands = [0, 99, 950, 999, 1000, 4999, 5000, 9e15].map((each) =>
    bandOf(questionnaire, each),
  );

  assert.deepEqual(bands, ['low', 'low', 'low', 'low', 'middle', 'middle', 'high', 'high']);
});

const options = ['A', 'B', 'C', 'D'];
const questionnaire = asked(
  [
    { id: 'single', type: 'single', text: 'S', options },
    { id: 'multi', type: 'multi', text: 'M', options },
    { id: 'rank', type: 'rank', text: 'R', options },
    { id: 'matrix', type: 'matrix', text: 'X', rows: ['r1', 'r2'], columns: options },
  ],
  {
    seniorityBands: [{ band: 'all', titleStartsWith: ['*'] }],
    budgetQuestion: 'B',
    budgetBands: [
      { label: 'low', min: 10 },
      { label: 'high', min: 100 },
    ],
  },
);
const option = fc.constantFrom(...options);
const several = fc.uniqueArray(option);
const anyResponse = fc.option(
  fc.record({
    budget: fc.option(fc.nat(1000)),
    answers: fc.record(
      {
        single: option,
        multi: several,
        rank: several,
        matrix: fc.record({ r1: option, r2: option }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
  }),
);

test('in any group the parts make the whole, and every base is the people who answered', () => {
  fc.assert(
    fc.property(fc.array(anyResponse, { maxLength: 40 }), (responses) => {
      const people = responses.map((_, i) => person(`${i}`));
      const counted = new Map(
        responses.flatMap((each, i) => (each ? [[`${i}`, each] as const] : [])),
      );
      const figures = tally(questionnaire, { people, responses: counted });
      const given = [...counted.values()];
      const distribution = (id: string) => figures[id] as Distribution;
      const total = (id: string) =>
        Object.values(distribution(id).options).reduce((sum, { count }) => sum + count, 0);
      const givers = given.filter(({ budget }) => budget !== null);

      assert.equal(distribution('seniority').answered, people.length);
      assert.equal(total('seniority'), people.length);
      assert.equal(total('single'), given.filter(({ answers }) => answers.single).length);
      assert.equal(distribution('single').answered, total('single'));
      assert.equal(
        distribution('multi').answered,
        given.filter(({ answers }) => answers.multi?.length).length,
      );
      assert.equal(
        total('multi'),
        given.reduce((sum, { answers }) => sum + (answers.multi?.length ?? 0), 0),
      );
      const firsts = Object.values(distribution('rank').options).map(({ first = 0 }) => first);
      assert.equal(
        firsts.reduce((sum, each) => sum + each, 0),
        distribution('rank').answered,
      );
      assert.equal(total('budgetBands'), givers.length);
      assert.deepEqual(figures.combinedSpend as Spend, {
        answered: givers.length,
        total: givers.reduce((sum, { budget }) => sum + (budget ?? 0), 0),
        currency: 'EUR',
      });
      for (const [row, { answered }] of Object.entries((figures.matrix as Matrix).rows))
        assert.equal(
          answered,
          given.filter(({ answers }) => Object.hasOwn(answers.matrix ?? {}, row)).length,
        );
    }),
  );
});
