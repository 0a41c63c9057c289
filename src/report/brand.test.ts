import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { closePdf } from '#base/pdf.server.ts';
import { closePng, png } from '#base/png.server.ts';
import { saveBrand } from '#forum/brand.server.ts';
import { readLogo } from '#forum/logo.server.ts';
import type { Organiser, Reader } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { newestEdition, publishEdition } from '#report/editions.server.ts';
import { readDraft, readNewest } from '#report/figures.server.ts';
import { reportHtml } from '#report/html.server.ts';
import { publishedColour } from '#report/look.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { PREVIEW, previewOf, previewSvg } from '#report/preview.ts';
import { fontsFor } from '#report/print-fonts.ts';
import { printed } from '#report/printed.ts';
import { printTones } from '#ui/brand.ts';
import { linkFor, readerOf } from '../../test/report-link.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';
import { twoForums } from '../../test/who-may-see-what/two-forums.ts';

after(closePdf);
after(closePng);

const now = new Date('2026-06-10T12:00:00Z');
const later = new Date('2026-06-12T12:00:00Z');
const colour = '#ffd100';
const closing = [
  {
    heading: 'About the firm',
    text: 'Words of ours.\n\n## Where\n\n- [Here](https://firm.example)',
  },
];

async function branded(house: TestHouse): Promise<{ organiser: Organiser; reader: Reader }> {
  await twoForums(house.db, now);
  const organiser = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const logo = await readLogo(
    new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="20" height="10" fill="#c00"/></svg>',
    ),
    [],
  );
  assert.ok('own' in logo);
  const brand = { colour, logo, alt: 'The firm', inWhite: false, closing, instead: true };
  await saveBrand(house.db, organiser, brand, now);
  const { token } = await linkFor(house.db, organiser, { label: '' }, now);
  return { organiser, reader: (await readerOf(house.db, token, now)) as Reader };
}

test('an edition keeps the look it was published with; the draft shows the one of today', async () => {
  await using house = await testHouse();
  const { organiser, reader } = await branded(house);
  const before = await readNewest(house.db, reader);
  assert.equal(await publishedColour(house.db, reader), null);
  assert.equal(before?.brand.colour, null, 'an edition from before the brand looks like the house');

  const first = await publishEdition(house.db, organiser, { kind: 'final' }, now);
  assert.ok('edition' in first);
  const plain = { colour: null, logo: null, alt: '', inWhite: false, closing: [], instead: false };
  await saveBrand(house.db, organiser, plain, later);
  const report = await readNewest(house.db, reader);
  const draft = await readDraft(house.db, organiser, later);

  assert.equal(report?.brand.colour, colour);
  assert.equal(await publishedColour(house.db, reader), colour);
  assert.match(report?.brand.logo?.src ?? '', /^data:image\/png;base64,/);
  assert.equal((await newestEdition(house.db, reader))?.hash, first.edition.hash);
  const names = (sections = report?.sections) =>
    sections?.map(({ kind, name }) => `${kind} ${name}`);
  assert.ok(names()?.includes('closing About the firm'));
  assert.ok(!names()?.some((name) => name.startsWith('products')));
  assert.equal(draft.brand.colour, null);
  assert.ok(!names(draft.sections)?.some((name) => name.startsWith('closing')));
});

test('web, print and preview are drawn in the forum’s colour, with its logo and its pages', async () => {
  await using house = await testHouse();
  const { organiser } = await branded(house);
  const report = await readDraft(house.db, organiser, now);
  const tones = printTones(colour);

  const html = await reportHtml(report);
  const data = JSON.stringify(printed(report));
  const pdf = await reportPdf(report);
  const drawing = previewSvg(previewOf(report));
  const picture = await png(drawing, { width: PREVIEW.width, fonts: fontsFor(drawing) });

  assert.ok(html.includes(`--accent:${tones.accent}`));
  assert.match(html, /<img src="data:image\/png;base64,[^"]+" alt="The firm"/);
  assert.match(html, /<a href="https:\/\/firm\.example\/"[^>]*>Here<\/a>/);
  assert.ok(data.includes(tones.accent) && !data.includes('#1e45b6') && !data.includes('#3e63bd'));
  assert.match(Buffer.from(pdf).toString('latin1'), /pdfuaid:part>1|pdfuaid:part="1"/);
  assert.ok(drawing.includes(tones.cover));
  assert.equal(Buffer.from(picture.subarray(16, 24)).toString('hex'), '000004b000000276');
});

test('the closing page is in the PDF as text, and what it is from', async (t) => {
  if (spawnSync('pdftotext', ['-v']).error) return t.skip('no pdftotext here');
  await using house = await testHouse();
  const { organiser } = await branded(house);
  const pdf = await reportPdf(await readDraft(house.db, organiser, now));

  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  });

  assert.match(stdout, /About the firm/);
  assert.match(stdout, /Words of ours\./);
  assert.doesNotMatch(stdout, /From research to meetings/);
});

test('a preview fits any title, and says nothing but what it is given', () => {
  const brand = { colour: null, logo: null };
  for (const title of [
    'A',
    'Strategy Forum '.repeat(12),
    'Donaudampfschifffahrt'.repeat(4),
    '<&"',
  ]) {
    const drawing = previewSvg({ title, lines: [], levels: null, brand });
    assert.ok(!drawing.includes('<&'), title);
    const rows = [...drawing.matchAll(/<text x="72" y="([\d.]+)"/g)].map(([, y]) => Number(y));
    assert.ok(
      rows.every((y) => y < PREVIEW.height - 20),
      title,
    );
  }
  const neutral = previewSvg({ title: 'Forum', lines: [], levels: null, brand });
  assert.equal(neutral.match(/<text/g)?.length, 1);
});
