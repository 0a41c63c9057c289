/** The thread that opens one workbook and ends: run by workbook.server.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import exceljs, { type CellValue, type Worksheet } from 'exceljs';
import type { Row } from '#base/table.ts';

/** Rows of the first sheet with something in it; null for what is no workbook. */
async function rowsOf(bytes: Uint8Array): Promise<Row[] | null> {
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    return null;
  }
  return workbook.worksheets.map(rowsIn).find((rows) => rows.length > 0) ?? [];
}

function rowsIn(sheet: Worksheet): Row[] {
  const rows: Row[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const values = Array.isArray(row.values) ? row.values.slice(1) : [];
    const cells = Array.from(values, (value) => storable(textOf(value)));
    const short = Math.max(0, (rows[0]?.cells.length ?? 0) - cells.length);
    const full = [...cells, ...Array<string>(short).fill('')];
    if (full.some((cell) => cell.trim() !== '')) rows.push({ line, cells: full });
  });
  return rows;
}

/** A database holds neither NUL nor halves of signs. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

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

parentPort?.postMessage(await rowsOf(workerData as Uint8Array));
