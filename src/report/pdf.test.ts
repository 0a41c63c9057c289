import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { closePdf } from '#base/pdf.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { type Sample, sampleReport } from '../../test/fixtures/sample-report.ts';

after(closePdf);

const questionnaire = {
  title: 'Forum für Wasser & Wärme',
  subtitle: 'Interim Client Research Report',
  dates: ['2024-06-17', '2024-06-19'],
  timezone: 'Europe/Vienna',
  organiser: {
    name: 'Forum',
    web: 'www.forum.example',
    telephone: '+43 1 2345',
    email: 'a@b.example',
  },
  currency: 'EUR',
  seniorityBands: [
    { band: 'Vorstand', titleStartsWith: ['Vorstand'] },
    { band: 'Leitung', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Budget?',
  budgetBands: [
    { label: 'Bis 1 Mio. €', min: 0 },
    { label: 'Ab 1 Mio. €', min: 1_000_000 },
  ],
  questions: [
    {
      id: 'a',
      type: 'single',
      section: 'Ψηφιακές δεξιότητες',
      text: 'Welche?',
      options: ['Насосы', 'Leitungen'],
    },
    {
      id: 'm',
      type: 'matrix',
      section: 'Ausgaben',
      text: 'Wie?',
      rows: ['Netze', 'Speicher'],
      columns: ['Mehr', 'Gleich', 'Weniger', 'Keine Investition'],
    },
    { id: 'r', type: 'rank', text: 'Rang?', options: ['Eins', 'Zwei', 'Drei'] },
  ],
};
const spoken = (text: string) => ({
  ...{ id: text, mark: text, interview: 'one', heading: 'Sorgen', channel: 'video' },
  ...{ who: 'Vorstand, Werke', text, verbatim: true },
});
const sample: Sample = {
  questionnaire,
  delegates: 40,
  total: 52_000_000,
  count: (_, option) => [22, 10, 6, 2][option] ?? 0,
  findings: [
    {
      section: 'Main findings',
      theme: 'Netze',
      paragraphs: ['#let hostile = "markup" *stays* $text$ <script>'],
    },
    { section: 'Ausgaben', theme: null, paragraphs: ['Mehr als die Hälfte gibt mehr aus.'] },
  ],
  said: [spoken('Zu wenig Leute')],
};

/** Everything that a PDF says, its streams unpacked. */
function unpacked(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at);
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // fonts and pictures come as they are
    }
  }
  return parts.join('\n');
}

/** As this PDF writes words that are not ASCII. */
const utf16 = (words: string) =>
  Buffer.from(`\uFEFF${words}`, 'utf16le').swap16().toString('hex').toUpperCase();

const READER = 'pdftotext';
/** why words can't be read here, or false; a PDF that the reader refuses is a failure, no excuse */
const unread = spawnSync(READER, ['-v']).error ? `${READER} is not installed` : false;

function textOf(pdf: Uint8Array): string {
  const run = spawnSync(READER, ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.replace(/\s+/g, ' ');
}

test('the PDF is tagged, titled, in a language, and says so', async () => {
  const inside = unpacked(await reportPdf(sampleReport(sample)));

  assert.match(inside, /\/Marked true/);
  assert.match(inside, /\/Lang ?\(en-GB\)/);
  assert.match(inside, /pdfuaid:part>1</);
  assert.match(inside, /\/DisplayDocTitle true/);
  assert.match(inside, /\/S ?\/Figure/);
  assert.match(inside, /\/S ?\/TH\b/);
  assert.equal(
    (inside.match(/\/S ?\/Figure/g) ?? []).length,
    (inside.match(/\/Alt/g) ?? []).length,
  );
  assert.match(inside, /\/FontFile2/);
});

test('every section is a bookmark, and its words can be read', async (t) => {
  const report = sampleReport(sample);
  const pdf = await reportPdf(report);
  const inside = unpacked(pdf);
  const ascii = (words: string) => /^[ -~]*$/.test(words);
  for (const { name } of report.sections)
    assert.ok(inside.includes(ascii(name) ? `(${name})` : utf16(name)), name);

  if (unread) return t.skip(unread);
  const text = textOf(pdf);
  for (const words of [
    'Forum für Wasser & Wärme',
    '#let hostile = "markup" stays $text$ <script>',
    'Mehr als die Hälfte gibt mehr aus.',
    'Насосы',
    '€52 million',
    'Zu wenig Leute',
    '22 more, 6 less',
    'The tables behind the charts',
  ])
    assert.ok(text.includes(words), words);
});

test('figures that wait share a page and leave no empty tables; addresses can be copied', async (t) => {
  const organiser = { ...questionnaire.organiser, email: 'correspondence@strategyforum.example' };
  const ids = ['seniority', 'combinedSpend', 'budgetBands', 'a', 'r'];
  const report = sampleReport({
    ...sample,
    questionnaire: {
      ...questionnaire,
      organiser,
      questions: questionnaire.questions.filter(({ id }) => id !== 'm'),
    },
    waiting: ids,
  });
  const pdf = await reportPdf(report);
  assert.equal((unpacked(pdf).match(/\/Type ?\/Page\b/g) ?? []).length, 5);

  if (unread) return t.skip(unread);
  const text = textOf(pdf);
  assert.ok(!text.includes('The tables behind the charts'));
  assert.ok(text.includes(organiser.email));
  assert.equal(text.match(/Not shown yet/g)?.length, ids.length);
});

test('equal reports give equal bytes', async () => {
  const [one, two] = await Promise.all([
    reportPdf(sampleReport(sample)),
    reportPdf(sampleReport(sample)),
  ]);
  assert.deepEqual(Buffer.from(one), Buffer.from(two));
});

test('Arabic, Hebrew, Devanagari and Thai are printed with fonts of their own', async (t) => {
  const title = 'منتدى פורום मंच เวที';
  const pdf = await reportPdf(
    sampleReport({ ...sample, questionnaire: { ...questionnaire, title } }),
  );

  if (unread) return t.skip(unread);
  const text = textOf(pdf);
  for (const word of title.split(' ')) assert.ok(text.includes(word), word);
});

test('a sign that no font has becomes a question mark, an invisible one nothing', async (t) => {
  const title = 'Forum \u{F8FF} Wi\u200Ben\u0007 \u{1F642}';
  const pdf = await reportPdf(
    sampleReport({ ...sample, questionnaire: { ...questionnaire, title } }),
  );

  if (unread) return t.skip(unread);
  const text = textOf(pdf);
  assert.match(text.replaceAll('\u200B', ''), /Forum \? Wien \?/);
});

test('however much was written, nothing of it is cut off', async (t) => {
  const paragraphs = Array.from(
    { length: 30 },
    (_, i) => `${'Word after word. '.repeat(30)}End ${i}`,
  );
  const findings = [
    { section: 'Main findings', theme: 'Netze', paragraphs },
    { section: 'Ausgaben', theme: null, paragraphs },
  ];
  const said = paragraphs.map((words) => spoken(words.replace('End', 'Point')));
  const pdf = await reportPdf(sampleReport({ ...sample, findings, said }));
  if (unread) return t.skip(unread);
  const text = textOf(pdf);

  for (let i = 0; i < 30; i++) {
    assert.equal(text.match(new RegExp(`End ${i}\\b`, 'g'))?.length, 2, `paragraph ${i}`);
    assert.match(text, new RegExp(`Point ${i}\\b`));
  }
});

test('few people, crowds, long words and no data at all are printed too', async () => {
  const long = 'Donaudampfschifffahrtsgesellschaft '.repeat(5).trim();
  const crowd = {
    ...questionnaire,
    title: long,
    questions: [
      {
        id: 'x',
        type: 'multi',
        text: long,
        options: Array.from({ length: 30 }, (_, i) => `${long} ${i}`),
      },
      {
        id: 'y',
        type: 'matrix',
        text: 'Wie?',
        rows: Array.from({ length: 25 }, (_, i) => `${long} ${i}`),
        columns: ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
      },
    ],
  };
  const pages = async (other: Partial<Sample>) =>
    (
      unpacked(await reportPdf(sampleReport({ ...sample, ...other }))).match(/\/Type ?\/Page\b/g) ??
      []
    ).length;

  assert.ok((await pages({ delegates: 12, count: (_, option) => 6 - option * 2 })) >= 6);
  assert.ok(
    (await pages({
      delegates: 2000,
      questionnaire: crowd,
      count: (_, option) => 1900 - option * 50,
    })) >= 8,
  );
  assert.ok((await pages({ delegates: 0, count: () => 0, total: 0, findings: [], said: [] })) >= 2);
});
