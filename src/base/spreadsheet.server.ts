/** Bytes of a spreadsheet, text or workbook, as a table. What it is shows in its bytes, not its name. */
import type { CellValue, Worksheet } from 'exceljs';
import { parseCsv } from '#base/csv.ts';
import { decodeText } from '#base/decode.ts';
import { type Row, type Table, type TableFault, tableOf } from '#base/table.ts';
import { unpacksWithin } from '#base/zip.server.ts';

/** No file of an import is larger, in bytes. */
export const MOST_BYTES = 5_000_000;
/** A workbook may unpack to this much, in bytes. */
const MOST_UNPACKED = 40_000_000;

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
const isOldWorkbook = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/** Reads CSV (comma, semicolon, tab; UTF-8, UTF-16, Windows-1252) and XLSX. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Table | TableFault> {
  const fault = (each: TableFault['fault']) => ({ fault: each, line: null, found: '' });
  if (bytes.length > MOST_BYTES) return fault('too-large');
  if (isOldWorkbook(bytes)) return fault('old-workbook');
  if (!isZip(bytes)) {
    const text = decodeText(bytes);
    return text === null ? fault('not-text') : parseCsv(text);
  }
  if (!unpacksWithin(bytes, MOST_UNPACKED)) return fault('too-large');
  const sheets = await sheetsOf(bytes);
  if (!sheets) return fault('broken-workbook');
  const rows = sheets.map(rowsOf).find((each) => each.length > 0);
  return tableOf(rows ?? []);
}

async function sheetsOf(bytes: Uint8Array): Promise<Worksheet[] | null> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    return workbook.worksheets;
  } catch {
    return null;
  }
}

function rowsOf(sheet: Worksheet): Row[] {
  const rows: Row[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const values = Array.isArray(row.values) ? row.values.slice(1) : [];
    const cells = Array.from(values, textOf);
    const short = Math.max(0, (rows[0]?.cells.length ?? 0) - cells.length);
    rows.push({ line, cells: [...cells, ...Array<string>(short).fill('')] });
  });
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** What a reader sees in the cell: of a formula its result, of a link its words. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, -1);
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return textOf(value.text as CellValue);
  if ('result' in value) return textOf(value.result as CellValue);
  return 'error' in value ? value.error : '';
}

/** A number never looks as if it grouped thousands: 1.25 stays, 1.234 becomes 1.2340. */
function numberText(value: number): string {
  const text = Number.isInteger(value) ? value.toFixed(0) : String(value);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
