import assert from 'node:assert/strict';
import { test } from 'node:test';
import exceljs from 'exceljs';
import { figuresOf } from '#report/figures-of.ts';
import type { Figure } from '#report/model.ts';
import { reportPptx } from '#report/slides.server.ts';
import { reportXlsx } from '#report/workbook.server.ts';
import { ALPHABETS, FORMULAS, hardReport, SIGNS } from '../../test/fixtures/hard-report.ts';
import { POLICE, planOf } from '../../test/forum-folder.ts';
import { reportOf } from '../../test/report-of.ts';
import { partsOf } from '../../test/unzip.ts';

/** As a workbook says it: without what XML can't hold. */
const kept = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant
  text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');

const police = await reportOf(POLICE);
const hard = hardReport({ options: [...FORMULAS, ...SIGNS, ...ALPHABETS], rows: FORMULAS });
const few = hardReport({ delegates: 12 });
const reports = { police, hard, few };

const ALLOWED = {
  xlsx: /^(\[Content_Types\]\.xml|(_rels\/|xl\/_rels\/|xl\/worksheets\/_rels\/)[\w.]*\.rels|docProps\/core\.xml|xl\/(workbook|styles|sharedStrings)\.xml|xl\/worksheets\/sheet\d+\.xml|xl\/tables\/table\d+\.xml)$/,
  pptx: /^(\[Content_Types\]\.xml|(_rels\/|ppt\/(\w+\/)?_rels\/)[\w.]*\.rels|docProps\/core\.xml|ppt\/(presentation|presProps|tableStyles)\.xml|ppt\/(theme\/theme1|slideMasters\/slideMaster1|slideLayouts\/slideLayout[12]|slides\/slide\d+|charts\/chart\d+)\.xml)$/,
  /** behind a chart: one sheet, its texts and its looks */
  inner:
    /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/workbook\.xml\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/worksheets\/sheet1\.xml)$/,
};

for (const [name, report] of Object.entries(reports))
  test(`exports of ${name} hold only what they show: no author, no formula, nothing hidden, nothing elsewhere`, () => {
    const workbook = partsOf(reportXlsx(report));
    const slides = partsOf(reportPptx(report));

    for (const part of workbook.keys()) assert.match(part, ALLOWED.xlsx);
    for (const part of slides.keys()) {
      const [outer = '', inner] = part.split('!');
      if (inner) assert.match(inner, ALLOWED.inner);
      else assert.match(outer, ALLOWED.pptx);
    }
    for (const [part, text] of [...workbook, ...slides]) {
      assert.doesNotMatch(
        text,
        /hidden=|state="(very)?hidden|definedName|TargetMode|lastModifiedBy|creator|Company|<comment|pivot/i,
        part,
      );
      if (/sheet\d+\.xml$/.test(part))
        assert.doesNotMatch(text, /<f[ >/]|t="(str|inlineStr|e)"/, part);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant
      assert.doesNotMatch(text, /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/, part);
      assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|#\d+);)/, part);
    }
    assert.equal(
      (workbook.get('docProps/core.xml') ?? '').match(/<dc:|<dcterms:|<cp:\w/g)?.length,
      2,
    );
  });

test('nobody’s name or address is in an export', async () => {
  const { delegates } = await planOf(POLICE);
  const all = [
    ...partsOf(reportXlsx(police)).values(),
    ...partsOf(reportPptx(police)).values(),
  ].join('\n');

  for (const { givenName, familyName, email, phone, ref } of delegates ?? [])
    for (const canary of [`${givenName} ${familyName}`, email, phone, `>${ref}<`])
      assert.ok(canary === '' || !all.includes(canary), canary);
});

test('a text that looks like a formula is a text, in the workbook and behind a chart, and is not changed', async () => {
  const opened = new exceljs.Workbook();
  await opened.xlsx.load(new Uint8Array(reportXlsx(hard)).buffer);
  const figure = figuresOf(hard).find(({ figure: { key } }) => key === 'single')?.figure;
  assert.ok(figure?.kind === 'bars');
  const sheet = opened.getWorksheet(figure.number);
  const column = sheet?.getColumn(1).values.slice(5) ?? [];

  for (const [at, { label }] of figure.shares.entries()) assert.equal(column[at], kept(label));
  opened.eachSheet((each) =>
    each.eachRow((row) =>
      row.eachCell((cell) => assert.ok(!cell.formula && typeof cell.value !== 'object')),
    ),
  );
  const quoted = partsOf(reportXlsx(hard))
    .get('xl/styles.xml')
    ?.match(/quotePrefix="1"/g);
  assert.equal(
    quoted?.length,
    8,
    'each look of a text has one that stays a text when it is edited',
  );
});

/** Numbers of a sheet, in the order of its cells; those of texts are places in a list. */
const numbersIn = (sheet: string) =>
  Array.from(sheet.matchAll(/<c r="\w+" s="\d+"><v>([^<]+)<\/v>/g), ([, value]) => Number(value));

/** What the report prints of a figure, in the order of its table. */
function printedNumbers(figure: Exclude<Figure, { kind: 'withheld' }>): number[] {
  if (figure.kind === 'money') return [];
  if (figure.kind === 'crosstab')
    return figure.rows.flatMap(({ cells }) =>
      cells.flatMap(({ percent }) => (percent === null ? [] : [percent / 100])),
    );
  const share = ({ percent }: { percent: number | null }) =>
    percent === null ? [] : [Number((percent / 100).toFixed(3))];
  if (figure.kind === 'matrix')
    return figure.rows.flatMap(({ base, shares, withheld }) =>
      withheld ? [] : [base, ...shares.map(({ count }) => count), ...shares.flatMap(share)],
    );
  return figure.shares.flatMap((each) => [
    each.count,
    ...share(each),
    ...(each.first === null ? [] : [each.first]),
  ]);
}

for (const [name, report] of Object.entries(reports))
  test(`every number in the workbook of ${name} is the report’s, and none is missing`, () => {
    const parts = partsOf(reportXlsx(report));
    const shown = figuresOf(report).flatMap(({ figure }) =>
      figure.kind === 'withheld' ? [] : [figure],
    );

    assert.deepEqual(numbersIn(parts.get('xl/worksheets/sheet1.xml') ?? ''), [
      report.delegates,
      report.responses,
    ]);
    for (const [at, figure] of shown.entries()) {
      const sheet = parts.get(`xl/worksheets/sheet${at + 2}.xml`) ?? '';
      assert.deepEqual(
        numbersIn(sheet),
        [...printedNumbers(figure), ...(figure.kind === 'crosstab' ? [] : [figure.base])],
        figure.number,
      );
    }
    assert.equal(parts.get(`xl/worksheets/sheet${shown.length + 2}.xml`), undefined);
  });

/** What a chart draws of a figure: shares where they are printed, else counts; to the left of the line negative. */
function chartedNumbers(figure: Figure): number[] {
  if (figure.kind === 'withheld' || figure.kind === 'money' || figure.kind === 'crosstab')
    return [];
  if (figure.kind === 'parts') return figure.shares.map(({ count }) => count);
  if (figure.kind === 'bars') return figure.shares.map(({ count, percent }) => percent ?? count);
  const left = figure.columns.map(({ direction }) => direction === 'down' || direction === 'none');
  return figure.rows.flatMap(({ shares }) =>
    shares.map(
      ({ count, percent }, at) => (percent ?? count) * (left[at] && figure.diverging ? -1 : 1),
    ),
  );
}
const sorted = (numbers: readonly number[]) =>
  numbers.map((each) => each + 0).sort((a, b) => a - b);

for (const [name, report] of Object.entries(reports))
  test(`behind each chart of ${name} stand its own printed numbers, the ones it draws, and no others`, () => {
    const parts = partsOf(reportPptx(report));
    const charted = new Map<string, number[]>();
    for (const [part, xml] of parts) {
      const [, number] = /^ppt\/charts\/chart(\d+)\.xml$/.exec(part) ?? [];
      if (!number) continue;
      const [, figure = ''] = /<c:f>'([^']+)'!/.exec(xml) ?? [];
      const caches = [...xml.matchAll(/<c:numCache>.*?<\/c:numCache>/g)].join('');
      const drawn = Array.from(caches.matchAll(/<c:v>([^<]+)<\/c:v>/g), ([, value]) =>
        Number(value),
      );
      const book = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
      assert.deepEqual(
        sorted(numbersIn(parts.get(`${book}!xl/worksheets/sheet1.xml`) ?? '')),
        sorted(drawn),
      );
      assert.ok(parts.get(`${book}!xl/workbook.xml`)?.includes(`<sheet name="${figure}"`));
      charted.set(figure, [...(charted.get(figure) ?? []), ...drawn]);
    }
    for (const { figure } of figuresOf(report))
      assert.deepEqual(
        sorted(charted.get(figure.number) ?? []),
        sorted(chartedNumbers(figure)),
        figure.number,
      );
  });

test('a figure that waits is named with its reason, and has neither sheet nor slide', async () => {
  const waiting = hardReport({ waiting: ['single'] });
  const { figure } = figuresOf(waiting).find(({ figure: { key } }) => key === 'single') ?? {};
  assert.ok(figure?.kind === 'withheld');
  const opened = new exceljs.Workbook();
  await opened.xlsx.load(new Uint8Array(reportXlsx(waiting)).buffer);
  const slides = [...partsOf(reportPptx(waiting)).values()].join('\n');

  assert.equal(opened.getWorksheet(figure.number), undefined);
  const contents = JSON.stringify(opened.getWorksheet('Contents')?.getSheetValues());
  assert.ok(contents.includes(figure.id) && contents.includes(figure.reason));
  assert.ok(!slides.includes(figure.id) && slides.includes(`${figure.number}, Single`));
});

test('equal reports give equal files', async () => {
  const again = await reportOf(POLICE);

  assert.deepEqual(reportXlsx(again), reportXlsx(police));
  assert.deepEqual(reportPptx(again), reportPptx(police));
});

test('a heading row is marked, frozen and different in each column; contents lead to each sheet', () => {
  const parts = partsOf(
    reportXlsx(
      hardReport({ options: ['answered', 'ROW', 'Count', 'x'.repeat(400), `${'x'.repeat(400)}y`] }),
    ),
  );
  const tables = [...parts].filter(([part]) => /tables\/table/.test(part));
  for (const [part, xml] of tables) {
    const names = Array.from(
      xml.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g),
      ([, name = '']) => name.toLowerCase(),
    );
    assert.equal(new Set(names).size, names.length, part);
    assert.ok(
      names.every((name) => name.length > 0 && name.length < 256),
      part,
    );
  }
  const sheets = [...parts].filter(([part]) => /worksheets\/sheet\d+\.xml$/.test(part));
  assert.equal(tables.length, sheets.length);
  for (const [part, xml] of sheets) assert.match(xml, /state="frozen"/, part);
  assert.equal(
    parts.get('xl/worksheets/sheet1.xml')?.match(/<hyperlink /g)?.length,
    sheets.length - 1,
  );
});
