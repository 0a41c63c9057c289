/** The table of questions of test/questions/table, put to Client iQ's reader and judged by a plain loop. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { composedFor } from './compose.ts';
import { allQuestions, examine, told } from './examine.ts';
import { forums } from './forums/all.ts';
import { refsOf } from './means.ts';
import { readingsOf } from './score.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const questions = allQuestions();
const results = await examine(questions, ROOT);
const misses = results.filter(({ verdict }) => !verdict.right);

test('the table holds at least 200 questions, none twice', () => {
  const names = questions.map(({ forum, asks }) => `${forum}: ${asks}`);
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
  assert.ok(names.length >= 200, `${names.length} questions`);
});

test('every question means some of the people, not nobody', async () => {
  const all = await forums();
  const nobody = questions.flatMap((question) => {
    const forum = all.get(question.forum);
    const sizes = readingsOf(question).map((means) => (forum ? refsOf(means, forum).length : 0));
    return sizes.length > 0 && sizes.every((size) => size > 0) ? [] : [question.asks];
  });
  assert.deepEqual(nobody, []);
});

test('of the questions in words, 97 % and more give exactly the people they mean', () => {
  const exact = 1 - misses.length / results.length;
  assert.ok(exact >= 0.97, [`${(100 * exact).toFixed(1)} %`, ...misses.map(told)].join('\n'));
});

test('parts that are understood alone are understood together, whatever their order', async () => {
  const together = await examine(composedFor(await forums(), 60, 20261125), ROOT);
  const wrong = together.filter(({ verdict }) => !verdict.right);
  const exact = 1 - wrong.length / together.length;
  assert.ok(exact >= 0.97, [`${(100 * exact).toFixed(1)} %`, ...wrong.map(told)].join('\n'));
});

test('no word of a question is dropped in silence', () => {
  const dropped = results.flatMap(({ question, verdict }) =>
    verdict.dropped.map((word) => `${word}: ${question.asks}`),
  );
  assert.deepEqual(dropped, []);
});
