import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { closePdf } from '#base/pdf.server.ts';
import { composeReport } from '#report/compose.ts';
import { reportHtml } from '#report/html.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { proven } from '#report/proven.ts';
import { provingOf } from '#report/sections.ts';
import { contentOf } from '#report/source.server.ts';
import type { PrintedCrosstab } from '#research/crosstab-print.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

after(closePdf);

const questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-05-01'],
  timezone: 'UTC',
  currency: 'EUR',
  questions: [],
});
const printed: PrintedCrosstab = {
  rows: ['Chiefs', 'Heads', 'Managers'],
  columns: ['Cloud', 'Skills & tools', 'A long answer about the data of other organisations'],
  rowBases: [70, 45, 65],
  base: 175,
  shares: [
    [null, null, 100],
    [null, 85, 10],
    [90, 0, 10],
  ],
  single: true,
};
const reportWith = (crosstab: Partial<Parameters<typeof issueOf>[0]>) =>
  composeReport(issueOf(crosstab));
function issueOf(crosstab: { printed?: PrintedCrosstab | null; edition?: number }) {
  const one = {
    key: 'level × top',
    title: 'Level by Top priority',
    axes: { rows: 'Level', columns: 'Top priority' },
    printed,
    asOf: '2026-04-01T00:00:00Z',
    edition: 2,
    why: null,
    ...crosstab,
  };
  const group = { people: [], responses: new Map() };
  return {
    forumKey: 'forum',
    state: 'final' as const,
    number: 2,
    asOf: new Date('2026-05-01'),
    hash: null,
    content: contentOf({ questionnaire, group, findings: [], said: [], evidence: [], field: null }),
    said: [],
    withheld: [],
    crosstabs: [one],
    audience: 'reader' as const,
  };
}
const figureIn = (report: ReturnType<typeof reportWith>) =>
  report.sections.flatMap((section) => (section.kind === 'crosstab' ? [section.figure] : []))[0];

test('a crosstab is a section with a table, its shares in words, and what is off said', async () => {
  const report = reportWith({});
  const figure = figureIn(report);

  assert.ok(figure?.kind === 'crosstab');
  assert.deepEqual(
    figure.rows.map(({ cells }) => cells.map((cell) => cell.printed)),
    [
      ['–', '–', 'over 97%'],
      ['–', '85%', '10%'],
      ['90%', 'under 3%', '10%'],
    ],
  );
  assert.equal(figure.notes.length, 4);
  assert.match(figure.summary, /Heads most often “Skills & tools”, 85%/);
  const html = await reportHtml(report);
  assert.match(html, /<th scope="row"[^>]*>Heads/);
  assert.equal(html.match(/not shown<\/span>/g)?.length, 3);
});

test('one that is repeated says as of when, one that waits does not say why', async () => {
  const again = figureIn(reportWith({ edition: 1 }));
  const waits = figureIn(reportWith({ printed: null }));

  assert.ok(again?.kind === 'crosstab');
  assert.match(again.notes.join(' '), /As of 1 April 2026/);
  assert.ok(waits?.kind === 'withheld');
  assert.doesNotMatch(waits.reason, /hidden|share no profile are/);
});

/** The file, and after it everything that is packed in it. */
function unpacked(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)];
  const packed = streams
    .map(([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
  return text + packed;
}

test('on paper it is a table with a tagged head', async () => {
  const inside = unpacked(await reportPdf(reportWith({})));

  assert.ok((inside.match(/\/S\s*\/TH\b/g) ?? []).length >= 5); // level, three answers, people
  assert.ok((inside.match(/\/S\s*\/TR\b/g) ?? []).length >= 4);
});

test('a claim about merged options waits for readers, whose table has other ones', () => {
  const claim = { figures: [{ figure: 'q', row: null }] };
  const sentence = { paragraph: 0, state: 'bound', claims: [claim], pieces: [] };
  const findings = [{ sentences: [sentence] }] as unknown as Parameters<typeof proven>[0];
  const view = { named: new Map(), withheld: [], exact: {}, number: 1 };
  const merges = [{ figure: 'q', into: 'A or B', options: ['A', 'B'] }];

  const waits = (audience: 'staff' | 'reader', merged: typeof merges) =>
    proven(findings, provingOf({ ...view, audience, merges: merged })).waits;

  assert.equal(waits('reader', merges), true);
  assert.equal(waits('reader', []), false);
  assert.equal(waits('staff', merges), false);
});
