import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field } from '#iq/fields.ts';
import { fieldsOf } from '#iq/fields.ts';
import { nameOf, readSearch, type Search, tidy, writeSearch } from '#iq/query.ts';
import { aSearch, questionnaires } from '../../test/random-forum.ts';

const fields: Field[] = ['country', 'top priority'].map((key) => ({
  key,
  label: '',
  source: { of: 'registration', column: 'country' },
  options: ['Norway', 'Ireland', 'Côte d’Ivoire & more=100%'],
}));

const forum = { fields, questionnaire: questionnaires.smallest };
const asUrl = (search: Search) => writeSearch(search).toString();
const again = (url: string) => asUrl(readSearch(new URLSearchParams(url), forum));

test('a question to Client iQ reads in its URL', () => {
  const url =
    'country=Norway&country=Ireland&top+priority=Norway&budget=5000000..&words=legacy+records&-country=Ireland';
  assert.equal(again(url), url);
});

test('what the forum has nothing for is kept and named', () => {
  const { clauses, lost } = readSearch(
    new URLSearchParams('country=Mars&colour=red&-country=Norway&budget=lots&either=colour%3Dred'),
    forum,
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
    { country: ['Norway'], organisation: [] },
  ).map(({ key }) => key);
  assert.deepEqual(keys, [
    'country',
    'answer.words',
    'answer.q',
    'answer.-q',
    'answer.country',
    'answer.budget',
    'answer.answer.words',
  ]);
});

test('what goes together inside an or, and what was answered, have their own parameters', () => {
  const url =
    'answered=country&either=country%3DNorway%26both%3Dtop%2Bpriority%253DNorway%2526budget%253D5..&-answered=budget';
  const { clauses, lost } = readSearch(new URLSearchParams(url), forum);
  assert.deepEqual(lost, []);
  assert.deepEqual(clauses, [
    [{ kind: 'answered', field: 'country' }],
    [
      { kind: 'option', field: 'country', option: 'Norway' },
      {
        kind: 'all',
        clauses: [
          [{ kind: 'option', field: 'top priority', option: 'Norway' }],
          [
            {
              kind: 'range',
              field: 'budget',
              range: { min: 5, over: false, max: null, under: false },
            },
          ],
        ],
      },
    ],
    [{ not: true, kind: 'answered', field: 'budget' }],
  ]);
});

test('what people are registered with is meant by its name, though a question has the same', () => {
  const questions = ['country', 'why'].map((id) => ({ id, type: 'text' as const, text: id }));
  const nobody = { fields: [], questionnaire: { ...questionnaires.smallest, questions } };
  const { clauses, lost } = readSearch(
    new URLSearchParams('answered=country&-answered=why'),
    nobody,
  );
  assert.deepEqual(lost, [{ param: 'answered', value: 'country' }]);
  assert.deepEqual(clauses, [[{ not: true, kind: 'answered', field: 'why' }]]);
});

test('any search survives its URL, and what is written once is written the same again', () => {
  fc.assert(
    fc.property(aSearch(forum), (search) => {
      const url = asUrl(search);
      assert.equal(again(url), url);
      const named = ({ clauses }: Search) =>
        new Set(clauses.map((clause) => clause.map(nameOf).sort().join(' or ')));
      const read = readSearch(new URLSearchParams(url), forum);
      assert.deepEqual(named(read), named(tidy(search)));
    }),
  );
});
