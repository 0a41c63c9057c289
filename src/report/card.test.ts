import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Card, cardOf } from '#report/card.ts';
import { type Asked, versionOf } from '#report/card-asked.ts';
import { leftOutRows } from '#report/left-out.ts';
import { type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import { boundsFor } from '#research/statistics/census.ts';
import { type Sample, sampleIssue } from '../../test/fixtures/sample-report.ts';

const questionnaire = {
  title: 'A forum',
  dates: ['2024-06-17'],
  timezone: 'Europe/Vienna',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Board', titleStartsWith: ['Chief', 'Director'] },
    { band: 'Others', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Which budget?',
  budgetBands: [
    { label: 'Small', min: 0 },
    { label: 'Large', min: 1_000_000 },
  ],
  questions: [
    { id: 'one', type: 'single', text: 'Which first?', options: ['Pumps', 'Pipes', 'People'] },
    {
      id: 'grid',
      type: 'matrix',
      text: 'How?',
      rows: ['Nets', 'Stores'],
      columns: ['More', 'Less'],
    },
    { id: 'order', type: 'rank', text: 'In which order?', max: 3, options: ['A', 'B', 'C', 'D'] },
    { id: 'many', type: 'multi', text: 'Which of these?', options: ['X', 'Y'] },
  ],
};
/** 40 delegates, 30 of whom answered the single question, 12 the first row, 40 the second. */
const counts: Record<string, number[]> = {
  seniority: [10, 30],
  budgetBands: [25, 15],
  one: [15, 9, 6],
};
const sample: Sample = {
  questionnaire,
  delegates: 40,
  total: 52_000_000,
  count: (id, option, row) =>
    counts[id]?.[option] ?? (id === 'grid' && row === 0 ? [8, 4] : [25, 15])[option] ?? 0,
};
const asked: Questionnaire = questionnaireSchema.parse(questionnaire);

function card(key: string, more: Partial<Sample> = {}, editions: Asked[] = []): Card {
  const made = cardOf(sampleIssue({ ...sample, ...more }), key, editions, null);
  assert.ok(made, key);
  return made;
}
const fact = ({ facts }: Card, name: string) =>
  facts.find((each) => each.name === name)?.says.join(' ') ?? '';

test('a card says question, answers, base, number, filter, edition and method', () => {
  const it = card('one');

  assert.equal(fact(it, 'Question'), 'Which first?');
  assert.equal(fact(it, 'Possible answers'), 'One answer. Answers: “Pumps”, “Pipes” and “People”.');
  assert.match(fact(it, 'Base'), /^Delegates who answered\. The group is the 40 confirmed/);
  assert.equal(fact(it, 'Counted in it'), '30 of 40 (75.0%).');
  assert.equal(fact(it, 'Filter'), 'None: the whole group.');
  assert.match(fact(it, 'Edition'), /^Interim edition 3, as of 10 June 2024\. Mark 0a1b2c3d4e5f/);
  assert.match(fact(it, 'Source'), /answered 3 March to 6 June 2024/);
  assert.match(fact(it, 'How it is counted'), /rounded half up/);
});

test('each kind of figure says how it is counted', () => {
  const method = (key: string) => fact(card(key), 'How it is counted');

  assert.match(method('seniority'), /Board: titles that begin with “Chief” and “Director”/);
  assert.match(method('seniority'), /Others: any other title/);
  assert.match(fact(card('seniority'), 'Question'), /^Not asked/);
  assert.match(fact(card('seniority'), 'Source'), /^Registration/);
  assert.match(method('budgetBands'), /Small: all below Large: from €1,000,000/);
  assert.match(method('combinedSpend'), /two significant figures/);
  assert.match(method('order'), /at whatever place; beside it stands how many put it first/);
  assert.match(method('many'), /more than 100%/);
  assert.match(fact(card('grid'), 'Counted in it'), /Nets: 12 of 40\. Stores: 40 of 40\./);
  assert.match(fact(card('order'), 'Possible answers'), /Up to 3 put in order/);
});

test('an incomplete response has exact bounds for the whole group, a complete one none', () => {
  const { whole } = card('one');
  const { lower, upper } = boundsFor(15, 30, 40);

  assert.match(
    whole?.parts[0]?.options[0]?.bounds ?? '',
    new RegExp(`^${lower} to ${upper} of 40`),
  );
  assert.ok(whole?.notes.some((note) => note.includes('this group alone')));
  assert.equal(card('many').whole, null);
  assert.equal(card('seniority').whole, null);
  assert.equal(card('combinedSpend').whole, null);
  const rows = card('grid').whole?.parts;
  assert.deepEqual(
    rows?.map(({ part }) => part),
    ['Figure 5a, Nets'],
  );
  assert.equal(rows?.[0]?.options[0]?.bounds.includes('%'), false, 'a base below 20 has counts');
});

test('a figure that waits gives no number of people but that of the whole group', () => {
  const it = card('one', { waiting: ['one'] });
  const { figure, facts, whole, headline } = it;

  assert.equal(figure.kind, 'withheld');
  assert.equal(whole, null);
  assert.equal(headline, null);
  const said = facts
    .filter(({ name }) => !['Edition', 'Wording', 'Source', 'How it is counted'].includes(name))
    .flatMap(({ says }) => says);
  for (const line of said) assert.doesNotMatch(line.replace('40 confirmed', ''), /\d/, line);
});

test('what readers are told of those left out follows from printed numbers alone', () => {
  const issue = sampleIssue(sample);
  const content = { ...issue.content, responses: 36 };
  const made = cardOf({ ...issue, content }, 'one', [], null);

  assert.ok(made);
  assert.equal(
    fact(made, 'Who is left out, and why'),
    'Whoever was invited and has not confirmed, declined or cancelled is not in the group. ' +
      '10 confirmed delegates gave no answer that counts here. 4 of them sent no answers at all. ' +
      '6 answered other questions.',
  );
});

test('staff are told each reason with its number', () => {
  const person = (id: string) => ({ id, title: 'Chief', consent: 'aggregate' as const });
  const said = (answers: Record<string, string | Record<string, string>>) => ({
    budget: null,
    answers,
  });
  const group = {
    people: ['a', 'b', 'c', 'd'].map(person),
    responses: new Map([
      ['a', said({ one: 'Pumps', grid: { Nets: 'More' } })],
      ['b', said({ one: 'Something else' })],
      ['c', said({})],
    ]),
  };

  assert.deepEqual(leftOutRows(asked, group, 'one'), [
    { row: null, silent: 1, blank: 1, unlisted: 1 },
  ]);
  assert.deepEqual(leftOutRows(asked, group, 'grid'), [
    { row: 'Nets', silent: 1, blank: 2, unlisted: 0 },
    { row: 'Stores', silent: 1, blank: 3, unlisted: 0 },
  ]);
  assert.deepEqual(leftOutRows(asked, group, 'seniority'), [
    { row: null, silent: 0, blank: 0, unlisted: 0 },
  ]);
  const it = cardOf({ ...sampleIssue(sample), audience: 'staff' }, 'one', [], {
    outside: { invited: 5, declined: 2, cancelled: 1 },
    rows: [{ row: null, silent: 4, blank: 5, unlisted: 1 }],
  });
  assert.ok(it);
  assert.match(
    fact(it, 'Who is left out, and why'),
    /5 invited who have not confirmed, 2 who declined and 1 who cancelled\. .* 4 sent no answers, 5 left it out and 1 chose nothing/,
  );
});

test('the version stays while the wording does, and a card says what was different before', () => {
  const reworded = questionnaireSchema.parse({
    ...questionnaire,
    questions: questionnaire.questions.map((each) =>
      each.id === 'one' ? { ...each, text: 'What first?', options: ['Pumps', 'Valves'] } : each,
    ),
  });
  const edition = (number: number, then: Questionnaire): Asked => {
    return {
      number,
      name: `Interim edition ${number}`,
      day: `${number} May 2024`,
      questionnaire: then,
      seen: then,
    };
  };
  const wording = (editions: Asked[]) => fact(card('one', {}, editions), 'Wording');
  const version = versionOf(asked, 'one');

  assert.notEqual(versionOf(reworded, 'one'), version);
  assert.equal(versionOf(reworded, 'many'), versionOf(asked, 'many'));
  assert.equal(wording([]), `Version ${version}, first published in this edition.`);
  assert.equal(
    wording([edition(2, asked), edition(1, asked)]),
    `Version ${version}, the same since Interim edition 1 (1 May 2024).`,
  );
  assert.match(
    wording([edition(1, reworded), edition(2, asked)]),
    /the same since Interim edition 2 .* up to Interim edition 1 .* Then: “What first\?” Then without “Pipes” and “People”\. Then also with “Valves”\./,
  );
  assert.doesNotMatch(wording([edition(4, reworded)]), /Then/, 'a later edition is no history');
});

test('a card of merged options names none of those that readers do not see', () => {
  const issue = sampleIssue(sample);
  const merges = [{ figure: 'one', into: 'Pipes or people', options: ['Pipes', 'People'] }];
  const one = { answered: 30, options: { Pumps: share(15), 'Pipes or people': share(15) } };
  const content = { ...issue.content, merges, merged: { one } };
  const seen = {
    ...asked,
    questions: [{ ...asked.questions[0], options: Object.keys(one.options) }],
  };
  const before: Asked = {
    ...{ number: 2, name: 'Interim edition 2', day: '2 May 2024', questionnaire: asked },
    seen: questionnaireSchema.parse(seen),
  };
  const made = cardOf({ ...issue, content }, 'one', [before], null);

  assert.ok(made);
  assert.doesNotMatch(JSON.stringify(made), /“Pipes”|“People”|"Pipes"|"People"/);
  assert.match(fact(made, 'What may be shown'), /“Pipes or people” counts several answers as one/);
  assert.match(fact(made, 'Wording'), /the same since Interim edition 2/);
  assert.equal(made.whole?.parts[0]?.options.length, 2);
});
const share = (count: number) => ({ count, percent: 50 });

test('a card of two questions set against each other says how both were asked and rounded', () => {
  const printed = {
    ...{ rows: ['Board', 'Others'], columns: ['X', 'Y'], rowBases: [10, 25], base: 35 },
    ...{
      shares: [
        [40, null],
        [55, 60],
      ],
      single: false,
    },
  };
  const key = 'seniority × many';
  const crosstab = {
    ...{ key, title: 'Seniority by many', axes: { rows: 'Seniority', columns: 'Many' }, printed },
    ...{ asOf: null, edition: null, why: null },
  };
  const issue = { ...sampleIssue(sample), crosstabs: [crosstab] };
  const made = cardOf(issue, key, [], null);
  const waits = cardOf({ ...issue, crosstabs: [{ ...crosstab, printed: null }] }, key, [], null);

  assert.ok(made && waits);
  assert.match(fact(made, 'Question'), /Rows: the level read .* Columns: Which of these\?/);
  assert.equal(fact(made, 'Counted in it'), 'About 35, to the nearest 5, as in each row.');
  assert.match(fact(made, 'How it is counted'), /steps of 5/);
  assert.doesNotMatch(fact(made, 'Who is left out, and why'), /\d/);
  assert.equal(made.whole, null);
  assert.equal(fact(waits, 'Counted in it'), 'Not printed while the figure waits.');
});
