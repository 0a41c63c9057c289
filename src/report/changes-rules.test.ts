import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Changes, changesBetween, isUnchanged, type Side } from '#report/changes.ts';
import { type Answers, questionnaireSchema } from '#research/questionnaire.ts';
import { type Group, tally } from '#research/tally.ts';

const people = (many: number) =>
  Array.from({ length: many }, (_, at) => {
    return { id: `${at}`, title: '', consent: 'named' as const };
  });

const sides = fc
  .record({
    counts: fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }),
    budgets: fc.array(fc.nat(1000), { maxLength: 4 }),
    waits: fc.subarray([null, 'x', 'y']),
    verdicts: fc.array(
      fc.record({
        sentence: fc.constantFrom('s', 't', 'u'),
        state: fc.constantFrom('bound' as const, 'false' as const, 'view' as const),
        judged: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    options: fc.constantFrom<string[][]>(['A', 'B', 'C'], ['C', 'A', 'D'], ['B', 'C', 'A']),
  })
  .map(({ counts, budgets, waits, verdicts, options }): Side => {
    const given = counts.flatMap((many, at) => Array<string>(many).fill(options[at] ?? ''));
    const crowd = people(given.length + budgets.length);
    const group: Group = {
      people: crowd,
      responses: new Map(
        crowd.map(({ id }, at) => {
          const q = given[at];
          const answers: Answers = q === undefined ? {} : { q };
          return [id, { budget: budgets[at] ?? null, answers }];
        }),
      ),
    };
    const questionnaire = questionnaireSchema.parse({
      title: 'A forum',
      dates: ['2026-05-01'],
      timezone: 'Europe/London',
      currency: 'GBP',
      budgetQuestion: 'Budget',
      questions: [{ id: 'q', type: 'single', text: 'Which?', options }],
    });
    return {
      questionnaire,
      figures: tally(questionnaire, group),
      delegates: group.people.length,
      responses: group.responses.size,
      waits: waits.map((row) => ({ figure: 'q', row })),
      verdicts,
    };
  });

test('an edition against itself has changed in nothing', () => {
  fc.assert(fc.property(sides, (only) => isUnchanged(changesBetween(only, only))));
});

test('there and back again are the same changes the other way round', () => {
  const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
  const turned = ({ from, to }: { from: unknown; to: unknown }) => ({ from: to, to: from });
  const signed = (points: number | null) => (points ? -points : points);
  const turnedText = { added: 'removed', removed: 'added', other: 'other' };
  const other = { appears: 'vanishes', vanishes: 'appears', added: 'removed', removed: 'added' };
  const mirrored = (changes: Changes) => ({
    delegates: changes.delegates && turned(changes.delegates),
    responses: changes.responses && turned(changes.responses),
    numbers: sorted(
      changes.numbers.map(({ figure, row, base, options, total }) => ({
        figure,
        row,
        base: turned(base),
        options: sorted(
          options.map(({ option, points, ...counts }) => {
            return { option, ...turned(counts), points: signed(points) };
          }),
        ),
        total: total && turned(total),
      })),
    ),
    ranks: sorted(changes.ranks.map((each) => ({ ...each, ...turned(each) }))),
    sentences: sorted(
      changes.sentences.map(({ sentence, becomes, from, to }) => {
        return { sentence, becomes: turnedText[becomes], from: to, to: from };
      }),
    ),
    suppressions: sorted(
      changes.suppressions.map((each) => ({ ...each, becomes: other[each.becomes] })),
    ),
    questions: sorted(
      changes.questions.map((each) =>
        'from' in each ? { ...each, ...turned(each) } : { ...each, becomes: other[each.becomes] },
      ),
    ),
  });
  const plain = (changes: Changes) => {
    const { numbers, ranks, suppressions, questions, ...rest } = changes;
    return {
      delegates: rest.delegates,
      responses: rest.responses,
      numbers: sorted(
        numbers.map(({ figure, row, base, options, total }) => {
          const list = options.map(({ option, from, to, points }) => ({
            option,
            from,
            to,
            points,
          }));
          return { figure, row, base, options: sorted(list), total };
        }),
      ),
      ranks: sorted(ranks),
      sentences: sorted(rest.sentences),
      suppressions: sorted(suppressions),
      questions: sorted(questions),
    };
  };
  fc.assert(
    fc.property(sides, sides, (a, b) => {
      assert.deepEqual(mirrored(changesBetween(b, a)), plain(changesBetween(a, b)));
    }),
  );
});
