import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, keysOf } from '#base/ordered.ts';
import { cross, pairIn } from '#iq/crossing.ts';
import { valuesOf } from '#iq/fields.ts';
import { buildIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { readSearch } from '#iq/query.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'T',
  dates: ['2030-01-01'],
  timezone: 'UTC',
  currency: 'EUR',
  budgetQuestion: 'Budget?',
  budgetBands: [
    { label: 'small', min: 0 },
    { label: 'large', min: 100 },
  ],
  questions: [
    { id: 'one', type: 'single', text: 'One?', options: ['3', '2', '1'] },
    { id: 'many', type: 'multi', text: 'Many?', options: ['a', 'b, c'] },
    { id: 'x, y', type: 'single', text: 'Comma?', options: ['yes', 'no'] },
  ],
});
const person = (n: number, budget: number | null, answers: Profile['answers']): Profile => ({
  ...{ id: `${n}`, ref: `P${n}`, name: 'N', title: 'T', organisation: 'O', country: 'C' },
  ...{ seniority: null, budget, answers },
});
const people = [
  person(1, 50, { one: '3', many: ['a', 'b, c'] }),
  person(2, 150, { one: '3', many: ['a'] }),
  person(3, 150, { one: '1', many: ['b, c'] }),
  person(4, null, { one: '2' }),
  person(5, 10, { many: ['a'] }),
  person(6, null, { one: '1', many: ['a'], 'x, y': 'no' }),
];
const index = buildIndex(questionnaire, people);
const search = (query: string) => readSearch(new URLSearchParams(query), index);

test('a crosstab counts as a plain loop does, whatever is asked', () => {
  const field = (key: string) => {
    const found = index.fields.find((each) => each.key === key);
    assert.ok(found);
    return found;
  };
  const has = (each: Profile, key: string, option: string) =>
    valuesOf(each, field(key)).includes(option);
  const questions: [string, (each: Profile) => boolean][] = [
    ['', () => true],
    ['many=a', (each) => has(each, 'many', 'a')],
    ['one=3&one=1', (each) => has(each, 'one', '3') || has(each, 'one', '1')],
    ['-many=a', (each) => !has(each, 'many', 'a')],
  ];
  for (const [query, matches] of questions)
    for (const [row, column] of [
      ['one', 'many'],
      ['many', 'one'],
    ] as const) {
      const crossed = cross(index, search(query), [row, column]);
      const group = people.filter(matches);
      const both = group.filter((each) =>
        [row, column].every((key) => valuesOf(each, field(key)).length),
      );
      assert.equal(crossed?.answered, both.length, query);
      for (const [label, { answered, options }] of entriesOf(crossed?.rows ?? {})) {
        const inRow = both.filter((each) => has(each, row, label));
        assert.equal(answered, inRow.length, `${query} ${label}`);
        for (const [option, { count }] of entriesOf(options))
          assert.equal(count, inRow.filter((each) => has(each, column, option)).length);
      }
    }
});

test('the budget stands by its bands, on either side; options keep their order', () => {
  const byBand = cross(index, search(''), ['budget', 'one']);
  assert.deepEqual(byBand?.answered, 3);
  assert.deepEqual(byBand?.rows.large?.options, {
    '3': { count: 1 },
    '2': { count: 0 },
    '1': { count: 1 },
  });
  const byOne = cross(index, search(''), ['one', 'budget']);
  assert.deepEqual(byOne?.rows['3'], {
    answered: 2,
    options: { small: { count: 1 }, large: { count: 1 } },
  });
  assert.deepEqual(keysOf(byOne?.rows ?? {}), ['3', '2', '1']);
});

test('a pair is read as it is written, a comma in a key or not', () => {
  assert.deepEqual(pairIn(index, ['one,many']), ['one', 'many']);
  assert.deepEqual(pairIn(index, ['x, y,many']), ['x, y', 'many']);
  assert.deepEqual(pairIn(index, ['many', 'x, y']), ['many', 'x, y']);
  for (const none of [[], ['one'], ['one,one'], ['one,two'], ['one', 'words']])
    assert.equal(pairIn(index, none), null, none.join());
});
