/** Bytes of a spreadsheet, text or workbook, as a table. What it is shows in its bytes, not its name. */
import { parseCsv } from '#base/csv.ts';
import { decodeText } from '#base/decode.ts';
import { type Table, type TableFault, tableOf } from '#base/table.ts';
import { readWorkbook } from '#base/workbook.server.ts';

/** No file of an import is larger, in bytes. */
export const MOST_BYTES = 5_000_000;

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
const isOldWorkbook = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/**
 * Reads CSV (comma, semicolon, tab; UTF-8, UTF-16, Windows-1252) and XLSX.
 *
 * @param ending of its name, such as `.xlsx`: a workbook that is none may still be a table
 */
export async function readSpreadsheet(bytes: Uint8Array, ending = ''): Promise<Table | TableFault> {
  const fault = (each: TableFault['fault']) => ({ fault: each, line: null, found: '' });
  if (bytes.length > MOST_BYTES) return fault('too-large');
  if (isOldWorkbook(bytes)) return fault('old-workbook');
  if (isZip(bytes)) {
    const rows = await readWorkbook(bytes);
    return typeof rows === 'string' ? fault(rows) : tableOf(rows);
  }
  const text = decodeText(bytes);
  if (text === null) return fault('not-text');
  const table = parseCsv(text);
  const isTable = 'columns' in table && table.columns.length > 1;
  return ending === '.xlsx' && !isTable ? fault('broken-workbook') : table;
}
