import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offeredMerge } from '#report/merge-offers.ts';
import { isMergeOf, joined, withMerges } from '#research/merging-options.ts';
import { type Question, questionnaireSchema } from '#research/questionnaire.ts';
import { withheldAtRelease } from '#research/release.ts';
import { type Group, tally } from '#research/tally.ts';

const options = ['A', 'B', 'C', 'D'];
const asked = (question: Partial<Question>) =>
  questionnaireSchema.parse({
    title: 'A forum',
    dates: ['2026-05-01'],
    timezone: 'UTC',
    currency: 'EUR',
    budgetBands: [
      { label: 'Most', min: 1000 },
      { label: 'Least', min: 0 },
      { label: 'Some', min: 100 },
    ],
    questions: [{ id: 'q', text: 'Q', options, ...question }],
  });
const single = asked({ type: 'single' });
const multi = asked({ type: 'multi' });

/** The first `hidden` people share no profile. */
const group = (hidden: number, said: (string | string[] | null)[]): Group => ({
  people: said.map((_, at) => ({
    id: `${at}`,
    title: '',
    consent: at < hidden ? 'aggregate' : 'named',
  })),
  responses: new Map(
    said.flatMap((q, at) => (q === null ? [] : [[`${at}`, { budget: null, answers: { q } }]])),
  ),
});
const many = <Value>(count: number, said: (at: number) => Value) =>
  Array.from({ length: count }, (_, at) => said(at));
const q = { figure: 'q', row: null };

test('an option that nobody hidden ticked is offered together with others, and that is enough', () => {
  const ticked = group(20, [
    ...many(20, (at) => (at % 2 ? ['A'] : ['B', 'D'])),
    ...many(9, () => ['A', 'B', 'C']),
  ]);
  assert.deepEqual(withheldAtRelease(multi, ticked, []), [{ ...q, reason: 'alike' }]);

  const merges = offeredMerge(multi, ticked, [], q);

  assert.deepEqual(merges, [{ figure: 'q', into: 'C or D', options: ['C', 'D'] }]);
  assert.deepEqual(withheldAtRelease(multi, ticked, [], merges ?? []), []);
});

test('nothing is offered where all hidden people are in one option, or too few in the base', () => {
  const alike = group(20, [...many(20, () => 'A'), ...many(9, () => 'B')]);
  const few = group(3, [...many(3, (at) => options[at] ?? ''), ...many(9, () => 'B')]);

  assert.equal(offeredMerge(single, alike, [], q), null);
  assert.equal(offeredMerge(single, few, [], q), null);
});

test('a few who moved between two options are not told where these are printed as one', () => {
  const before = group(20, [...many(20, (at) => options[at % 4] ?? ''), ...many(9, () => 'B')]);
  const after = group(20, [
    ...many(20, (at) => (at === 3 ? 'A' : (options[at % 4] ?? ''))),
    ...many(9, () => 'B'),
  ]);
  const earlier = [{ group: before, withheld: [] }];
  assert.deepEqual(withheldAtRelease(single, after, earlier), [{ ...q, reason: 'few-hidden' }]);

  const merges = offeredMerge(single, after, earlier, q) ?? [];

  assert.deepEqual(merges, [{ figure: 'q', into: 'A, C or D', options: ['A', 'C', 'D'] }]);
  assert.deepEqual(withheldAtRelease(single, after, earlier, merges), []);
});

test('a merge that is given up does not tell the few who changed sides of it', () => {
  const merges = [{ figure: 'q', into: 'C or D', options: ['C', 'D'] }];
  const before = group(30, [...many(30, (at) => options[at % 4] ?? ''), ...many(9, () => 'B')]);
  // twelve move between C and D, and one from A to B: with C and D apart the thirteen seem many
  const after = group(30, [
    ...many(30, (at) => {
      const said = options[at % 4] ?? '';
      if (at === 0) return 'B';
      return said === 'C' && at < 26 ? 'D' : said === 'D' && at < 26 ? 'C' : said;
    }),
    ...many(9, () => 'B'),
  ]);

  assert.deepEqual(withheldAtRelease(single, after, [{ group: before, withheld: [], merges }]), [
    { ...q, reason: 'few-hidden' },
  ]);
});

test('merged options count each person once, at the place of the first', () => {
  const merges = [
    { figure: 'q', into: 'B or C', options: ['B', 'C'] },
    { figure: 'budgetBands', into: 'Least or Some', options: ['Least', 'Some'] },
  ];
  const said: Group = {
    people: many(3, (at) => ({ id: `${at}`, title: '', consent: 'named' })),
    responses: new Map([
      ['0', { budget: 5, answers: { q: ['B', 'C'] } }],
      ['1', { budget: 500, answers: { q: ['A', 'C'] } }],
      ['2', { budget: 5000, answers: { q: ['D'] } }],
    ]),
  };

  const questionnaire = { ...multi, budgetQuestion: 'Budget' };
  const merged = withMerges({ questionnaire, group: said }, merges);
  const figures = tally(merged.questionnaire, merged.group);

  assert.deepEqual(figures.q, {
    answered: 3,
    options: {
      A: { count: 1, percent: 33.3 },
      'B or C': { count: 2, percent: 66.7 },
      D: { count: 1, percent: 33.3 },
    },
  });
  assert.deepEqual(figures.budgetBands, {
    answered: 3,
    options: { Most: { count: 1, percent: 33.3 }, 'Least or Some': { count: 2, percent: 66.7 } },
  });
});

test('only neighbours in the order of money are merged, never all, never under a name that is taken', () => {
  const bands = ['Most', 'Least', 'Some'];
  const of = (list: string[], into = 'x') =>
    isMergeOf(single, { figure: 'budgetBands', into, options: list }, bands);

  assert.equal(of(['Least', 'Some']), true);
  assert.equal(of(['Most', 'Some']), true);
  assert.equal(of(['Most', 'Least']), false);
  assert.equal(of(bands), false);
  assert.equal(of(['Least', 'Some'], 'Most'), false);
  assert.equal(of(['Least', 'Nothing']), false);
  assert.equal(isMergeOf(single, { figure: 'q', into: 'x', options: ['A', 'D'] }, options), true);
});

test('merges that touch become one where both hold', () => {
  const merge = (...list: string[]) => ({ figure: 'q', into: list.join(), options: list });
  assert.deepEqual(
    joined([merge('A', 'B')], [merge('B', 'C'), merge('D', 'E')]).map(({ options: all }) =>
      all.sort(),
    ),
    [
      ['A', 'B', 'C'],
      ['D', 'E'],
    ],
  );
});
