import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import loadHighs from 'highs';
import { disclosed } from '#research/disclosure.ts';
import type { Spend } from '#research/figure.ts';
import { type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import { withheldNow } from '#research/release.ts';
import { bandOf, type Group, tally } from '#research/tally.ts';

const highs = await loadHighs();
const questionnaire: Questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-05-01'],
  timezone: 'UTC',
  currency: 'EUR',
  budgetQuestion: 'Budget',
  budgetBands: [
    { label: 'Less', min: 0 },
    { label: 'Some', min: 100 },
    { label: 'More', min: 1000 },
    { label: 'Most', min: 10_000 },
  ],
  questions: [],
});
const begins = questionnaire.budgetBands;
/** Most amounts are small, few are large, as budgets are. */
const aGroup = fc
  .array(
    fc.record({
      hidden: fc.boolean(),
      size: fc.constantFrom(1, 1, 1, 10, 10, 100, 1000),
      amount: fc.integer({ min: 10, max: 99 }),
    }),
    { minLength: 5, maxLength: 60 },
  )
  .map(
    (givers): Group => ({
      people: givers.map(({ hidden }, at) => ({
        id: `${at}`,
        title: '',
        consent: hidden ? 'aggregate' : 'named',
      })),
      responses: new Map(
        givers.map(({ size, amount }, at) => [`${at}`, { budget: size * amount, answers: {} }]),
      ),
    }),
  );

/**
 * The most that whoever hides the second largest amount can think the largest to be, knowing the
 * named, how many are in each band, and the sum before it was rounded, which is more than is printed.
 */
function upperEstimate(total: number, hidden: number[], named: number[]): number {
  const order = [...hidden.keys()].sort((a, b) => (hidden[b] ?? 0) - (hidden[a] ?? 0));
  const [first = 0, at = -1] = order;
  const second = hidden[at] ?? 0;
  const known = named.reduce((sum, each) => sum + each, 0);
  const names = hidden.map((_, index) => `x${index}`);
  const bounds = hidden.map((amount, index) => {
    if (index === at) return `x${index} = ${second}`;
    const band = begins.findIndex(({ label }) => label === bandOf(questionnaire, amount));
    const least = begins[band]?.min ?? 0;
    const most = begins[band + 1]?.min ?? Infinity;
    // of the largest its band is printed anyway, so the sum is asked what it tells besides
    if (index === first) return `x${index} >= 0`;
    return most === Infinity ? `x${index} >= ${least}` : `${least} <= x${index} <= ${most}`;
  });
  const found = highs.solve(
    `Maximize\n obj: x${first}\nSubject To\n sum: ${names.join(' + ')} = ${total - known}\nBounds\n ${bounds.join('\n ')}\nEnd`,
    { output_flag: false },
  );
  assert.equal(found.Status, 'Optimal');
  return found.ObjectiveValue;
}

const split = ({ people, responses }: Group) => {
  const of = (consent: string) =>
    people
      .filter((person) => person.consent === consent)
      .flatMap(({ id }) => responses.get(id)?.budget ?? []);
  return { hidden: of('aggregate'), named: of('named') };
};

test('no sum that is printed, with its bands, tells a hidden amount within 20 %', () => {
  let printed = 0;
  fc.assert(
    fc.property(aGroup, (group) => {
      const figures = tally(questionnaire, group);
      const shown = disclosed(figures, withheldNow(questionnaire, group)).combinedSpend;
      const { hidden, named } = split(group);
      if (!shown || hidden.length === 0) return;
      printed += 1;
      const { total } = figures.combinedSpend as Spend;
      const largest = Math.max(...hidden);
      assert.ok(upperEstimate(total, hidden, named) >= 1.2 * largest - 1e-6);
      assert.equal(`${(shown as Spend).total}`.replace(/0+$/, '').length <= 2, true);
    }),
    { numRuns: 1000, seed: 7 },
  );
  assert.ok(printed > 20, `${printed}`);
});

test('with the rule off some sums do', () => {
  let told = 0;
  fc.assert(
    fc.property(aGroup, (group) => {
      const { hidden, named } = split(group);
      if (hidden.length < 2) return;
      const { total } = tally(questionnaire, group).combinedSpend as Spend;
      if (upperEstimate(total, hidden, named) < 1.2 * Math.max(...hidden)) told += 1;
    }),
    { numRuns: 100, seed: 7 },
  );
  assert.ok(told > 5);
});
