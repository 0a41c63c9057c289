/** The rules of PDF/UA-1 on whole reports, read by a parser that had no part in making them. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closePdf } from '#base/pdf.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { composeReport } from '#report/compose.ts';
import { draftIssue } from '#report/figures.server.ts';
import type { Report } from '#report/model.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { sampleReport } from '../../test/fixtures/sample-report.ts';
import { marksOn } from '../../test/pdf/content.ts';
import { cutCharts, strandedHeadings } from '../../test/pdf/layout.ts';
import { openPdf } from '../../test/pdf/open.ts';
import { bookmarksIn, rules, type Seen } from '../../test/pdf/rules.ts';
import { flat, structureOf } from '../../test/pdf/structure.ts';
import { cloneHouse, demoTemplate } from '../../test/testing.ts';

after(closePdf);

async function seen(report: Report, cards: string | null = null): Promise<Seen> {
  const bytes = await reportPdf(report, cards);
  const opened = await openPdf(bytes);
  const painted = opened.pages.map((page) => marksOn(opened, page));
  return { bytes, opened, tree: structureOf(opened), painted };
}

const problems = (pdf: Seen) =>
  Object.entries(rules).flatMap(([rule, check]) => check(pdf).map((each) => `${rule}: ${each}`));

const words = 'What a leader of the group says takes a line or two. ';
const one = { id: 'q', type: 'single', text: 'Which?', options: ['A', 'B', 'C', 'D'] };
const grid = {
  ...{ id: 'm', type: 'matrix', text: 'How?' },
  rows: Array.from({ length: 7 }, (_, at) => `Row ${at}`),
  columns: ['Increase', 'Same', 'Decrease', 'No investment'],
};
const base = {
  title: 'A forum',
  dates: ['2024-06-17'],
  timezone: 'Europe/Vienna',
  currency: 'EUR',
  seniorityBands: [{ band: 'All', titleStartsWith: ['*'] }],
  budgetQuestion: 'Budget?',
  budgetBands: [{ label: 'Any', min: 0 }],
};
/** From almost nothing to more than fits, with prose of many lengths, so that pages end everywhere. */
const forums = [0, 1, 3, 8, 20].map((many) => ({
  name: `${many} questions`,
  report: () =>
    sampleReport({
      questionnaire: {
        ...base,
        questions: Array.from({ length: many }, (_, at) => ({
          ...(at % 4 === 3 ? grid : one),
          ...{ id: `q${at}`, section: `Section ${at}` },
        })),
      },
      delegates: 60,
      total: 52_000_000,
      count: (id, option) => (/^q/.test(id) ? ([22, 18, 15, 5][option] ?? 0) : 60),
      findings: Array.from({ length: many }, (_, at) => ({
        ...{ section: `Section ${at}`, theme: null },
        paragraphs: Array.from({ length: (at * 5) % 7 }, (_, n) => words.repeat(n + 1)),
      })),
    }),
}));

async function demoReport(): Promise<Report> {
  await using house = await cloneHouse(await demoTemplate());
  const organiser = await organiserFor(house.db, operator(), 'police-forum-2024');
  assert.ok(organiser);
  return composeReport(await draftIssue(house.db, organiser, 'reader', null, new Date()));
}

test('the demo forum’s report breaks no rule, with links to cards and without', async () => {
  const report = await demoReport();
  for (const cards of [null, 'https://cards.example/report/token/figure']) {
    const pdf = await seen(report, cards);

    assert.deepEqual(problems(pdf), []);
    assert.deepEqual(strandedHeadings(pdf), []);
    assert.deepEqual(cutCharts(pdf), []);
    assert.equal(Buffer.from(pdf.bytes).includes('cards.example'), cards !== null);
  }
});

test('every section is a bookmark, every chart a figure with words, every table has cells', async () => {
  const report = await demoReport();
  const { opened, tree } = await seen(report);
  const bookmarks = bookmarksIn(opened);
  const nodes = flat(tree);
  const charted = report.sections.filter(
    (section) => 'figure' in section && section.figure.kind !== 'withheld',
  );

  for (const { name } of report.sections) assert.ok(bookmarks.includes(name), name);
  const figures = nodes.filter(({ type }) => type === 'Figure');
  for (const section of charted) {
    assert.ok('figure' in section && section.figure.kind !== 'withheld');
    const { summary } = section.figure;
    assert.ok(
      figures.some(({ alt }) => alt === summary),
      summary,
    );
  }
  const cells = nodes.filter(({ type }) => type === 'TD').length;
  assert.ok(cells > 100, `${cells} cells`);
});

for (const { name, report } of forums)
  test(`no rule is broken, no heading stranded and no chart cut with ${name}`, async () => {
    const pdf = await seen(report());

    assert.deepEqual(problems(pdf), []);
    assert.deepEqual(strandedHeadings(pdf), []);
    assert.deepEqual(cutCharts(pdf), []);
  });

test('each rule notices what breaks it', async () => {
  const pdf = await seen(forums[1]?.report() as Report);
  const rule = (name: string, broken: Partial<Seen>) => rules[name]?.({ ...pdf, ...broken });
  const change = (edit: (node: Seen['tree'][number]) => object): Seen['tree'] => {
    const changed = (nodes: Seen['tree']): Seen['tree'] =>
      nodes.map((node) => ({ ...node, ...edit(node), kids: changed(node.kids) }));
    return changed(pdf.tree);
  };
  const without = (type: string, lost: object) =>
    change((node) => (node.type === type ? lost : {}));
  const mark = pdf.painted[1]?.[0];
  assert.ok(mark);

  assert.notDeepEqual(rule('it is tagged', { tree: [] }), []);
  assert.notDeepEqual(rule('every figure has words', { tree: without('Figure', { alt: '' }) }), []);
  const heads = 'every head of a table says what it is the head of';
  assert.notDeepEqual(rule(heads, { tree: without('TH', { scope: '' }) }), []);
  const gap = 'headings come in order, without a gap';
  assert.notDeepEqual(rule(gap, { tree: without('H1', { type: 'H2' }) }), []);
  const all = 'all that is painted is content or an artifact';
  assert.notDeepEqual(rule(all, { painted: [[{ ...mark, place: 'none' }]] }), []);
  assert.notDeepEqual(rule(all, { painted: [[{ ...mark, place: 9999 }]] }), []);
  assert.notDeepEqual(rule('it is no larger than 5 MiB', { bytes: new Uint8Array(6e6) }), []);
  const over = { ...mark, box: { ...mark.box, right: 2000 } };
  assert.notDeepEqual(cutCharts({ ...pdf, painted: [[], [over]] }), []);
  const headingsLast = pdf.tree.map((root) => ({ ...root, kids: onlyHeadings(root.kids) }));
  assert.notDeepEqual(strandedHeadings({ ...pdf, tree: headingsLast }), []);
});

const onlyHeadings = (nodes: Seen['tree']) => flat(nodes).filter(({ type }) => /^H\d$/.test(type));
