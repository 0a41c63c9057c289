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
