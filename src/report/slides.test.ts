import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf } from '#report/closing.ts';
import { figuresOf } from '#report/figures-of.ts';
import type { Report, Section } from '#report/model.ts';
import { reportPptx } from '#report/slides.server.ts';
import { printTones } from '#ui/brand.ts';
import { FORMULAS, hardReport } from '../../test/fixtures/hard-report.ts';
import { POLICE } from '../../test/forum-folder.ts';
import { reportOf } from '../../test/report-of.ts';
import { partsOf, unzip } from '../../test/unzip.ts';

const police = await reportOf(POLICE);
const hard = hardReport({ options: FORMULAS, rows: FORMULAS });

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescaped = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, number, name) =>
    number ? String.fromCodePoint(Number(number)) : (ENTITIES[name] ?? ''),
  );
/** Numbers in words, as they are read. */
const numbersSaid = (text: string) => text.match(/\d+(?:[.,]\d+)*/g) ?? [];

function numbersOf(report: Report): Set<string> {
  const said = new Set(numbersSaid(JSON.stringify(report)));
  for (const { figure } of figuresOf(report))
    for (const each of 'shares' in figure ? figure.shares : [])
      said.add((each.percent ?? 0).toFixed(1));
  return said;
}

test('every number on a slide is the report’s or the slide’s own', () => {
  const known = numbersOf(police);
  for (const [part, xml] of partsOf(reportPptx(police))) {
    const [, slide] = /^ppt\/slides\/slide(\d+)\.xml$/.exec(part) ?? [];
    if (!slide) continue;
    const words = Array.from(xml.matchAll(/<a:t>([^<]*)<\/a:t>/g), ([, text = '']) =>
      unescaped(text),
    );
    for (const each of words.flatMap(numbersSaid))
      assert.ok(known.has(each) || each === slide, `${part}: ${each}`);
  }
});

test('each slide has a title that is read first, each chart its sentence and its figure’s id', () => {
  const parts = partsOf(reportPptx(hard));
  const ids = new Set<string>();
  for (const [part, xml] of parts) {
    if (!/^ppt\/slides\/slide\d+\.xml$/.test(part)) continue;
    const [first = ''] = xml.match(/<p:sp>.*?<\/p:sp>/s) ?? [];
    assert.match(first, /<p:ph type="(ctrTitle|title)"\/>.*<a:t>[^<]+<\/a:t>/s, part);
    const numbers = Array.from(xml.matchAll(/<p:cNvPr id="(\d+)"/g), ([, id]) => id);
    assert.equal(new Set(numbers).size, numbers.length, part);
    for (const [, descr = ''] of xml.matchAll(/<p:cNvPr [^>]*descr="([^"]*)"/g))
      assert.ok(descr.length > 10);
    if (xml.includes('drawingml/2006/chart'))
      assert.match(xml, /<p:cNvPr id="\d+" name="Figure \d+, [^"]+" descr="[^"]+"/);
    for (const [, id = ''] of xml.matchAll(/<a:t>Figure \d+ · (\w{6}) · Base: /g)) ids.add(id);
  }
  const shown = figuresOf(hard).filter(({ figure }) => figure.kind !== 'withheld');
  assert.deepEqual(
    [...ids],
    shown.map(({ figure }) => figure.id),
  );
});

test('slides bear the forum’s colour, its logo with its words, and its closing pages, and lead nowhere', () => {
  const logo = {
    src: 'data:image/png;base64,iVBORw0KGgo=',
    alt: 'Water Works, logo',
    white: false,
  };
  const closing: Section = {
    ...{ id: 'own', kind: 'closing', name: 'About us', headline: null, from: 'Water Works' },
    blocks: blocksOf('## Who we are\n\n- See [our site](https://works.example/a)'),
  };
  const plain = hardReport();
  const branded = {
    ...plain,
    sections: [...plain.sections, closing],
    brand: { colour: '#0a7d3c', logo: { ...logo, width: 200, height: 60 } },
  };
  const file = reportPptx(branded);
  const parts = partsOf(file);

  assert.deepEqual(unzip(file).get('ppt/media/logo.png'), Buffer.from('iVBORw0KGgo=', 'base64'));
  assert.match(parts.get('ppt/slides/slide1.xml') ?? '', /<p:pic>.*descr="Water Works, logo"/s);
  const accent = printTones('#0a7d3c').accent.slice(1).toUpperCase();
  assert.ok(parts.get('ppt/theme/theme1.xml')?.includes(`<a:accent1><a:srgbClr val="${accent}"/>`));
  const slides = [...parts.values()].join('\n');
  assert.match(slides, /Who we are.*See our site \(https:\/\/works\.example\/a\)/s);
  assert.doesNotMatch(slides, /TargetMode|hlinkClick/);
});
