import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { isSame, seriesOf, yearNames } from '#iq/series.ts';
import { trendOf } from '#iq/trends.ts';
import { type Question, questionnaireSchema } from '#research/questionnaire.ts';
import { newcombe } from '#research/statistics/compare.ts';

const questionnaire = (year: number, questions: unknown[], more = {}) =>
  questionnaireSchema.parse({
    title: `Harbour Forum ${year}`,
    dates: [`${year}-06-01`],
    timezone: 'Europe/Oslo',
    currency: 'NOK',
    budgetBands: [
      { label: 'Small', min: 0 },
      { label: 'Large', min: 1_000_000 },
    ],
    questions,
    ...more,
  });
const need = (options: string[], text = 'What do you need?') => ({
  ...{ id: 'need', type: 'single', text, options },
});
const answered = (option: string): Profile['answers'] => (option === '' ? {} : { need: option });
/** So many people said each of these. */
const people = (said: Record<string, number>, country = 'Norway'): Profile[] =>
  Object.entries(said)
    .flatMap(([option, n]) => Array<string>(n).fill(option))
    .map((option, i) => ({
      ...{ id: `${i}`, ref: `H-${i}`, name: `N${i}`, title: '', organisation: `O${i}`, country },
      ...{ seniority: null, budget: null, answers: answered(option) },
    }));
const year = (of: number, options: string[], said: Record<string, number>, text?: string) => ({
  key: `harbour-${of}`,
  index: buildIndex(questionnaire(of, [need(options, text)]), people(said)),
});
const asked = (by = '') => new URLSearchParams(by && { by });

test('a forum belongs to the series it names, or else to its key without the year', () => {
  assert.equal(seriesOf('police-forum-2024', {}), 'police-forum');
  assert.equal(seriesOf('2024-police-forum', {}), 'police-forum');
  assert.equal(seriesOf('nosokomeia', {}), 'nosokomeia');
  assert.equal(seriesOf('2024', {}), '2024');
  assert.equal(seriesOf('room-2024b', {}), 'room-2024b');
  assert.equal(seriesOf('anything', { series: 'Police Forum' }), 'police-forum');
});

test('a question is the same where two of id, wording and options agree, never by its id alone', () => {
  const one = need(['Cranes', 'Pilots']) as Question;
  const other = (more: object) => ({ ...one, ...more }) as Question;
  assert.equal(isSame(one, other({ text: 'What is missing?' })), true);
  assert.equal(isSame(one, other({ id: 'q7' })), true);
  assert.equal(isSame(one, other({ options: ['Tugs', 'Ropes'] })), true);
  assert.equal(isSame(one, other({ text: 'Your hobby?', options: ['Chess', 'Golf'] })), false);
  assert.equal(isSame(one, other({ type: 'multi' })), false);
});

test('each year has its own base; what it did not ask is not asked, and not zero', () => {
  const first = year(2023, ['Cranes', 'Pilots'], { Cranes: 10, Pilots: 30, '': 5 });
  const last = year(2024, ['Cranes', 'Pilots', 'Tugs'], { Cranes: 20, Pilots: 20 }, 'Your need?');
  const trend = trendOf(last, [last, first], asked('need'), false);
  assert.deepEqual(
    trend.years.map(({ name, answered }) => [name, answered]),
    [
      ['2023', 40],
      ['2024', 40],
    ],
  );
  assert.deepEqual(
    trend.rows.map(({ label, cells }) => [label, cells.map((cell) => cell?.count ?? null)]),
    [
      ['Cranes', [10, 20]],
      ['Pilots', [30, 20]],
      ['Tugs', [null, 0]],
    ],
  );
  assert.deepEqual(trend.rows[0]?.cells[0], { count: 10, percent: 25, filters: 'need=Cranes' });
  const { points, low, high } = trend.rows[0]?.moved ?? { points: 0, low: 0, high: 0 };
  assert.deepEqual([points, low > 0, high < 50], [25, true, true]);
  assert.equal(trend.finding, '“Cranes” moved most: +25.0 points from 2023 to 2024');
  assert.equal(trend.notes[0], 'In 2023 the question was worded: “What do you need?”');
});

test('below a base of twenty there are counts, and neither percentages nor a difference', () => {
  const [first, last] = [
    year(2023, ['Cranes', 'Pilots'], { Cranes: 10, Pilots: 9 }),
    year(2024, ['Cranes', 'Pilots'], { Cranes: 20, Pilots: 20 }),
  ];
  const [row] = trendOf(last, [first, last], asked(), false).rows;
  assert.deepEqual(row?.cells[0], { count: 10, percent: null, filters: 'need=Cranes' });
  assert.equal(row?.moved, null);
});

test('a country that nobody came from is zero; a band of another currency is not asked', () => {
  const [first, last] = [
    year(2023, ['Cranes'], { Cranes: 25 }),
    year(2024, ['Cranes'], { Cranes: 25 }),
  ];
  const pounds = {
    key: 'harbour-2022',
    index: buildIndex(
      questionnaire(2022, [need(['Cranes'])], { currency: 'GBP' }),
      people({ Cranes: 3 }, 'Ireland'),
    ),
  };
  const countries = trendOf(last, [pounds, first, last], asked('country'), false);
  assert.deepEqual(
    countries.rows.map(({ label, cells }) => [label, cells.map((cell) => cell?.count)]),
    [
      ['Norway', [0, 25, 25]],
      ['Ireland', [3, 0, 0]],
    ],
  );
  const budget = trendOf(last, [pounds, last], asked('budget'), false);
  assert.deepEqual(
    budget.years.map(({ answered }) => answered),
    [null, 0],
  );
});

test('two forums that begin in one year are told apart by title, then by key', () => {
  const [a, b] = [year(2024, ['Cranes'], {}), year(2024, ['Cranes'], {})];
  assert.deepEqual(yearNames([a, { ...b, key: 'harbour-b' }]), [
    '2024 Harbour Forum 2024 (harbour-2024)',
    '2024 Harbour Forum 2024 (harbour-b)',
  ]);
});

test('the range of a difference is Newcombe’s: 56 of 70 against 48 of 80', () => {
  const [low, high] = newcombe({ count: 56, base: 70 }, { count: 48, base: 80 });
  assert.deepEqual([low.toFixed(4), high.toFixed(4)], ['0.0524', '0.3339']);
});
