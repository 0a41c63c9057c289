import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCsv } from '#base/csv.ts';
import { csvText, inertText } from '#base/csv-maker.ts';
import { FORMULAS } from '../../test/fixtures/hard-report.ts';

test('no text of a CSV file is a formula, whichever separator its reader takes', () => {
  assert.equal(FORMULAS.length, 29);
  const texts = [
    ...FORMULAS,
    ...FORMULAS.map((each) => `Cloud; ${each}`),
    ...FORMULAS.map((each) => `a",${each}`),
    ...FORMULAS.map((each) => `a\n${each}`),
  ];
  const file = csvText(texts.map((text) => [text, 'x', 7]));
  const dangerous = /^[\s\0]*[=+\-@|%＝＋－＠−]|^[\t\r]/;
  for (const separator of [',', ';', '\t', '|']) {
    const cells = file
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\n|\r/)
      .flatMap((line) => line.split(separator));
    const bad = cells.map((cell) => cell.replace(/^"+/, '')).filter((cell) => dangerous.test(cell));
    assert.deepEqual(bad, [], `separator ${JSON.stringify(separator)}`);
  }
  assert.equal(inertText('Head of Data, North-East'), 'Head of Data, North-East');
  const read = parseCsv(`\uFEFFa,b,c\r\n${file.slice(1)}`);
  assert.ok('rows' in read);
  assert.equal(read.rows.length, texts.length);
});
