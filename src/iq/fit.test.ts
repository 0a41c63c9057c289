import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitOf, MOST, sellerOf } from '#iq/fit.ts';
import type { Profile } from '#iq/profile.ts';
import { demoIndex } from '../../test/demo-index.ts';
import { aQuestionnaire, people } from '../../test/random-forum.ts';

const { questionnaire } = demoIndex();
const delegate: Profile = {
  id: '',
  ref: 'PSF-001',
  name: 'Oskar Oyelaran',
  title: 'Head of Data and Analytics',
  organisation: 'Fenbridge Police',
  country: 'United Kingdom',
  seniority: 'Heads of Department',
  budget: 27_400_000,
  answers: {
    top_priority: 'Mobile working',
    spend: { 'Artificial Intelligence': 'Increase', 'Big Data Analysis': 'Increase' },
    future: ['Digital forensics capability'],
    investment: ['Artificial intelligence', 'ANPR and surveillance', 'Data analytics'],
  },
};

test('a fit is the sum of what the delegate said, the heaviest reason first', () => {
  const sells = sellerOf(['Artificial intelligence', 'Data analytics']);
  assert.deepEqual(fitOf(delegate, sells, 'asks', questionnaire), {
    score: 0.75,
    reasons: [
      { why: 'asked', wish: 'asks', points: 0.35 },
      { why: 'ranks', option: 'Artificial intelligence', place: 1, of: 3, points: 0.2 },
      { why: 'more', rows: ['Artificial Intelligence', 'Big Data Analysis'], points: 0.12 },
      { why: 'money', budget: 27_400_000, points: 0.08 },
    ],
  });
});

test('what a client sells is found in longer and shorter names of it', () => {
  const sells = sellerOf(['Cloud', 'Digital forensics', 'Data analytics']);
  assert.deepEqual(
    ['Cloud Services', 'Digital forensics capability', 'Big Data Analysis', 'Cyber security'].map(
      sells,
    ),
    [true, true, true, false],
  );
});

test('a fit is between 0 and 1 and adds up, whoever asks whom', () => {
  const anybody = aQuestionnaire.chain((of) =>
    fc.record({
      of: fc.constant(of),
      all: people(of),
      solutions: fc.array(fc.constantFrom('Cloud', 'Cyber')),
    }),
  );
  fc.assert(
    fc.property(anybody, fc.constantFrom('asks' as const, null), ({ of, all, solutions }, wish) => {
      const sells = sellerOf(solutions);
      for (const profile of all) {
        const { score, reasons } = fitOf(profile, sells, wish, of);
        assert.ok(score >= 0 && score <= 1);
        const sum = reasons.reduce((total, { points }) => total + points, 0);
        assert.ok(Math.abs(sum - score) < 1e-9);
        for (const { why, points } of reasons) assert.ok(points > 0 && points <= MOST[why]);
      }
    }),
  );
});
