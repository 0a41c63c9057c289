import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { readSpreadsheet } from '#base/spreadsheet.server.ts';

const read = (text: string) => readSpreadsheet(new TextEncoder().encode(text));

test('comma, semicolon and tab, line breaks in cells, each row with its line', async () => {
  for (const sign of [',', ';', '\t'])
    for (const end of ['\n', '\r\n']) {
      const lines = ['Name¦What matters, most; really?¦Note', '1¦"a', 'b"¦x', '', '2¦"c, ""d"""¦'];
      const text = lines
        .join(end)
        .replace('What matters, most; really?', '"What matters, most; really?"');
      const table = await read(`\uFEFF${text.replaceAll('¦', sign)}`);
      assert.deepEqual(table, {
        columns: ['Name', 'What matters, most; really?', 'Note'],
        line: 1,
        rows: [
          { line: 2, cells: ['1', 'a\nb', 'x'] },
          { line: 5, cells: ['2', 'c, "d"', ''] },
        ],
        ragged: [],
      });
    }
});

test('ragged rows are set apart, with their line', async () => {
  const table = await read('a,b\n1,2\n3\n4,5,6\n7,8,\n');
  assert.ok('rows' in table);
  assert.deepEqual(
    [table.rows.map(({ line }) => line), table.ragged.map(({ line }) => line)],
    [
      [2, 5],
      [3, 4],
    ],
  );
});

const faults: [string, string, number | null][] = [
  ['', 'empty', null],
  ['\n \n', 'empty', null],
  ['a,b\n1,2\n3,"open\n4,5\n', 'unclosed-quote', 3],
  ['a,b,a\n1,2,3\n', 'duplicate-column', 1],
  ['a,,c\n1,2,3\n', 'nameless-column', 1],
  ['a\u0000b', 'not-text', null],
];
for (const [text, fault, line] of faults)
  test(`${JSON.stringify(text)} is refused: ${fault}`, async () => {
    const table = await read(text);
    assert.ok('fault' in table);
    assert.deepEqual([table.fault, table.line], [fault, line]);
  });

test('UTF-8, UTF-16 and Windows-1252 are told apart', async () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('Name;Ort\nJörg;Köln', 'utf16le')]);
  const western = new Uint8Array(Buffer.from('Name;Ort\nJörg;Köln', 'latin1'));
  for (const bytes of [utf16, western, new TextEncoder().encode('Name;Ort\nJörg;Köln')]) {
    const table = await readSpreadsheet(bytes);
    assert.ok('rows' in table);
    assert.deepEqual(table.rows, [{ line: 2, cells: ['Jörg', 'Köln'] }]);
  }
});

test('what a spreadsheet program writes is read back', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ß', '"', ',', ';', '\t', '\n', ' ', 'λ') });
  const rows = fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (body, sign) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const lines = [['a', 'b', 'c'], ...body].map((row) => row.map(quoted).join(sign));
      const table = await read(lines.join('\r\n'));
      assert.ok('rows' in table);
      assert.deepEqual(
        table.rows.map(({ cells }) => cells),
        body,
      );
    }),
  );
});

test('a workbook: the first sheet with data, dates, formulas, links and rich text as they are seen', async () => {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Empty');
  const sheet = workbook.addWorksheet('Data');
  sheet.addRow(['Email', 'When', 'Money', 'Note', '']);
  sheet.addRow([
    { text: 'a@b.example', hyperlink: 'mailto:a@b.example' },
    new Date('2024-03-29T09:33:24Z'),
    { formula: '1+1', result: 4_350_000 },
    { richText: [{ text: 'bold ' }, { text: 'plain' }] },
  ]);
  sheet.addRow([]);
  sheet.addRow(['c@d.example', null, 1.234]);
  const table = await readSpreadsheet(new Uint8Array(await workbook.xlsx.writeBuffer()));
  assert.deepEqual(table, {
    columns: ['Email', 'When', 'Money', 'Note'],
    line: 1,
    rows: [
      { line: 2, cells: ['a@b.example', '2024-03-29T09:33:24.000', '4350000', 'bold plain'] },
      { line: 4, cells: ['c@d.example', '', '1.2340', ''] },
    ],
    ragged: [],
  });
});

test('a bomb, a broken and an old workbook are refused', async () => {
  const bomb = zipOf(deflateRawSync(Buffer.alloc(60_000_000)));
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]);
  const broken = zipOf(deflateRawSync(Buffer.from('nothing')));
  for (const [bytes, fault] of [
    [bomb, 'too-large'],
    [old, 'old-workbook'],
    [broken, 'broken-workbook'],
    [new TextEncoder().encode('PK\u0003\u0004 and no more'), 'broken-workbook'],
    [new Uint8Array(5_000_001), 'too-large'],
  ] as const) {
    const table = await readSpreadsheet(bytes);
    assert.ok('fault' in table && table.fault === fault, `${fault}: ${JSON.stringify(table)}`);
  }
});

/** A ZIP with one entry whose header lies about its size. */
function zipOf(data: Buffer): Uint8Array {
  const header = Buffer.alloc(31);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt16LE(1, 26);
  header.write('x', 30);
  const entry = Buffer.alloc(47);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(1, 28);
  entry.write('x', 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(header.length + data.length, 16);
  return new Uint8Array(Buffer.concat([header, data, entry, end]));
}

test('a file made to waste time is refused before it does', async () => {
  const most = 5_000_000;
  const hostile = {
    'too-wide': ','.repeat(most),
    'too-large': 'a\n'.repeat(most / 2),
    'endless-row': 'a;b,c\t'.repeat(most / 6),
    'unclosed-quote': `a,b\n"${'\n'.repeat(1000)}`,
  };
  for (const [fault, text] of Object.entries(hostile)) {
    const table = await read(text);
    assert.ok('fault' in table);
    assert.equal(table.fault, fault);
  }
});
