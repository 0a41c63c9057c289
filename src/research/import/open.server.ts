/** The files of an import, from a folder or an upload, opened. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { decodeText } from '#base/decode.ts';
import { MOST_BYTES, readSpreadsheet } from '#base/spreadsheet.server.ts';
import type { Ledger } from '#research/import/plan.ts';
import type { Opened, TableName, TextName } from '#research/import/read.ts';
import { notes, reasons } from '#ui/texts/import.ts';

export type ImportFile = { name: string; bytes: Uint8Array };
/** What is imported. `key`: the folder's name; null for an upload, whose key comes from the title. */
export type Bundle = { key: string | null; files: ImportFile[] };

const TABLES: readonly TableName[] = ['delegates', 'responses', 'clients', 'meeting-requests'];
const TABLE_ENDINGS = ['.csv', '.tsv', '.txt', '.xlsx'];
const TEXTS: Record<TextName, string> = {
  questionnaire: '.json',
  agenda: '.json',
  interviews: '.md',
  findings: '.md',
};
/** Lies beside the data and is nobody's mistake. */
const BESIDE = /^\.|^~\$|^readme(\.|$)|^expected\.json$|^thumbs\.db$|^desktop\.ini$/i;

type Part = { table: TableName } | { text: TextName } | null;

/** Which part of an import a file is, by its name alone. */
function partOf(name: string): Part {
  const ending = extname(name).toLowerCase();
  const stem = basename(name, extname(name)).toLowerCase();
  const table = TABLES.find((each) => each === stem);
  if (table && (TABLE_ENDINGS.includes(ending) || ending === '.xls')) return { table };
  const text = (Object.keys(TEXTS) as TextName[]).find((each) => each === stem);
  return text && TEXTS[text] === ending ? { text } : null;
}

/** Whether a file's name is one that an import reads. */
export const isImported = (name: string): boolean => partOf(name) !== null;

export type FolderRefusal = { refused: 'no-folder' | 'not-a-folder' };

/** @returns the files of a folder that an import consists of, and the names of the others without their bytes */
export async function readFolder(path: string): Promise<Bundle | FolderRefusal> {
  const folder = resolve(path);
  const found = await stat(folder).catch(() => null);
  if (!found) return { refused: 'no-folder' };
  if (!found.isDirectory()) return { refused: 'not-a-folder' };
  const names = (await readdir(folder)).sort();
  const files = await Promise.all(
    names.map(async (name): Promise<ImportFile> => {
      const { size } = await stat(join(folder, name));
      const wanted = partOf(name) !== null;
      // what is too large is told by its length; no need to hold it
      const bytes =
        wanted && size <= MOST_BYTES
          ? await readFile(join(folder, name))
          : new Uint8Array(wanted ? MOST_BYTES + 1 : 0);
      return { name, bytes };
    }),
  );
  return { key: basename(folder), files };
}

/** Opens each file as what its name says it is. Two files for one part are a fault, others a note. */
export async function openFiles(files: readonly ImportFile[], ledger: Ledger): Promise<Opened> {
  const opened: Opened = { tables: {}, texts: {} };
  for (const { name, bytes } of files) {
    const part = partOf(name);
    if (part === null) {
      if (!BESIDE.test(name)) ledger.notes.push(notes.unusedFile(name));
      continue;
    }
    const before = 'table' in part ? opened.tables[part.table] : opened.texts[part.text];
    if (before) {
      const reason = reasons.twoFiles(before.file, name);
      ledger.faults.push({ file: name, line: null, column: null, found: name, reason });
    } else if ('table' in part) {
      opened.tables[part.table] = { file: name, table: await readSpreadsheet(bytes) };
    } else {
      const text = bytes.length > MOST_BYTES ? null : decodeText(bytes);
      opened.texts[part.text] = { file: name, text };
    }
  }
  return opened;
}
