import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { type Bundle, type ImportFile, openFiles } from '#research/import/open.server.ts';
import { newLedger } from '#research/import/plan.ts';
import { readPlan } from '#research/import/read.ts';
import { folder, POLICE } from '../../../test/forum-files.ts';

type Cells = string[][];
type Form = (stem: string, cells: Cells) => Promise<ImportFile> | ImportFile;

function written(sign: string, end: string, encode: (text: string) => Uint8Array): Form {
  const cell = (text: string) =>
    text.includes(sign) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return (stem, cells) => ({
    name: `${stem}.${sign === '\t' ? 'tsv' : 'csv'}`,
    bytes: encode(cells.map((row) => row.map(cell).join(sign)).join(end)),
  });
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const marked = (text: string) => utf8(`\uFEFF${text}`);
/** Bytes 0x80 to 0x9f are where Windows-1252 differs from Latin-1. */
const upper = new Map(
  Array.from({ length: 32 }, (_, at): [string, number] => [
    new TextDecoder('windows-1252').decode(new Uint8Array([0x80 + at])),
    0x80 + at,
  ]),
);
const western = (text: string) =>
  new Uint8Array(Array.from(text, (sign) => upper.get(sign) ?? sign.charCodeAt(0)));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

const forms: Record<string, Form> = {
  'semicolons, CRLF, byte order mark': written(';', '\r\n', marked),
  'tabs, LF': written('\t', '\n', utf8),
  'commas, Windows-1252': written(',', '\r\n', western),
  'tabs, UTF-16': written('\t', '\r\n', utf16),
  workbooks: async (stem, cells) => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Sheet').addRows(cells);
    return { name: `${stem}.xlsx`, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
  },
};

/** Letters that Windows-1252 lacks, such as Ł, stay out, so that every form can hold all. */
function westernOnly({ key, files }: Bundle): Bundle {
  const plain = (text: string) => text.replace(/[^\0-\xff\u2013-\u2026]/g, 'x');
  const isTable = ({ name }: ImportFile) => name.endsWith('.csv');
  return {
    key,
    files: files.map((file) =>
      isTable(file) ? { ...file, bytes: utf8(plain(new TextDecoder().decode(file.bytes))) } : file,
    ),
  };
}

/** What is read, without where it stood. */
async function read({ files }: Bundle) {
  const ledger = newLedger();
  const nothing = { questionnaire: null, delegates: [], clients: [], seats: [] };
  const plan = readPlan(await openFiles({ key: null, files }, ledger), nothing, ledger);
  assert.deepEqual([ledger.faults, ledger.problems, ledger.notes], [[], [], []]);
  const place = (key: string, value: unknown) =>
    key === 'file' || key === 'line' ? undefined : value;
  return JSON.parse(JSON.stringify(plan, place));
}

test('the same forum comes out of its files, whatever form they have', async (t) => {
  const bundle = westernOnly(await folder(POLICE));
  const expected = await read(bundle);
  for (const [name, form] of Object.entries(forms))
    await t.test(name, async () => {
      const files = await Promise.all(
        bundle.files.map((file) => {
          const stem = /^(.*)\.csv$/.exec(file.name)?.[1];
          if (!stem) return file;
          const text = new TextDecoder().decode(file.bytes);
          return form(stem, parse(text, { bom: true }));
        }),
      );
      assert.deepEqual(await read({ ...bundle, files }), expected);
    });
});
