import '../../scripts/svelte-loader.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeReport, type Issue } from '#report/compose.ts';
import { reportHtml } from '#report/html.server.ts';
import { printedFigures } from '#report/printed-figures.ts';
import { contentOf } from '#report/source.server.ts';
import type { CountingGroup } from '#research/answers.server.ts';
import { hiddenIn, secretOf, withheldFrom } from '#research/disclosure.ts';
import type { Evidence, Printable } from '#research/interviews/said.ts';
import type { Answers, Questionnaire } from '#research/questionnaire.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { groupOf, POLICE, planOf } from '../../test/forum-folder.ts';

type Material = {
  questionnaire: Questionnaire;
  group: CountingGroup;
  findings?: Parameters<typeof contentOf>[0]['findings'];
  said?: Printable[];
  evidence?: Evidence[];
};
function issueOf(material: Material): Issue {
  const { questionnaire, group, findings = [], said = [], evidence = [] } = material;
  const exact = secretOf(questionnaire, group);
  return {
    forumKey: 'a-forum',
    state: 'interim',
    number: 1,
    asOf: new Date('2024-06-10T00:00:00Z'),
    hash: 'ab12cd34ef567890',
    said,
    content: contentOf({ questionnaire, group, findings, said, evidence, field: fieldOf(group) }),
    withheld: withheldFrom(questionnaire, exact, [secretOf(questionnaire, hiddenIn(group))]),
    audience: 'reader',
  };
}
function fieldOf({ responses }: CountingGroup) {
  const sent = [...responses.values()].map(({ submittedAt }) => +submittedAt);
  if (sent.length === 0) return null;
  return { from: new Date(Math.min(...sent)), to: new Date(Math.max(...sent)) };
}
const SKILLS: Printable = {
  ...{ id: 'q1', mark: 'of these words', interview: 'i1', channel: 'video' },
  ...{ heading: 'The challenges being prioritised', verbatim: true },
  ...{ who: 'Chief Technology Officer', text: 'Addressing skill gaps for staff' },
};
const drawn = async (issue: Issue) => reportHtml(composeReport(issue));
/** What is read: without styles, tags and doubled spaces. */
const words = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--.*?-->|<\/?(?:span|sup)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

/** People who answer by their number; every third is hidden unless `hidden` says how many. */
function crowd(
  many: number,
  answer: (index: number) => Answers,
  { hidden = Math.floor(many / 3), budget = null as number | null, titles = [''] } = {},
): CountingGroup {
  const ids = Array.from({ length: many }, (_, index) => `person-${index}`);
  const submittedAt = new Date('2026-01-05T10:00:00Z');
  return {
    people: ids.map((id, index) => ({
      id,
      title: titles[index % titles.length] ?? '',
      consent: index < hidden ? 'aggregate' : 'named',
    })),
    responses: new Map(
      ids.map((id, index) => [
        id,
        { id: `r${index}`, submittedAt, budget, answers: answer(index) },
      ]),
    ),
  };
}
const forum = (given: object) =>
  questionnaireSchema.parse({
    title: 'Φόρουμ Ενέργειας',
    dates: ['2026-06-30', '2026-07-02'],
    timezone: 'Europe/Athens',
    currency: 'EUR',
    ...given,
  });

test('the police forum’s report has the sixteen sections in their order', async () => {
  const plan = await planOf(POLICE);
  const { questionnaire, findings } = plan;
  const report = composeReport(
    issueOf({
      questionnaire,
      group: groupOf(plan),
      findings: findings ?? [],
      said: [SKILLS],
    }),
  );

  assert.deepEqual(
    report.sections.map(({ name }) => name),
    [
      'Basis of this report',
      'Artificial intelligence',
      'Staff training and development',
      'Service modernisation',
      'Cyber security',
      'Seniority mix',
      'Interview highlights',
      'Combined spending power of group',
      'Budget responsibility per person',
      'Top technology priority',
      'Spend mapping',
      'Future prioritisation',
      'Thinking about mobility',
      'Cyber security concerns',
      'Concerns integrating data science',
      'Delegate investment areas',
      'From research to meetings',
      'Share this report',
      'Method, bases and what is not shown',
    ],
  );
  assert.equal(new Set(report.sections.map(({ id }) => id)).size, report.sections.length);
  const text = words(await reportHtml(report));
  for (const printed of ['16%', '49%', '35%', '£1.5 billion', '60.8', '17 to 19 June 2024'])
    assert.ok(text.includes(printed), printed);
  for (const { paragraphs } of findings ?? [])
    for (const paragraph of paragraphs)
      assert.ok(text.includes(paragraph.replace(/\s+/g, ' ')), paragraph);
  assert.ok(text.includes('Addressing skill gaps for staff'));
  assert.ok(!text.includes('1,502,350,000') && !text.includes('1502350000'));
});

test('words whose approval is gone are printed nowhere, in an edition that had them too', async () => {
  const plan = await planOf(POLICE);
  const { questionnaire, findings } = plan;
  const theme = { theme: 'Skills', interviews: 1, of: 1, excerpts: 1, quotes: [SKILLS] };
  const evidence = [{ finding: 'Staff training and development', themes: [theme] }];
  const group = groupOf(plan);
  const issue = issueOf({
    questionnaire,
    group,
    findings: findings ?? [],
    said: [SKILLS],
    evidence,
  });

  const before = await drawn(issue);
  const html = await drawn({ ...issue, said: [] });
  const edited = await drawn({ ...issue, said: [{ ...SKILLS, mark: 'of other words' }] });

  assert.equal(before.split('Addressing skill gaps').length, 3); // the highlight and the evidence
  assert.ok(before.includes('came up in the one interview'));
  assert.equal(edited.includes('Addressing skill gaps'), false);
  assert.equal(html.includes('came up in'), false);

  assert.ok(!html.includes('Addressing skill gaps'));
  assert.ok(!html.includes('Interview highlights'));
});

test('below a base of 20 people are counted, and below 5 nothing is printed', async () => {
  const options = ['Ναι', 'Όχι'];
  const questionnaire = forum({
    questions: [
      { id: 'twelve', type: 'single', text: 'Θα επενδύσετε;', options },
      { id: 'four', type: 'single', text: 'Πότε;', options },
      { id: 'nobody', type: 'single', text: 'Unasked', options },
    ],
  });
  const group = crowd(
    12,
    (index) => ({ twelve: options[index % 2] ?? '', ...(index < 4 && { four: 'Ναι' }) }),
    { hidden: 0 },
  );
  const issue = issueOf({ questionnaire, group });
  const text = words(await drawn(issue));

  assert.ok(text.includes('Φόρουμ Ενέργειας'));
  assert.ok(text.includes('30 June to 2 July 2026'));
  assert.ok(text.includes('Fewer than 20 answered'));
  assert.ok(text.includes('Not shown: fewer than five people answered.'));
  assert.ok(!/\d%/.test(text.replace('100%', '')), 'no percentage');
  assert.ok(!text.includes('Unasked'), 'a section without data is left out');
  assert.ok(!text.includes('Combined spending power'));
  assert.deepEqual(printedFigures(issue).figures, {
    twelve: { answered: 12, options: { Ναι: { count: 6 }, Όχι: { count: 6 } } },
  });
});

test('a figure that waits is named, without its numbers and without its paragraphs', async () => {
  const questionnaire = forum({
    questions: [
      { id: 'q', type: 'single', text: 'Priority', options: ['A', 'B'] },
      {
        id: 'm',
        type: 'matrix',
        text: 'Change',
        rows: ['x', 'y'],
        columns: ['Increase', 'Decrease'],
      },
    ],
  });
  const column = (index: number) => (index % 3 === 0 ? 'Increase' : 'Decrease');
  const group = crowd(
    37,
    (index) => ({
      ...(index > 30 && { q: 'A' }),
      ...(index < 6 && { q: 'B' }),
      m: { x: column(index), ...(index > 6 && { y: column(index) }) },
    }),
    { hidden: 12 },
  );
  const findings = [{ section: 'Priority', theme: null, paragraphs: ['Half of them say B.'] }];
  const issue = issueOf({ questionnaire, group, findings });
  const text = words(await drawn(issue));

  assert.ok(text.includes('It appears in a later edition, once enough people have answered'));
  assert.ok(!text.includes('Half of them say B.'));
  assert.ok(text.includes('Figure 1, Priority') && text.includes('Figure 2b, Change: y'));
  assert.deepEqual(printedFigures(issue).withheld, ['q', 'm [y]']);
  assert.deepEqual(Object.keys(printedFigures(issue).figures), ['m']);

  const seen = words(await drawn({ ...issue, audience: 'staff' }));
  assert.ok(seen.includes('Half of them say B.') && seen.includes('Readers do not see this yet.'));
});

test('a main finding tells no number while a figure waits', async () => {
  const questionnaire = forum({
    questions: [
      { id: 'q', type: 'single', text: 'Priority', options: ['Skills', 'Cloud'] },
      { id: 'unasked', type: 'single', text: 'Unasked', options: ['A'] },
    ],
  });
  const paragraphs = [
    'People matter.',
    '24 say skills.',
    'A third say cloud.',
    'Τα ¾ λένε Skills.',
  ];
  const findings = [{ section: 'Main findings', theme: 'People', paragraphs }];
  const answer = (index: number) => ({ q: index % 3 ? 'Skills' : 'Cloud' });
  const printed = async (hidden: number, audience: 'staff' | 'reader' = 'reader') => {
    const group = crowd(37, answer, { hidden });
    return words(await drawn({ ...issueOf({ questionnaire, group, findings }), audience }));
  };

  const waiting = await printed(3);
  assert.ok(waiting.includes('People matter. A sentence of this finding waits'));
  for (const told of paragraphs.slice(1)) assert.ok(!waiting.includes(told), told);
  assert.ok(waiting.includes('No figure is shown yet'));

  const draft = await printed(3, 'staff');
  assert.ok(draft.includes('24 say skills.') && draft.includes('Readers do not see all of this'));
  const shown = await printed(0);
  for (const told of ['People matter', '24 say', 'A third']) assert.ok(shown.includes(told), told);
});

test('six hundred delegates, thirty options, long words and hostile ones', async () => {
  const options = Array.from({ length: 30 }, (_, index) =>
    index === 7
      ? '<script>alert(1)</script> & "co"'
      : `${'Donaudampfschifffahrt'.repeat(4)} ${index}`,
  );
  const questionnaire = forum({
    title: 'Ein Forum <b>für</b> alle',
    seniorityBands: [{ band: 'Ηγεσία', titleStartsWith: ['Chief'] }],
    questions: [
      { id: 'many', type: 'multi', text: 'Many?', options },
      { id: 'scale', type: 'matrix', text: 'Scale', rows: options, columns: options.slice(0, 7) },
      { id: 'order', type: 'rank', text: 'Order', options },
    ],
  });
  const at = (index: number) => options[index % 30] ?? '';
  const group = crowd(
    600,
    (index) => ({
      many: [at(index), at(index + 1)],
      scale: Object.fromEntries(options.map((row) => [row, at(index % 7)])),
      order: [at(index * 7), at(index * 7 + 1)],
    }),
    { titles: ['Adviser', 'Chief of Staff'] },
  );
  const html = await drawn(issueOf({ questionnaire, group }));

  assert.ok(!html.includes('<script>'));
  assert.ok(html.includes('&lt;script>alert(1)'));
  assert.ok(words(html).includes('300 with a title that fits no level'));
  assert.ok(html.length < 3_000_000, `${html.length} characters`);
});

test('a forum that nobody has answered yet still has a report', async () => {
  const questionnaire = forum({
    questions: [{ id: 'q', type: 'single', text: 'Q', options: ['A'] }],
  });
  const group = { people: [], responses: new Map() };
  const text = words(await drawn(issueOf({ questionnaire, group })));

  assert.ok(text.includes('Nobody has answered yet.'));
});
