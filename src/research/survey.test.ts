import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Answers, type Question, questionnaireSchema } from '#research/questionnaire.ts';
import { type Fields, fieldsOf, parseSurvey, partOf } from '#research/survey.ts';

const word = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      'Ψηφιακά',
      '数据共享',
      'سلام',
      '__proto__',
      'a:1',
      'q',
      'a; b',
      'x > y',
      'l1\nl2',
    ),
  )
  .filter(
    (text) => text.trim() === text && text !== '' && !text.includes('\r') && !text.includes('\0'),
  );
const words = (max: number) => fc.uniqueArray(word, { minLength: 1, maxLength: max });
const most = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined });

const shape = fc.oneof(
  fc.record({ type: fc.constant('single' as const), options: words(6) }),
  fc.record({ type: fc.constant('multi' as const), options: words(6), max: most }),
  fc.record({ type: fc.constant('rank' as const), options: words(6), max: most }),
  fc.record({ type: fc.constant('matrix' as const), rows: words(5), columns: words(4) }),
  fc.record({ type: fc.constant('text' as const) }),
);

const someOf = (options: string[], max = options.length) =>
  fc.subarray(options, { minLength: 1, maxLength: Math.min(max, options.length) });

function answerTo(question: Question): fc.Arbitrary<Answers[string]> {
  if (question.type === 'single') return fc.constantFrom(...question.options);
  if (question.type === 'multi') return someOf(question.options, question.max);
  if (question.type === 'rank')
    return someOf(question.options, question.max).chain((chosen) =>
      fc.shuffledSubarray(chosen, { minLength: chosen.length }),
    );
  if (question.type === 'text') return word;
  return someOf(question.rows).chain((rows) =>
    fc
      .tuple(...rows.map(() => fc.constantFrom(...question.columns)))
      .map((columns) => Object.fromEntries(rows.map((row, i) => [row, columns[i] ?? '']))),
  );
}

const filledIn = fc
  .record({
    ids: fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
    shapes: fc.array(shape, { minLength: 8, maxLength: 8 }),
    currency: fc.constantFrom('GBP', 'EUR', 'JPY', 'CHF', 'RSD'),
  })
  .chain(({ ids, shapes, currency }) => {
    const questionnaire = questionnaireSchema.parse({
      title: 'T',
      dates: ['2030-01-01'],
      timezone: 'UTC',
      currency,
      budgetQuestion: 'Budget?',
      questions: ids.map((id, i) => ({ id, text: `About ${id}`, ...shapes[i] })),
    });
    return fc.record({
      questionnaire: fc.constant(questionnaire),
      budget: fc.option(fc.integer({ min: 0, max: 10 ** 12 })),
      answers: fc
        .tuple(...questionnaire.questions.map((each) => fc.option(answerTo(each))))
        .map((given) =>
          Object.fromEntries(
            questionnaire.questions.flatMap(({ id }, i) => {
              const answer = given[i];
              return answer === null || answer === undefined ? [] : [[id, answer] as const];
            }),
          ),
        ),
    });
  });

/** By question id; the answers themselves may hold a row named toString, so they are no text. */
const inOrder = (answers: object) =>
  Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1));

test('what a person answered comes back from the form unchanged, in any alphabet', () => {
  fc.assert(
    fc.property(filledIn, ({ questionnaire, answers, budget }) => {
      const read = parseSurvey(questionnaire, fieldsOf(questionnaire, { answers, budget }));
      assert.deepEqual(read.troubles, {});
      assert.equal(read.budget, budget);
      assert.deepEqual(inOrder(read.answers), inOrder(answers));
    }),
  );
});

test('whatever is sent, only options of the questionnaire become answers, and nothing throws', () => {
  const sent = fc.dictionary(word, fc.array(word, { maxLength: 3 }));
  fc.assert(
    fc.property(filledIn, sent, (form, junk) => {
      const names = Object.keys(fieldsOf(form.questionnaire, form));
      const fields: Fields = { ...junk };
      names.forEach((name, i) => {
        fields[name] = Object.values(junk)[i % Math.max(1, Object.keys(junk).length)] ?? [];
      });
      const { answers } = parseSurvey(form.questionnaire, fields);
      for (const question of form.questionnaire.questions) {
        const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
        if (answer === undefined || question.type === 'text') continue;
        const allowed = question.type === 'matrix' ? question.columns : question.options;
        const given = typeof answer === 'string' ? [answer] : Object.values(answer);
        assert.ok(given.every((each) => allowed.includes(each)));
      }
    }),
  );
});

const forum = (...questions: object[]) =>
  questionnaireSchema.parse({
    title: 'T',
    dates: ['2030-01-01'],
    timezone: 'UTC',
    currency: 'EUR',
    budgetQuestion: 'Budget?',
    questions: questions.map((each) => ({ text: 'T', ...each })),
  });

test('too many boxes, a rank given twice and money that can’t be read are said at their field', () => {
  const questionnaire = forum(
    { id: 'm', type: 'multi', options: ['a', 'b', 'c'], max: 2 },
    { id: 'r', type: 'rank', options: ['a', 'b', 'c'] },
  );
  const { troubles, answers, budget } = parseSurvey(questionnaire, {
    'q:m': ['a', 'b', 'c'],
    'q:r:1': ['b'],
    'q:r:3': ['b'],
    budget: ['a lot'],
  });
  assert.deepEqual(troubles, {
    'q:m': { trouble: 'too-many', most: 2, chosen: 3 },
    'q:r': { trouble: 'ranked-twice', option: 'b' },
    budget: { trouble: 'money', reason: 'unknown-word' },
  });
  assert.deepEqual(answers, {});
  assert.equal(budget, null);
});

test('a gap in a ranking closes; money is read as people write it', () => {
  const questionnaire = forum({ id: 'r', type: 'rank', options: ['a', 'b', 'c'] });
  const [question] = questionnaire.questions;
  assert.ok(question);
  const read = parseSurvey(questionnaire, {
    [partOf(question, 1)]: [''],
    [partOf(question, 2)]: ['c'],
    [partOf(question, 3)]: ['a'],
    budget: ['0,3 Mio. €'],
  });
  assert.deepEqual(read, { answers: { r: ['c', 'a'] }, budget: 300_000, troubles: {} });
});
