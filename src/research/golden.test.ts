import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { startOfDay } from '#research/as-of.ts';
import type { Distribution, Figures, Matrix, OptionTally, Spend } from '#research/figure.ts';
import { tally } from '#research/tally.ts';
import { groupOf, POLICE, planOf } from '../../test/forum-folder.ts';

type Printed = { count: number; percent?: number };
type Expected = {
  delegates: number;
  seniority: Record<string, Printed>;
  combinedSpend: number;
  budgetBands: Record<string, Printed>;
  questions: Record<string, Record<string, Printed | number | Record<string, Printed | number>>>;
  asOf: { date: string; answered: number }[];
};
const read = (path: string): Expected => JSON.parse(readFileSync(path, 'utf8'));
const ours = new URL('../../test/golden/police-forum-2024.json', import.meta.url).pathname;
const theirs = new URL('../../../shared/police-forum-2024/expected.json', import.meta.url).pathname;

const plan = await planOf(POLICE);
const figures = tally(plan.questionnaire, groupOf(plan));

/** The figures in the form of the file, so that nothing in either is left unlooked at. */
function asPrinted(
  all: Figures,
): Pick<Expected, 'seniority' | 'combinedSpend' | 'budgetBands' | 'questions'> {
  const counts = ({ options }: Distribution) =>
    Object.fromEntries(Object.entries(options).map(([option, { count }]) => [option, { count }]));
  const both = ({ options }: Distribution) =>
    Object.fromEntries(
      Object.entries(options).map(([option, { count, percent }]: [string, OptionTally]) => [
        option,
        { count, percent },
      ]),
    );
  const withBase = (each: Distribution) => ({ answered: each.answered, ...both(each) });
  const { seniority, combinedSpend, budgetBands, ...questions } = all;
  return {
    seniority: both(seniority as Distribution),
    combinedSpend: (combinedSpend as Spend).total,
    budgetBands: counts(budgetBands as Distribution),
    questions: Object.fromEntries(
      Object.entries(questions).map(([id, figure]) => [
        id,
        'rows' in figure
          ? Object.fromEntries(
              Object.entries((figure as Matrix).rows).map(([row, each]) => [row, withBase(each)]),
            )
          : withBase(figure as Distribution),
      ]),
    ),
  };
}

for (const [name, path] of [
  ['our copy', ours],
  ['the forum’s own file', theirs],
] as const) {
  const skip = existsSync(path) ? false : `${path} is not here`;

  test(`every figure of the demo forum, to the digit: ${name}`, { skip }, () => {
    const { seniority, combinedSpend, budgetBands, questions } = read(path);
    assert.deepEqual(asPrinted(figures), { seniority, combinedSpend, budgetBands, questions });
  });

  test(`how many had answered as of each day: ${name}`, { skip }, () => {
    const expected = read(path);
    assert.equal(groupOf(plan).people.length, expected.delegates);
    const answered = ({ date }: { date: string }) => groupOf(plan, startOfDay(date)).responses.size;
    assert.deepEqual(
      expected.asOf.map((each) => ({ date: each.date, answered: answered(each) })),
      expected.asOf,
    );
  });
}

test('every figure of another forum: Greek, in euros, with questions that nobody answered', async () => {
  const folder = new URL('../../test/fixtures/nosokomeia-2025', import.meta.url).pathname;
  const other = await planOf(folder);
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'));
  const group = groupOf(other);

  assert.deepEqual(tally(other.questionnaire, group), expected.figures);
  assert.equal(group.people.length, expected.delegates);
  assert.equal(group.responses.size, expected.responses);
});
