import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildIndex } from '#iq/index.ts';
import { closeness, likeness, likenessTo } from '#iq/likeness.ts';
import type { Profile } from '#iq/profile.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

const ranked = ['AI', 'Cloud', 'Radio', 'Drones'];
const rows = ['AI', 'Cloud', 'Vehicles'];
const questionnaire = questionnaireSchema.parse({
  title: 'F',
  dates: ['2026-01-01'],
  timezone: 'Europe/London',
  currency: 'GBP',
  budgetQuestion: 'Budget',
  budgetBands: [{ label: 'Some', min: 0 }],
  questions: [
    { id: 'need', type: 'single', text: 'Need', options: ['Speed', 'Trust', 'People'] },
    { id: 'tools', type: 'multi', text: 'Tools', options: ['A', 'B', 'C', 'D'] },
    { id: 'priority', type: 'rank', text: 'Priorities', options: ranked },
    { id: 'spend', type: 'matrix', text: 'Spend', rows, columns: ['Increase', 'Decrease'] },
  ],
});

function person(ref: string, answers: Profile['answers'], budget: number | null = null): Profile {
  const registered = { title: 'Chief', organisation: 'O', country: 'UK', seniority: null };
  return { id: ref, ref, name: ref, ...registered, budget, answers };
}
const indexOf = (people: Profile[]) => buildIndex(questionnaire, people);
const scores = (people: Profile[], ref = 'a') => {
  const index = indexOf(people);
  const me = people.find((each) => each.ref === ref) as Profile;
  return people.map((other) => likeness(index, me, other));
};

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const direction = some(fc.constantFrom('Increase', 'Decrease'));
const anyone = fc
  .record({
    need: some(fc.constantFrom('Speed', 'Trust', 'People')),
    tools: some(fc.subarray(['A', 'B', 'C', 'D'], { minLength: 1 })),
    priority: some(fc.shuffledSubarray(ranked, { minLength: 1 })),
    spend: some(fc.record({ AI: direction, Cloud: direction, Vehicles: direction })),
    budget: fc.option(fc.integer({ min: 0, max: 100_000_000 })),
    country: fc.constantFrom('UK', 'Norway', ''),
  })
  .map(({ budget, country, ...answers }) => ({ budget, country, answers }));
const crowd = fc.array(anyone, { minLength: 2, maxLength: 12 }).map((all) =>
  all.map(({ budget, country, answers }, i) => ({
    ...person(`p${i}`, JSON.parse(JSON.stringify(answers)), budget),
    country,
  })),
);

test('likeness lies between 0 and 1, is the same from both sides, and nobody is closer than oneself', () => {
  fc.assert(
    fc.property(crowd, (people) => {
      const index = indexOf(people);
      for (const a of people) {
        const own = likeness(index, a, a);
        for (const b of people) {
          const there = likeness(index, a, b);
          assert.ok(there >= 0 && there < 1);
          assert.ok(Math.abs(there - likeness(index, b, a)) < 1e-12);
          assert.ok(there <= own + 1e-12);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('the reasons add up to at most the likeness, and to the whole of it but for distant money', () => {
  fc.assert(
    fc.property(crowd, (people) => {
      const index = indexOf(people.map((each) => ({ ...each, budget: null })));
      for (const a of index.profiles)
        for (const b of index.profiles) {
          const { score, reasons } = likenessTo(index, a, [b.ref]);
          const sum = reasons.reduce((total, { points }) => total + points, 0);
          assert.ok(Math.abs(score - sum) < 1e-9);
        }
    }),
    { numRuns: 50 },
  );
});

test('an answer that one of the two left out counts neither for nor against', () => {
  const both = { need: 'Speed', priority: ['AI', 'Cloud'] };
  const people = [
    person('a', both),
    person('b', both),
    person('c', { ...both, tools: ['D'] }, 5_000_000),
  ];
  const [, without, besides] = scores(people);
  assert.equal(without, besides);
});

test('sharing what few say makes more alike than sharing what most say', () => {
  const crowdOf = Array.from({ length: 8 }, (_, i) => person(`x${i}`, { need: 'Speed' }));
  const few = [person('a', { need: 'Trust' }), person('b', { need: 'Trust' })];
  const index = indexOf([...crowdOf, ...few]);
  const [common, other] = crowdOf as [Profile, Profile];
  const [rare, twin] = few as [Profile, Profile];
  assert.ok(likeness(index, rare, twin) > likeness(index, common, other));
});

test('the same order of a ranking is closer than the same options in another', () => {
  const [own = 0, same = 0, turned = 0, away = 0] = scores([
    person('a', { priority: ['AI', 'Cloud', 'Radio'] }),
    person('b', { priority: ['AI', 'Cloud', 'Radio'] }),
    person('c', { priority: ['Radio', 'Cloud', 'AI'] }),
    person('d', { priority: ['Drones'] }),
  ]);
  assert.equal(own, same);
  assert.ok(same > turned && turned > away);
});

test('money is as close as its ratio: ten times as much is nothing alike', () => {
  assert.equal(closeness(5_000_000, 5_000_000), 1);
  assert.equal(closeness(1_000_000, 20_000_000), 0);
  assert.ok(closeness(1_000_000, 2_000_000) > closeness(1_000_000, 3_000_000));
  assert.equal(closeness(2, 7), closeness(7, 2));
});

test('reasons say what is shared, the most telling first', () => {
  const one = {
    need: 'Speed',
    priority: ['AI', 'Cloud'],
    spend: { AI: 'Increase', Cloud: 'Increase', Vehicles: 'Decrease' },
  };
  const other = { ...one, need: 'Trust', spend: { AI: 'Increase', Cloud: 'Increase' } };
  const index = indexOf([person('a', one, 5_000_000), person('b', other, 5_500_000)]);
  const { reasons } = likenessTo(index, index.profiles[0] as Profile, ['b']);
  assert.deepEqual(
    reasons.map(({ points: _, ...each }) => each),
    [
      { alike: 'first', question: 'Priorities', options: ['AI'], shared: 1 },
      { alike: 'money', shared: 1 },
      { alike: 'row', question: 'Spend', column: 'Increase', rows: ['AI', 'Cloud'], shared: 1 },
      { alike: 'registered', options: ['UK'], shared: 1 },
    ],
  );
});

test('to be like several is the mean of being like each; whoever is not in the index is not counted', () => {
  const people = [
    person('a', { need: 'Speed' }, 1_000_000),
    person('b', { need: 'Speed' }, 1_000_000),
    person('c', { need: 'Trust' }, 9_000_000),
  ];
  const index = indexOf(people);
  const [a, b, c] = people as [Profile, Profile, Profile];
  const mean = (likeness(index, a, b) + likeness(index, a, c)) / 2;
  assert.ok(Math.abs(likenessTo(index, a, ['b', 'c']).score - mean) < 1e-12);
  assert.deepEqual(likenessTo(index, a, ['b', 'c', 'hidden']), likenessTo(index, a, ['b', 'c']));
  assert.deepEqual(likenessTo(index, a, ['hidden']), { score: 0, reasons: [] });
});
