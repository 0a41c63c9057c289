import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { changesBetween, type Side } from '#report/changes.ts';
import { type Question, type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import { type Group, tally } from '#research/tally.ts';

const asked = (questions: Question[], more: object = {}): Questionnaire =>
  questionnaireSchema.parse({
    title: 'A forum',
    dates: ['2026-05-01'],
    timezone: 'Europe/London',
    currency: 'GBP',
    budgetQuestion: 'Budget',
    questions,
    ...more,
  });
const side = (questionnaire: Questionnaire, group: Group, more: Partial<Side> = {}): Side => ({
  questionnaire,
  figures: tally(questionnaire, group),
  waits: [],
  delegates: group.people.length,
  responses: group.responses.size,
  verdicts: [],
  ...more,
});

const folder = new URL('../../../shared/oracles/01_forum120/', import.meta.url).pathname;
const skip = existsSync(folder) ? false : `${folder} is not here`;

function read(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

test('from 84 answers to 120 the change list says what the specification says', { skip }, () => {
  const [interim, final] = [read('interim.csv'), read('final.csv')];
  const options = (column: string) => [...new Set(final.map((row) => row[column] ?? ''))];
  const single = (id: string): Question => {
    return { id, type: 'single', text: id, options: options(id) };
  };
  const questionnaire = asked([
    single('top_priority'),
    { id: 'spend', type: 'matrix', text: 'Spend', rows: ['ai'], columns: options('spend_ai') },
    single('cyber_need'),
    single('ds_concern'),
  ]);
  const people = final.map(({ delegate_id = '' }) => {
    return { id: delegate_id, title: '', consent: 'named' as const };
  });
  const groupOf = (rows: Record<string, string>[]): Group => ({
    people,
    responses: new Map(
      rows.map((row) => {
        const { delegate_id = '', budget_gbp, spend_ai = '', ...rest } = row;
        const { top_priority = '', cyber_need = '', ds_concern = '' } = rest;
        const answers = { top_priority, cyber_need, ds_concern, spend: { ai: spend_ai } };
        return [delegate_id, { budget: Number(budget_gbp), answers }];
      }),
    ),
  });
  const quarter = (state: 'false' | 'bound') => [
    { sentence: 'A quarter name skills.', state },
    { sentence: 'Over 60% increase AI.', state: 'bound' as const },
  ];

  const changes = changesBetween(
    side(questionnaire, groupOf(interim), { verdicts: quarter('false') }),
    side(questionnaire, groupOf(final), { verdicts: quarter('bound') }),
  );

  const option = (figure: string, name: string) => {
    const part = changes.numbers.find((each) => each.figure === figure);
    const found = part?.options.find((each) => each.option === name);
    const told = (at: 'from' | 'to') => [found?.[at]?.count, part?.base[at], found?.[at]?.percent];
    return [...told('from'), ...told('to'), found?.points];
  };
  assert.deepEqual(option('spend', 'increase'), [53, 84, 63.1, 73, 120, 60.8, -2.3]);
  assert.deepEqual(option('top_priority', 'digital_skills'), [22, 79, 27.8, 30, 120, 25, -2.8]);
  assert.deepEqual(
    option('cyber_need', 'advanced_threat_detection').slice(2),
    [21.4, 30, 120, 25, 3.6],
  );
  assert.deepEqual(option('ds_concern', 'skills_gap'), [31, 79, 39.2, 43, 120, 35.8, -3.4]);
  const total = changes.numbers.find(({ figure }) => figure === 'combinedSpend')?.total;
  assert.equal(((total?.from?.total ?? 0) / 1e9).toFixed(2), '1.08');
  assert.equal(((total?.to?.total ?? 0) / 1e9).toFixed(2), '1.50');
  assert.deepEqual(changes.responses, { from: 84, to: 120 });
  assert.deepEqual(changes.sentences, [
    { sentence: 'A quarter name skills.', becomes: 'other', from: 'false', to: 'bound' },
  ]);
});

const people = (many: number) =>
  Array.from({ length: many }, (_, at) => {
    return { id: `${at}`, title: '', consent: 'named' as const };
  });
/** Question `q`: option by count. */
const counted = (counts: Record<string, number>, base = 0): Side => {
  const options = Object.keys(counts);
  const given = Object.entries(counts).flatMap(([option, many]) => Array(many).fill(option));
  const group: Group = {
    people: people(Math.max(base, given.length)),
    responses: new Map(
      given.map((q, at) => [`${at}`, { budget: null, answers: { q: q as string } }]),
    ),
  };
  return side(asked([{ id: 'q', type: 'single', text: 'Which?', options }]), group);
};

test('ranks say who is level with whom', () => {
  const { ranks } = changesBetween(
    counted({ A: 30, B: 20, C: 10, D: 0 }),
    counted({ A: 30, B: 30, C: 10, D: 40 }),
  );

  assert.deepEqual(ranks, [
    { figure: 'q', option: 'A', from: { rank: 1, joint: false }, to: { rank: 2, joint: true } },
    { figure: 'q', option: 'B', from: { rank: 2, joint: false }, to: { rank: 2, joint: true } },
    { figure: 'q', option: 'C', from: { rank: 3, joint: false }, to: { rank: 4, joint: false } },
  ]);
});

test('a sentence of one text says what it is under the figures of the other', () => {
  const text = (verdicts: Side['verdicts']): Side => ({ ...counted({ A: 1 }), verdicts });

  const { sentences } = changesBetween(
    text([
      { sentence: 'Over 60%.', state: 'bound' },
      { sentence: 'A quarter.', state: 'false', judged: true },
      { sentence: 'Same.', state: 'bound' },
    ]),
    text([
      { sentence: 'A quarter.', state: 'bound' },
      { sentence: 'Over 60%.', state: 'false', judged: true },
      { sentence: 'Same.', state: 'bound' },
    ]),
  );

  assert.deepEqual(sentences, [
    { sentence: 'A quarter.', becomes: 'added', from: 'false', to: 'bound' },
    { sentence: 'Over 60%.', becomes: 'removed', from: 'bound', to: 'false' },
  ]);
});

test('below a base of twenty there are no points', () => {
  const { numbers } = changesBetween(counted({ A: 9, B: 9 }), counted({ A: 20, B: 10 }));

  assert.deepEqual(
    numbers[0]?.options.map(({ option, points }) => [option, points]),
    [
      ['A', null],
      ['B', null],
    ],
  );
});

test('what is asked otherwise is said: wording, options, rows, whole questions', () => {
  const one = (more: object) => ({ id: 'one', type: 'single', text: 'One?', ...more }) as Question;
  const before = asked([
    one({ options: ['A', 'B'] }),
    { id: 'two', type: 'matrix', text: 'Two', rows: ['x'], columns: ['up', 'down'] },
    { id: 'old', type: 'text', text: 'Old' },
  ]);
  const after = asked([
    one({ options: ['A', 'Bee'], text: 'The one?' }),
    { id: 'two', type: 'matrix', text: 'Two', rows: ['x', 'y'], columns: ['up', 'down'] },
    { id: 'new', type: 'text', text: 'New' },
  ]);
  const nobody: Group = { people: [], responses: new Map() };

  const { questions } = changesBetween(side(before, nobody), side(after, nobody));

  assert.deepEqual(questions, [
    { figure: 'one', kind: 'wording', from: 'One?', to: 'The one?' },
    { figure: 'one', kind: 'option', name: 'Bee', becomes: 'added' },
    { figure: 'one', kind: 'option', name: 'B', becomes: 'removed' },
    { figure: 'two', kind: 'row', name: 'y', becomes: 'added' },
    { figure: 'new', kind: 'question', name: 'New', becomes: 'added' },
    { figure: 'old', kind: 'question', name: 'Old', becomes: 'removed' },
  ]);
});

test('a figure that a reader sees on one side alone tells no number of the other', () => {
  const shown = counted({ A: 30, B: 20 });
  const waiting: Side = { ...shown, figures: {}, waits: [{ figure: 'q', row: null }] };

  const gone = changesBetween(shown, waiting);
  const back = changesBetween(waiting, shown);

  assert.deepEqual(gone.suppressions, [{ figure: 'q', row: null, becomes: 'vanishes' }]);
  assert.deepEqual(back.suppressions, [{ figure: 'q', row: null, becomes: 'appears' }]);
  assert.ok(
    gone.numbers.every(({ base, options }) => base.to === null && !options.some((o) => o.to)),
  );
});
