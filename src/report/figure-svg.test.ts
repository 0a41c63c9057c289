import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { closePng } from '#base/png.server.ts';
import { fold } from '#base/text.ts';
import { widthOf } from '#base/text-width.ts';
import { figurePng } from '#report/figure-png.server.ts';
import { DARK, WIDTH } from '#report/figure-svg/paper.ts';
import { FIGURE_WIDTH, figureSvg } from '#report/figure-svg.ts';
import { figuresOf, type Placed } from '#report/figures-of.ts';
import type { Report } from '#report/model.ts';
import { everyInk } from '#ui/charts/ink.ts';
import { ALPHABETS, FORMULAS, hardReport, SIGNS } from '../../test/fixtures/hard-report.ts';

after(closePng);

const named = (report: Report, key: string): Placed => {
  const found = figuresOf(report).find(({ figure }) => figure.key === key);
  assert.ok(found, key);
  return found;
};
const plain = hardReport();
const few = hardReport({ delegates: 12 });
const many = hardReport({ options: ALPHABETS.slice(0, 6), rows: ALPHABETS, delegates: 400 });

/** A drawing for each kind of figure and each way that a kind is drawn. */
const kinds: Record<string, string> = {
  bars: figureSvg(named(plain, 'single'), plain),
  'bars-ranked': figureSvg(named(plain, 'ranked'), plain),
  'bars-counts': figureSvg(named(few, 'single'), few),
  'bars-alphabets': figureSvg(named(many, 'single'), many),
  'bars-dark': figureSvg(named(plain, 'single'), plain, 'dark'),
  parts: figureSvg(named(plain, 'seniority'), plain),
  matrix: figureSvg(named(plain, 'spend'), plain),
  'matrix-degrees': figureSvg(named(many, 'degrees'), many),
  'matrix-row-waits': figureSvg(waitingRow(named(plain, 'spend')), plain),
  crosstab: figureSvg(named(many, 'one × other'), many),
  money: figureSvg(named(plain, 'combinedSpend'), plain),
  withheld: figureSvg(named(plain, 'budgetBands'), plain),
};

function waitingRow(placed: Placed): Placed {
  const { figure } = placed;
  if (figure.kind !== 'matrix') throw new Error('no matrix');
  const [first, ...rest] = figure.rows;
  const row = { label: 'Storage', base: 0, shares: [], withheld: 'Not shown: fewer than five.' };
  return { ...placed, figure: { ...figure, rows: first ? [first, row, ...rest.slice(1)] : [] } };
}

const GOLDEN = new URL('../../test/golden/figures/', import.meta.url);

for (const [kind, svg] of Object.entries(kinds))
  test(`the drawing of ${kind} is the one that was looked at`, () => {
    const file = new URL(`${kind}.svg`, GOLDEN);
    if (process.env.GOLDEN === '1') {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, svg);
    }
    assert.equal(svg, readFileSync(file, 'utf8'));
  });

test('a drawing stands by itself: named, described, with its numbers, its base and its id, and fetches nothing', () => {
  for (const placed of figuresOf(plain)) {
    const svg = figureSvg(placed, plain);
    const { figure } = placed;
    assert.match(
      svg,
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-labelledby=/,
    );
    assert.match(
      svg,
      /<title id="\w{6}-title">Figure \d+\. .+<\/title>\n<desc id="\w{6}-desc">.+<\/desc>/,
    );
    assert.ok(svg.includes(`>${figure.number} · ${figure.id}`), figure.key);
    assert.doesNotMatch(
      svg.replaceAll('http://www.w3.org/2000/svg', ''),
      /https?:|href|url\(|<style|<script|<image/,
    );
    if (figure.kind === 'bars')
      for (const { count, percent, label } of figure.shares)
        for (const said of [label, `${count}`, `${percent?.toFixed(1)}%`])
          assert.ok(svg.includes(`>${said}</text>`), said);
  }
});

type Words = { text: string; left: number; right: number; top: number; bottom: number };

/** Where each line of words stands, as wide as it may be drawn. */
function wordsOf(svg: string): Words[] {
  const lines = svg.matchAll(
    /<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)<\/text>/g,
  );
  return Array.from(lines, ([, x, y, size, traits = '', escaped = '']) => {
    const text = escaped.replace(/&(amp|lt|gt|quot|#9|#10|#13);/g, '.');
    const width = widthOf(text, Number(size), /font-weight="[67]/.test(traits)) / 1.04;
    const from = /text-anchor="end"/.test(traits) ? Number(x) - width : Number(x);
    const base = Number(y);
    return { text, left: from, right: from + width, top: base - Number(size) * 0.72, bottom: base };
  });
}

/** The bars, which no words may cross. */
const barsIn = (svg: string): Words[] =>
  Array.from(
    svg.matchAll(/<svg x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ([, x, y, width, height]) => ({
      text: 'a bar',
      left: Number(x),
      right: Number(x) + Number(width),
      top: Number(y),
      bottom: Number(y) + Number(height),
    }),
  );

function assertApart(svg: string) {
  const bars = barsIn(svg);
  const words = wordsOf(svg).filter(({ text }) => text.trim() !== '');
  for (const [index, one] of words.entries()) {
    assert.ok(one.left > -1 && one.right < WIDTH + 1, `cut: ${one.text}`);
    for (const other of [...words.slice(index + 1), ...bars]) {
      const apart =
        one.right <= other.left + 1 ||
        other.right <= one.left + 1 ||
        one.bottom <= other.top ||
        other.bottom <= one.top;
      assert.ok(apart, `${one.text} over ${other.text}`);
    }
  }
  const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1]);
  assert.ok(
    words.every(({ bottom }) => bottom < height - 32),
    'cut below',
  );
}

test('no words are cut and none stand on others, in any alphabet and at any length', () => {
  const label = fc.oneof(
    fc.constantFrom(...ALPHABETS, ...FORMULAS, ...SIGNS),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 160 }),
    fc.lorem({ maxCount: 25 }),
  );
  const labels = fc.uniqueArray(
    label.filter((each) => fold(each) !== ''),
    { minLength: 2, maxLength: 9, selector: fold },
  );
  fc.assert(
    fc.property(labels, labels, fc.integer({ min: 5, max: 700 }), (options, rows, delegates) => {
      const report = hardReport({ options, rows, delegates });
      for (const placed of figuresOf(report)) assertApart(figureSvg(placed, report));
    }),
    { numRuns: 40, examples: [[['⁰ހԱܐऄ', 'egestas', '!'], ['nulla', '!'], 5]] },
  );
});

test('signs that XML cannot hold never reach a drawing, and markup stays text', () => {
  const report = hardReport({ options: [...SIGNS, '<script>alert(1)</script>'], rows: SIGNS });
  for (const placed of figuresOf(report)) {
    const svg = figureSvg(placed, report);
    assert.ok(svg.isWellFormed());
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant
    assert.doesNotMatch(svg, /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
    assert.doesNotMatch(svg, /&(?!(?:amp|lt|gt|quot|#\d+);)|<script|<b>/);
  }
});

test('the dark colours are those of the tokens', () => {
  const css = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
  const dark = css.slice(css.indexOf('[data-theme="dark"]'));
  for (const { role, token } of everyInk()) {
    const drawn = DARK[role as keyof typeof DARK];
    if (drawn) assert.equal(drawn, new RegExp(`${token}: (#\\w+);`).exec(dark)?.[1], role);
  }
});

test('the picture is twice as wide as the drawing, and the same each time', async () => {
  const placed = named(many, 'single');
  const [one, two] = await Promise.all([figurePng(placed, many), figurePng(placed, many)]);

  assert.equal(new DataView(one.buffer, one.byteOffset).getUint32(16), FIGURE_WIDTH * 2);
  assert.deepEqual(one, two);
});
