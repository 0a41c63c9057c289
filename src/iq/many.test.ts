import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sellerOf } from '#iq/fit.ts';
import { buildIndex } from '#iq/index.ts';
import { askMany, type Forum } from '#iq/many.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

type Someone = { ref: string; need: string; budget: number; country?: string };
/** A forum with one question; its options are what makes it alike another, or not. */
function forum(key: string, currency: string, options: string[], people: Someone[]): Forum {
  const questionnaire = questionnaireSchema.parse({
    ...{ title: `The ${key}`, dates: ['2026-06-01'], timezone: 'Europe/Oslo', currency },
    budgetBands: [
      { label: 'Small', min: 1 },
      { label: 'Large', min: 1_000_000 },
    ],
    questions: [{ id: 'need', type: 'single', text: 'Need', options }],
  });
  const profiles = people.map(({ ref, need, budget, country = 'Norway' }) => ({
    ...{ id: `${key} ${ref}`, ref, name: `N ${ref}`, title: 'Chief', organisation: key, country },
    ...{ seniority: null, budget, answers: { need } },
  }));
  const asker = { sells: sellerOf(['Cranes']), wishes: new Map(), key: 'cranes' };
  return { key, index: buildIndex(questionnaire, profiles), asker };
}
const port = forum(
  'port',
  'NOK',
  ['Cranes', 'Pilots'],
  [
    { ref: 'A', need: 'Pilots', budget: 100 },
    { ref: 'B', need: 'Cranes', budget: 2_000_000 },
  ],
);
const dock = forum(
  'dock',
  'GBP',
  ['Cranes', 'Pilots'],
  [{ ref: 'A', need: 'Cranes', budget: 300, country: 'Ireland' }],
);
const quay = forum('quay', 'NOK', ['Cranes', 'Tugs'], [{ ref: 'A', need: 'Tugs', budget: 7 }]);
const ask = (query: string, forums = [port, dock, quay], page = { from: 0, limit: 50 }) =>
  askMany(forums, new URLSearchParams(query), page);
const named = ({ rows }: ReturnType<typeof ask>) =>
  rows.map(({ forum: of, row }) => `${of} ${row.ref}`);

test('counts stand for each forum and together; money is added within a currency only', () => {
  const many = ask('');
  assert.deepEqual(
    many.forums.map(({ key, total, everyone }) => [key, total, everyone]),
    [
      ['port', 2, 2],
      ['dock', 1, 1],
      ['quay', 1, 1],
    ],
  );
  assert.equal(many.total, 4);
  assert.deepEqual(many.money, [
    { currency: 'NOK', answered: 3, total: 2_000_107 },
    { currency: 'GBP', answered: 1, total: 300 },
  ]);
});

test('one list by fit says of each person which forum, page by page without a gap', () => {
  const all = named(ask(''));
  assert.deepEqual(all.slice(0, 2), ['port B', 'dock A']);
  const pages = [0, 1, 2, 3].flatMap((from) => named(ask('', undefined, { from, limit: 1 })));
  assert.deepEqual(pages, all);
  assert.equal(ask('', undefined, { from: 3, limit: 1 }).more, false);
});

test('a forum that lacks a filter another one knows counts nobody and says so', () => {
  const many = ask('need=Pilots');
  assert.deepEqual(
    many.forums.map(({ key, total, unknownHere }) => [key, total, unknownHere]),
    [
      ['port', 1, []],
      ['dock', 0, []],
      ['quay', 0, ['need: Pilots']],
    ],
  );
  assert.deepEqual(named(many), ['port A']);
});

test('what no forum knows is shown and heeded in none, as in one forum alone', () => {
  const many = ask('q=cranes+zzyzx');
  assert.deepEqual(many.notUnderstood, ['zzyzx']);
  assert.deepEqual(named(many), ['port B', 'dock A']);
});

test('facets are added up where the same question has the same options, countries by name', () => {
  const merged = ask('').facets.map(({ key, forums, options }) => [
    key,
    forums,
    options.map(({ label, count }) => `${label} ${count}`),
  ]);
  assert.deepEqual(merged, [
    ['country', ['port', 'dock', 'quay'], ['Norway 3', 'Ireland 1']],
    ['need', ['port', 'dock'], ['Cranes 2', 'Pilots 1']],
  ]);
});
