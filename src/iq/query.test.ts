import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field } from '#iq/fields.ts';
import { fieldsOf } from '#iq/fields.ts';
import { readSearch, type Search, writeSearch } from '#iq/query.ts';
import { aSearch, questionnaires } from '../../test/random-forum.ts';

const fields: Field[] = ['country', 'top priority'].map((key) => ({
  key,
  label: '',
  source: { of: 'registration', column: 'country' },
  options: ['Norway', 'Ireland', 'Côte d’Ivoire & more=100%'],
}));

const asUrl = (search: Search) => writeSearch(search).toString();
const again = (url: string) => asUrl(readSearch(new URLSearchParams(url), fields));

test('a question to Client iQ reads in its URL', () => {
  const url =
    'country=Norway&country=Ireland&top+priority=Norway&budget=5000000..&words=legacy+records&-country=Ireland';
  assert.equal(again(url), url);
});

test('what the forum has nothing for is kept and named', () => {
  const { clauses, lost } = readSearch(
    new URLSearchParams('country=Mars&colour=red&-country=Norway&budget=lots&either=colour%3Dred'),
    fields,
  );
  assert.deepEqual(clauses, [[{ not: true, kind: 'option', field: 'country', option: 'Norway' }]]);
  assert.deepEqual(
    lost.map(({ param, value }) => `${param}=${value}`),
    ['country=Mars', 'colour=red', 'budget=lots', 'either=colour=red'],
  );
});

test('how the answer is shown is no part of the question', () => {
  assert.equal(again('cursor=x&limit=5&open=PSF-001&q=heads'), '');
});

test('a field never takes the name of a parameter that means something else', () => {
  const question = (id: string) => ({ id, type: 'single' as const, text: id, options: ['a'] });
  const keys = fieldsOf(
    {
      ...questionnaires.smallest,
      questions: ['words', 'q', '-q', 'country', 'budget', 'words'].map(question),
    },
    [],
  ).map(({ key }) => key);
  assert.deepEqual(keys, [
    'answer.words',
    'answer.q',
    'answer.-q',
    'country',
    'answer.budget',
    'answer.answer.words',
  ]);
});

test('any search survives its URL', () => {
  fc.assert(
    fc.property(aSearch(fields), (search) => {
      const url = asUrl(search);
      assert.equal(again(url), url);
      const meaning = ({ clauses }: Search) =>
        clauses.map((clause) => [...new Set(clause.map((each) => JSON.stringify(each)))].sort());
      const read = readSearch(new URLSearchParams(url), fields);
      assert.deepEqual(new Set(meaning(read).map(String)), new Set(meaning(search).map(String)));
    }),
  );
});
