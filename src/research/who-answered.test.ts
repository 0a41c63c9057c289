import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftOut } from '#research/left-out.ts';
import type { Answers } from '#research/questionnaire.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import type { Group } from '#research/tally.ts';
import { estimateOf, knownOf, ratesBy } from '#research/who-answered.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-05-01'],
  timezone: 'Europe/Athens',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Chiefs', titleStartsWith: ['Chief'] },
    { band: 'Heads', titleStartsWith: ['Head'] },
  ],
  questions: [
    { id: 'q', type: 'single', text: 'Q', options: ['yes', 'no'] },
    { id: 'r', type: 'single', text: 'R', options: ['red', 'blue'] },
  ],
});
const q = { figure: 'q', row: null };
const r = { figure: 'r', row: null };
const seniority = { figure: 'seniority', row: null };

type Said = [many: number, title: string, country: string, answers: Answers | null];
function forum(list: Said[]) {
  const each = list.flatMap(([many, ...rest]) => Array.from({ length: many }, () => rest));
  const group: Group = {
    people: each.map(([title], at) => ({ id: `${at}`, title, consent: 'named' })),
    responses: new Map(
      each.flatMap(([, , answers], at) => (answers ? [[`${at}`, { budget: null, answers }]] : [])),
    ),
  };
  const countries = new Map(each.map(([, country], at) => [`${at}`, country]));
  return { group, known: knownOf(questionnaire, group, countries) };
}

test('everyone is in the base or left out for one reason', () => {
  const { group } = forum([
    [4, 'Chief', 'UK', { q: 'yes', r: 'red' }],
    [3, 'Chief', 'UK', { q: 'yes' }],
    [2, 'Head', 'UK', { r: 'red' }],
    [1, 'Head', 'UK', {}],
    [5, 'Head', 'UK', null],
  ]);
  assert.deepEqual(leftOut(questionnaire, group, { rows: q, columns: r }), {
    silent: 5,
    rows: 2,
    columns: 3,
    both: 1,
    unplaced: 0,
  });
});

test('a title that fits no level is in the base and said to be in no row', () => {
  const { group } = forum([
    [2, 'Adviser', 'UK', { q: 'yes' }],
    [3, 'Head', 'UK', { q: 'no' }],
  ]);
  assert.equal(leftOut(questionnaire, group, { rows: seniority, columns: q }).unplaced, 2);
});

test('rates are of everybody confirmed, in the order given, what is unknown last', () => {
  const { rates, test: told } = ratesBy(
    ['Heads', 'Chiefs', '', 'Heads'],
    [true, false, true, false],
    ['Chiefs', 'Heads'],
  );
  assert.deepEqual(rates, [
    { group: 'Chiefs', all: 1, answered: 0 },
    { group: 'Heads', all: 2, answered: 1 },
    { group: '', all: 1, answered: 1 },
  ]);
  assert.equal(told?.explained, true);
});

test('where all answered there is nothing to test and nothing to estimate', () => {
  const { group, known } = forum([[30, 'Chief', 'UK', { q: 'yes' }]]);
  assert.equal(ratesBy(known.levels, [true]).test, null);
  assert.equal(estimateOf(questionnaire, group, q, known), null);
});

test('weights by level give each level its part of the group', () => {
  // chiefs all say yes and mostly answered; heads all say no and mostly did not
  const { group, known } = forum([
    [20, 'Chief', 'UK', { q: 'yes' }],
    [10, 'Head', 'UK', { q: 'no' }],
    [30, 'Head', 'UK', null],
  ]);
  const estimate = estimateOf(questionnaire, group, q, known);
  const weighted = estimate?.byLevel;

  assert.ok(weighted && 'options' in weighted);
  assert.equal(estimate?.options[0]?.share, 20 / 30);
  assert.ok(Math.abs((weighted.options[0]?.share ?? 0) - 20 / 60) < 1e-12);
  assert.ok(weighted.effectiveBase < 30);
  // everyone is in one country, so there is no second way
  assert.equal(estimate?.byLevelAndCountry, null);
});

test('small countries are taken together; a level without an answer is named', () => {
  const { group, known } = forum([
    [10, 'Chief', 'UK', { q: 'yes' }],
    [10, 'Chief', 'Spain', { q: 'no' }],
    [2, 'Chief', 'Malta', { q: 'no' }],
    [3, 'Chief', 'Cyprus', null],
    [4, 'Head', 'UK', null],
  ]);
  const estimate = estimateOf(questionnaire, group, q, known);
  assert.deepEqual(estimate?.byLevel, { refused: 'empty', group: 'Heads' });

  const chiefs = forum([
    [10, 'Chief', 'UK', { q: 'yes' }],
    [10, 'Chief', 'Spain', { q: 'no' }],
    [2, 'Head', 'Malta', { q: 'no' }],
    [3, 'Head', 'Cyprus', null],
  ]);
  const both = estimateOf(questionnaire, chiefs.group, q, chiefs.known)?.byLevelAndCountry;
  assert.ok(both && 'options' in both);
  assert.deepEqual(both.thin, ['Heads', '']);
});
