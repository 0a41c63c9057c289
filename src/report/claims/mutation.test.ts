import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFindings } from '#report/claims/check.ts';
import type { Ground } from '#report/claims/measure.ts';
import type { Answers } from '#research/questionnaire.ts';
import { type Group, tally } from '#research/tally.ts';
import { truthsOf } from '../../../test/findings-truth.ts';
import { groupOf, POLICE, planOf } from '../../../test/forum-folder.ts';

const { questionnaire, findings, ...plan } = await planOf(POLICE);
const truths = truthsOf(questionnaire);
const cell = (answers: Answers, row: string) =>
  (answers.spend as Record<string, string> | undefined)?.[row];

/** A small generator of numbers, so that a run can be repeated: Park and Miller's, 1988. */
function numbersFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return { next, under: (n: number) => Math.floor(next() * n) };
}
type Numbers = ReturnType<typeof numbersFrom>;

/** Some people answer one question otherwise: towards one option, or at random, or not at all. */
function changed(group: Group, numbers: Numbers): Group {
  const questions = questionnaire.questions.filter(({ type }) => type !== 'text');
  const question = questions[numbers.under(questions.length)];
  const responses = new Map(group.responses);
  const ids = [...responses.keys()];
  if (!question) return group;
  const rows = question.type === 'matrix' ? question.rows : [];
  const row = rows[numbers.under(rows.length)] ?? '';
  const options =
    'options' in question ? question.options : 'columns' in question ? question.columns : [];
  const drawn = options[numbers.under(options.length)] ?? '';
  const alike = numbers.next() < 0.7;
  for (let left = 1 + numbers.under(24); left > 0; left--) {
    const id = ids[numbers.under(ids.length)] ?? '';
    const old = responses.get(id);
    if (!old) continue;
    const said = alike ? drawn : (options[numbers.under(options.length)] ?? '');
    const answers = structuredClone(old.answers);
    if (question.type === 'matrix') {
      answers[question.id] = { ...((answers[question.id] ?? {}) as object), [row]: said };
    } else if (question.type === 'single') answers[question.id] = said;
    else {
      const kept = ((answers[question.id] ?? []) as string[]).filter((each) => each !== said);
      answers[question.id] = numbers.next() < 0.5 ? [said, ...kept.slice(0, 2)] : kept;
    }
    if (numbers.next() < 0.05) delete answers[question.id];
    responses.set(id, { ...old, answers });
  }
  return { people: group.people, responses };
}

const group = groupOf({ questionnaire, findings, ...plan } as Awaited<ReturnType<typeof planOf>>);
const groundOf = (mine: Group): Ground => ({
  questionnaire,
  figures: tally(questionnaire, mine),
  delegates: mine.people.length,
  responses: mine.responses.size,
  interviews: 2,
  earlier: null,
});
const bound = checkFindings(groundOf(group), findings ?? []).map((finding) => ({
  ...finding,
  written: true,
}));
const falseIn = (mine: Group) =>
  checkFindings(groundOf(mine), bound)
    .flatMap(({ sentences }) => sentences)
    .filter(({ state }) => state === 'false')
    .map(({ sentence }) => sentence);

test('every claim of the findings is true of the answers, by both counts', () => {
  const rows = [...group.responses.values()];
  const sentences = bound.flatMap((finding) => finding.sentences);

  assert.deepEqual(
    truths.filter(([, truth]) => !truth(rows)),
    [],
  );
  assert.deepEqual(falseIn(group), []);
  assert.deepEqual(
    truths.filter(
      ([begins]) =>
        !sentences.some(({ sentence, state }) => state === 'bound' && sentence.startsWith(begins)),
    ),
    [],
  );
  assert.equal(sentences.filter(({ state }) => state === 'bound').length, truths.length);
});

test('one answer from Increase to Stay the same, and C12 is refused with the wording that would be true', () => {
  const [id, response] =
    [...group.responses].find(
      ([, { answers }]) => cell(answers, 'Artificial Intelligence') === 'Increase',
    ) ?? [];
  assert.ok(id && response);
  const spend = {
    ...(response.answers.spend as object),
    'Artificial Intelligence': 'Stay the same',
  };
  const flipped = new Map(group.responses).set(id, {
    ...response,
    answers: { ...response.answers, spend },
  });

  const found = checkFindings(groundOf({ people: group.people, responses: flipped }), bound)
    .flatMap(({ sentences }) => sentences)
    .filter(({ state }) => state === 'false');

  assert.equal(found.length, 1);
  assert.match(found[0]?.sentence ?? '', /^Over 60% of the group/);
  assert.deepEqual(
    found[0]?.claims.map(({ fraction, says, nearest }) => ({ fraction, says, nearest })),
    [{ fraction: '72 of 120', says: '60% is not over 60.', nearest: '60%' }],
  );
  assert.equal(found[0]?.line, 22);
});

test('of a thousand random changes no sentence that became false is missed, and none that is true is refused', () => {
  const numbers = numbersFrom(20_240_617);
  let became = 0;
  const missed: string[] = [];
  const wronged: string[] = [];
  for (let run = 0; run < 1000; run++) {
    const mine = changed(group, numbers);
    const rows = [...mine.responses.values()];
    const refused = falseIn(mine);
    for (const [begins, truth] of truths) {
      const found = refused.some((sentence) => sentence.startsWith(begins));
      if (!truth(rows)) {
        became++;
        if (!found) missed.push(`${run}: ${begins}`);
      } else if (found) wronged.push(`${run}: ${begins}`);
    }
  }

  assert.ok(became > 400, `${became} sentences became false`);
  assert.deepEqual(wronged, []);
  assert.deepEqual(missed, []);
});
