import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkFindings, refusedIn } from '#report/claims/check.ts';
import { draftFindings } from '#report/claims/draft.ts';
import { asToken, piecesOf, sentencesOf } from '#report/claims/markup.ts';
import { catalogueOf, type Ground, resolve } from '#report/claims/measure.ts';
import { nearestTrue } from '#report/claims/nearest.ts';
import { holds } from '#report/claims/predicate.ts';
import { triggersIn } from '#report/claims/wording.ts';
import type { Figures } from '#research/figure.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { percentOf, tally } from '#research/tally.ts';
import { groupOf, POLICE, planOf } from '../../../test/forum-folder.ts';

const options = ['Cloud', 'Skills', 'Data sharing'];
const questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-06-17', '2026-06-18'],
  timezone: 'UTC',
  currency: 'EUR',
  questions: [
    { id: 'one', type: 'single', section: 'Priority', text: 'Which comes first?', options },
    {
      id: 'some',
      type: 'multi',
      section: 'Needs',
      text: 'What do you need?',
      options: ['Time', 'Money'],
    },
  ],
});

/** `counts` of the three options of the single question */
function ground(counts: readonly number[], base = 120, more: Partial<Ground> = {}): Ground {
  const shown = (list: readonly string[], each: readonly number[], answered: number) => ({
    answered,
    options: Object.fromEntries(
      list.map((option, at) => {
        const count = each[at] ?? 0;
        return [option, { count, percent: percentOf(count, answered, 1) }];
      }),
    ),
  });
  const figures: Figures = {
    combinedSpend: { answered: base, total: 1_502_350_000, currency: 'EUR' },
    one: shown(options, counts, base),
    some: shown(['Time', 'Money'], [Math.floor(base / 2), base], base),
  };
  const people = { delegates: base, responses: base, interviews: 2 };
  return { questionnaire, figures, ...people, earlier: null, ...more };
}

/** Whether a wording is true of 'one / Cloud', and what would be. */
function said(words: string, counts: readonly number[], base = 120, more: Partial<Ground> = {}) {
  const paragraphs = [`We see ${asToken(words, 'one / Cloud')}.`];
  const finding = { section: 'Priority', theme: null, paragraphs, written: true };
  const [checked] = checkFindings(ground(counts, base, more), [finding]);
  const [claim] = checked?.sentences[0]?.claims ?? [];
  return claim?.true ? true : (claim?.nearest ?? false);
}

test('the grammar of quantifiers, each at its edge', () => {
  const of = (count: number) => [count, Math.max(0, 119 - count), 1];
  const edges: [string, number, number][] = [
    ['over 60%', 73, 72],
    ['more than 58%', 70, 69],
    ['at least 60%', 72, 71],
    ['under 60%', 71, 72],
    ['fewer than 60 per cent', 71, 72],
    ['nearly 60%', 71, 72],
    ['nearly 60%', 69, 68],
    ['25%', 30, 31],
    ['35.8%', 43, 42],
    ['36%', 43, 42],
    ['a quarter', 30, 31],
    ['about a quarter', 32, 33],
    ['over a quarter', 31, 30],
    ['over a quarter', 36, 37],
    ['nearly a quarter', 27, 26],
    ['one in four', 30, 29],
    ['nine out of ten', 108, 107],
    ['two thirds of the group', 80, 81],
    ['half of the group', 60, 61],
    ['more than half', 61, 60],
    ['¾ of delegates', 90, 91],
    ['most delegates', 61, 60],
    ['the majority', 61, 60],
    ['the vast majority of leaders', 96, 95],
    ['a minority', 59, 60],
    ['between 20% and 30%', 36, 37],
    ['73 of 120', 73, 74],
    ['73 delegates', 73, 74],
    ['all delegates', 120, 119],
    ['nobody', 0, 1],
    ['up to 50%', 60, 61],
    ['thirty-six per cent', 43, 42],
  ];
  for (const [words, yes, no] of edges) {
    assert.equal(said(words, of(yes)), true, `${words} of ${yes}`);
    assert.notEqual(said(words, of(no)), true, `${words} of ${no}`);
  }
});

test('ranks know ties, and the last place', () => {
  const cases: [string, number[], boolean][] = [
    ['the top priority', [50, 40, 30], true],
    ['the top priority', [45, 45, 30], false],
    ['the joint first priority', [45, 45, 30], true],
    ['the second priority', [40, 50, 30], true],
    ['the second priority', [30, 50, 40], false],
    ['another priority', [30, 50, 40], true],
    ['another priority', [50, 40, 30], false],
    ['ranked first', [50, 40, 30], true],
    ['the top two priorities', [40, 50, 30], true],
    ['the top two priorities', [30, 50, 40], false],
    ['the lowest priority', [30, 50, 40], true],
  ];
  for (const [words, counts, truth] of cases)
    assert.equal(said(words, counts) === true, truth, `${words} of ${counts}`);
});

test('what is false comes with the nearest wording that is true', () => {
  assert.equal(said('over 60%', [72, 40, 8]), '60%');
  assert.equal(said('over 65%', [73, 40, 7]), 'over 60%');
  assert.equal(said('over 60%', [71, 40, 9]), 'nearly 60%');
  assert.equal(said('a quarter', [28, 40, 52]), 'nearly a quarter');
  assert.equal(said('most delegates', [50, 40, 30]), 'a minority');
  assert.equal(said('the top priority', [40, 50, 30]), 'second');
  assert.equal(said('37%', [43, 40, 37]), '36%');
  assert.equal(said('60%', [9, 6, 0], 15), '9 of 15');
});

test('the nearest wording is always true', () => {
  const words = [
    'over 60%',
    'under 30%',
    'a third',
    'nearly half',
    'most delegates',
    'the top priority',
    '41%',
  ];
  fc.assert(
    fc.property(fc.nat(120), fc.constantFrom(...words), (count, wording) => {
      const catalogue = catalogueOf(ground([count, Math.floor((120 - count) / 2), 3]));
      const measures = resolve(catalogue, 'one / Cloud') ?? [];
      const [trigger] = triggersIn(wording);
      assert.ok(trigger);
      if (holds(trigger.predicate, measures)) return;
      const nearest = nearestTrue(trigger.predicate, measures);
      assert.ok(nearest);
      const read = [`the ${nearest} priority`, `${nearest} delegates`].flatMap(triggersIn);
      const so = read.some(({ predicate }) => holds(predicate, measures));
      assert.ok(so, `${wording} of ${count}: ${nearest}`);
    }),
  );
});

test('small bases are counted, not given in percent, and of fewer than five nothing is said', () => {
  assert.equal(said('60%', [12, 8, 0], 20), true);
  assert.equal(said('9 of 15', [9, 6, 0], 15), true);
  assert.notEqual(said('60%', [9, 6, 0], 15), true);
  assert.notEqual(said('3 of 4', [3, 1, 0], 4), true);
});

test('words of change between editions need both', () => {
  const earlier = ground([20, 50, 50]).figures;
  assert.equal(said('up from 17% to 33%', [40, 40, 40], 120, { earlier }), true);
  assert.equal(said('doubled', [40, 40, 40], 120, { earlier }), true);
  assert.notEqual(said('doubled', [39, 40, 41], 120, { earlier }), true);
  assert.notEqual(said('doubled', [40, 40, 40]), true);
});

test('money is said to two figures', () => {
  const states = (words: string) => {
    const paragraphs = [asToken(words, 'combinedSpend')];
    const finding = { section: 'x', theme: null, paragraphs, written: true };
    return checkFindings(ground([1, 1, 1]), [finding])[0]?.sentences[0]?.state;
  };
  for (const yes of [
    '€1.5 billion',
    '€1.5bn',
    'over €1.4 billion',
    '€2 billion',
    '1.5 billion euros',
  ])
    assert.equal(states(yes), 'bound', yes);
  for (const no of ['€1.6 billion', '€1.50235 billion', '€1.5 million', 'over €1.6 billion'])
    assert.equal(states(no), 'false', no);
});

test('a number typed into prose is refused, wherever it stands, and so is what nobody labelled', () => {
  const states = (paragraph: string) =>
    checkFindings(ground([50, 40, 30]), [
      { section: 'Priority', theme: null, paragraphs: [paragraph], written: true },
    ]).flatMap(({ sentences }) => sentences.map(({ state }) => state));

  assert.deepEqual(states('About 40% want it.'), ['bare']);
  assert.deepEqual(states('Most delegates want it.'), ['bare']);
  assert.deepEqual(states('{They want 40% more | commentary}.'), ['bare']);
  assert.deepEqual(states('{Budgets fell by 4% | source: Home Office, 2025}.'), ['sourced']);
  assert.deepEqual(states('{Budgets are falling | source needed}.'), ['open']);
  assert.deepEqual(states('It is clear that they care.'), ['unlabelled']);
  assert.deepEqual(states('{It is clear that they care | commentary}. {A third | one / Skills}.'), [
    'view',
    'bound',
  ]);
  assert.deepEqual(states('{Half | one / Nothing}.'), ['false']);
  assert.deepEqual(states('It stands at { | one / Cloud}.'), ['bound']);
  assert.deepEqual(states('First responders met at the front line; no third party was there.'), [
    'unlabelled',
  ]);
});

test('prose from elsewhere is bound by its words, true or not, and what fits nothing stays bare', () => {
  const check = (paragraph: string, section = 'Priority') =>
    checkFindings(ground([50, 40, 30]), [
      { section, theme: null, paragraphs: [paragraph] },
    ]).flatMap(({ paragraphs, sentences }) => sentences.map(({ state }) => [state, paragraphs[0]]));

  assert.deepEqual(check('A third name skills.'), [
    ['bound', '{A third | one / Skills} name skills.'],
  ]);
  assert.deepEqual(check('Half name skills.'), [['false', '{Half | one / Skills} name skills.']]);
  assert.deepEqual(check('Half of all horses are brown.'), [
    ['bare', 'Half of all horses are brown.'],
  ]);
  assert.deepEqual(check('Demand keeps rising.'), [
    ['open', '{Demand keeps rising | source needed}.'],
  ]);
  assert.deepEqual(check('It must earn its keep.'), [
    ['view', '{It must earn its keep | commentary}.'],
  ]);
});

test('a paragraph falls into its pieces and sentences without losing a sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
      const cut = sentencesOf(words);
      const joined = cut.map(({ text }) => text).join('');
      assert.ok(words.startsWith(joined) && words.slice(joined.length).trim() === '');
      const token = asToken(words, 'one / Cloud');
      assert.equal(piecesOf(`a ${token} b`).length, 3);
    }),
  );
});

test('the draft says only what is true, in any forum', async () => {
  for (const folder of [
    POLICE,
    new URL('../../../test/fixtures/nosokomeia-2025', import.meta.url).pathname,
  ]) {
    const plan = await planOf(folder);
    const group = groupOf(plan);
    const own: Ground = {
      questionnaire: plan.questionnaire,
      figures: tally(plan.questionnaire, group),
      delegates: group.people.length,
      responses: group.responses.size,
      interviews: 0,
      earlier: null,
    };
    const checked = checkFindings(own, draftFindings(own));

    assert.ok(checked.length >= 8);
    assert.deepEqual(refusedIn(checked), []);
    assert.ok(checked.every(({ sentences }) => sentences.every(({ state }) => state === 'bound')));
  }
});

test('the draft of random answers is true too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 0, max: 130 }),
      (counts, extra) => {
        const own = ground(counts, counts.reduce((sum, each) => sum + each, 0) + extra);
        assert.deepEqual(refusedIn(checkFindings(own, draftFindings(own))), []);
      },
    ),
  );
});

test('a year counts nobody', () => {
  const states = (paragraph: string) =>
    checkFindings(ground([50, 40, 30]), [
      { section: 'Priority', theme: null, paragraphs: [paragraph] },
    ]).flatMap(({ sentences }) => sentences.map(({ state }) => state));

  assert.deepEqual(states('In 2023 a third named skills.'), ['bare']);
  assert.deepEqual(states('In 2026 a third name skills.'), ['bound']);
});
