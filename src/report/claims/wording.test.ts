import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFindings } from '#report/claims/check.ts';
import { triggersIn } from '#report/claims/wording.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

test('digits in a name claim nothing; ordinals in digits claim their place', () => {
  assert.deepEqual(triggersIn('COVID-19 and 5G changed B2B.'), []);
  assert.deepEqual(
    triggersIn('It is the 1st priority, the 2nd concern and the 3rd area.').map(
      ({ predicate }) => predicate.kind,
    ),
    ['first', 'second', 'third'],
  );
  assert.equal(triggersIn('It is the third-highest.')[0]?.predicate.kind, 'third');
  assert.equal(triggersIn('We met 19 of them.')[0]?.predicate.kind, 'number');
});

test('a false sentence says all that is wrong with it, each once', () => {
  const option = { id: 'q', type: 'single', text: 'Which?', options: ['Cloud', 'Skills'] };
  const questionnaire = questionnaireSchema.parse({
    ...{ title: 'A forum', dates: ['2026-06-17'], timezone: 'UTC', currency: 'EUR' },
    questions: [option],
  });
  const shown = { Cloud: { count: 30, percent: 50 }, Skills: { count: 30, percent: 50 } };
  const figures = { q: { answered: 60, options: shown } };
  const people = { delegates: 60, responses: 60, interviews: 0, earlier: null };

  const paragraphs = ['{Over 60% | q / Cloud} want it, 44 times.'];
  const finding = { section: 'x', theme: null, paragraphs, written: true };
  const [checked] = checkFindings({ questionnaire, figures, ...people }, [finding]);

  assert.equal(checked?.sentences[0]?.state, 'false');
  assert.equal(
    checked?.sentences[0]?.problem,
    '50% is not over 60. “44” is not bound to a figure.',
  );
});

/** The state of one written sentence, about 60 people of whom 30 said Cloud. */
function stateOf(sentence: string, base = 60): string | undefined {
  const questionnaire = questionnaireSchema.parse({
    ...{ title: 'A forum', dates: ['2026-06-17'], timezone: 'UTC', currency: 'EUR' },
    questions: [
      { id: 'q', type: 'single', text: 'Which in 18 months?', options: ['Cloud', 'Skills'] },
    ],
  });
  const shown = {
    Cloud: { count: base / 2, percent: 50 },
    Skills: { count: base / 2, percent: 50 },
  };
  const figures = { q: { answered: base, options: shown } };
  const people = { delegates: base, responses: base, interviews: 0, earlier: null };
  const finding = { section: 'x', theme: null, paragraphs: [sentence], written: true };
  const [checked] = checkFindings({ questionnaire, figures, ...people }, [finding]);
  return checked?.sentences[0]?.state;
}

test('the words of a question prove their own numbers and nothing else', () => {
  assert.equal(stateOf('It is about the next {18 months | q}.'), 'bound');
  assert.equal(stateOf('It is about {2026 | dates}.'), 'bound');
  assert.equal(stateOf('It is about the next {12 months | q}.'), 'false');
  assert.equal(stateOf('{Most delegates | q} want it.'), 'false');
  assert.equal(stateOf('It is {the top priority | dates}.'), 'false');
  assert.equal(stateOf('They want {it | q}.'), 'false');
});

test('a denial is not proved by what it denies', () => {
  assert.equal(stateOf('{Half of the group | q / Cloud} want cloud.'), 'bound');
  assert.equal(stateOf('Cloud is not wanted by {half of the group | q / Cloud}.'), 'false');
  assert.equal(stateOf('It is {not half of the group | q / Cloud}.'), 'false');
  assert.equal(stateOf('They don’t say {half | q / Cloud}.'), 'false');
  assert.equal(stateOf('Not only {half of the group | q / Cloud} want it.'), 'bound');
});

test('of fewer than five people a token prints nothing', () => {
  assert.equal(stateOf('It stands at { | q / Cloud}.'), 'bound');
  assert.equal(stateOf('It stands at { | q / Cloud}.', 4), 'false');
});
