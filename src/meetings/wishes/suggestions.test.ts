import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ENOUGH } from '#iq/enough.ts';
import { fitOf, sellerOf } from '#iq/fit.ts';
import type { Profile } from '#iq/profile.ts';
import { speaksOf, suggestCompanies, suggestDelegates } from '#meetings/wishes/suggestions.ts';
import { demoIndex } from '../../../test/demo-index.ts';
import { aQuestionnaire, people } from '../../../test/random-forum.ts';

const { questionnaire } = demoIndex();
const oskar: Profile = {
  ...{ id: '', ref: 'PSF-001', name: 'Oskar Oyelaran', title: '', organisation: '', country: '' },
  ...{ seniority: null, budget: 27_400_000 },
  answers: {
    spend: { 'Artificial Intelligence': 'Increase', 'Big Data Analysis': 'Increase' },
    investment: ['Artificial intelligence', 'ANPR and surveillance', 'Data analytics'],
  },
};
const companies = [
  { ref: 'C01', company: 'Lamp', solutions: ['Catering'] },
  { ref: 'C02', company: 'Plates', solutions: ['ANPR and surveillance'] },
  { ref: 'C03', company: 'Mind', solutions: ['Artificial intelligence', 'Chairs'] },
];

test('a delegate reads which of the own answers a company meets, in both their words', () => {
  assert.deepEqual(suggestCompanies(oskar, companies, questionnaire), {
    base: 3,
    best: [
      {
        ref: 'C03',
        company: 'Mind',
        reasons: [
          'You rank Artificial intelligence first; they offer it.',
          'You want to spend more on Artificial Intelligence; they offer Artificial intelligence.',
        ],
      },
      {
        ref: 'C02',
        company: 'Plates',
        reasons: ['You rank ANPR and surveillance second; they offer it.'],
      },
    ],
  });
  const silent = { ...oskar, answers: {} };
  assert.deepEqual(suggestCompanies(silent, companies, questionnaire).best, []);
});

test('a budget alone suggests nobody', () => {
  const rich = { ...oskar, answers: {}, budget: 900_000_000 };
  const sells = sellerOf(['Artificial intelligence']);
  assert.equal(speaksOf(rich, sells, questionnaire), false);
  assert.equal(speaksOf(oskar, sells, questionnaire), true);
});

test('suggested are those who fit enough, speak of the offer and are not settled', () => {
  const anybody = aQuestionnaire.chain((of) =>
    fc.record({
      of: fc.constant(of),
      all: people(of),
      solutions: fc.array(fc.constantFrom('Cloud', 'Data', 'Crane', 'Harbour'), { maxLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(anybody, ({ of, all, solutions }) => {
      const sells = sellerOf(solutions);
      const matches = all
        .map((profile) => ({ profile, fit: fitOf(profile, sells, null, of) }))
        .sort((a, b) => b.fit.score - a.fit.score);
      const settled = new Set(all.slice(0, 2).map(({ ref }) => ref));
      const found = suggestDelegates(matches, settled);
      for (const { profile, fit } of found) {
        assert.ok(fit.score >= ENOUGH && speaksOf(profile, sells, of));
        assert.ok(!settled.has(profile.ref));
      }
      const scores = found.map(({ fit }) => fit.score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
    }),
  );
});
