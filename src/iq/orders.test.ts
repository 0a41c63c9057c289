import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Asker, answerTo } from '#iq/answer.ts';
import { sellerOf } from '#iq/fit.ts';
import { buildIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'F',
  dates: ['2026-01-01'],
  timezone: 'Europe/London',
  currency: 'GBP',
  budgetQuestion: 'Budget',
  budgetBands: [{ label: 'Some', min: 0 }],
  questions: [{ id: 'need', type: 'single', text: 'Need', options: ['Speed', 'Trust'] }],
});
type Given = { ref: string; name: string; organisation?: string; budget?: number; need?: string };
const person = ({ ref, name, organisation = 'O', budget, need }: Given): Profile => ({
  id: ref,
  ref,
  name,
  title: '',
  organisation,
  country: '',
  seniority: null,
  budget: budget ?? null,
  answers: need ? { need } : {},
});
const people = [
  { ref: 'a', name: 'Zoë', organisation: 'Beta', budget: 5, need: 'Trust' },
  { ref: 'b', name: 'Émile', organisation: '', need: 'Speed' },
  { ref: 'c', name: 'Eve', organisation: 'Alpha', budget: 4, need: 'Trust' },
  { ref: 'd', name: 'Ada', organisation: 'alpha', budget: 9 },
].map(person);
const asker: Asker = { sells: sellerOf(['Speed']), wishes: new Map(), key: 'speed' };

function order(query: string, { as = asker, list = [] as string[] } = {}) {
  const answer = answerTo(
    buildIndex(questionnaire, people),
    new URLSearchParams(query),
    as,
    { limit: 10, cursor: null },
    list,
  );
  return answer.matches.map(({ profile }) => profile.ref).join('');
}

test('people are ranked by what the address says: fit, money, name, organisation', () => {
  assert.equal(order(''), 'bacd');
  assert.equal(order('sort=budget'), 'dacb');
  assert.equal(order('sort=name'), 'dbca');
  assert.equal(order('sort=organisation'), 'cdab');
  assert.equal(order('sort=anything'), 'bacd');
});

test('staff, who offer nothing, see people by reference and never by fit', () => {
  assert.equal(order('', { as: null }), 'abcd');
  assert.equal(order('sort=fit', { as: null }), 'abcd');
});

test('likeness ranks first those who are like the one asked for, or like the shortlist', () => {
  assert.equal(order('like=a').slice(0, 2), 'ac');
  assert.equal(order('like=list', { list: ['b'] })[0], 'b');
  assert.equal(order('like=a&sort=name'), 'dbca');
  assert.equal(order('like=nobody'), 'bacd');
});

const some = fc.uniqueArray(
  fc.record({
    ref: fc.stringMatching(/^[a-z.0-9]{1,4}$/),
    name: fc.constantFrom('Ada', 'Émile', 'Eve', 'Zoë'),
    budget: fc.integer({ min: 0, max: 9 }),
    need: fc.constantFrom('Speed', 'Trust'),
  }),
  { selector: ({ ref }) => ref, minLength: 1, maxLength: 12 },
);

test('in every order the pages hold everyone once, one after the other', () => {
  const sorts = fc.constantFrom('fit', 'budget', 'name', 'organisation', 'like', 'ref');
  fc.assert(
    fc.property(some, sorts, fc.integer({ min: 1, max: 4 }), (given, sort, limit) => {
      const index = buildIndex(questionnaire, given.map(person));
      const params = new URLSearchParams({ sort, like: given[0]?.ref ?? '' });
      const whole = answerTo(index, params, asker, { limit: 99, cursor: null });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = answerTo(index, params, asker, { limit, cursor });
        seen.push(...page.matches.map(({ profile }) => profile.ref));
        cursor = page.nextCursor;
      } while (cursor !== null);
      assert.deepEqual(
        seen,
        whole.matches.map(({ profile }) => profile.ref),
      );
      assert.equal(seen.length, given.length);
    }),
    { numRuns: 60 },
  );
});

test('a cursor holds no name of anyone', () => {
  const index = buildIndex(questionnaire, people);
  const params = new URLSearchParams({ sort: 'name' });
  const { nextCursor } = answerTo(index, params, asker, { limit: 2, cursor: null });
  assert.equal(nextCursor, '1.b');
});
