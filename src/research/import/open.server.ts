/** The files of an import, from a folder or an upload, opened. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { decodeText } from '#base/decode.ts';
import { MOST_BYTES, readSpreadsheet } from '#base/spreadsheet.server.ts';
import type { Ledger } from '#research/import/plan.ts';
import type { Opened, TableName, TextName } from '#research/import/read.ts';
import { notes, reasons } from '#ui/texts/import.ts';

export type ImportFile = { name: string; bytes: Uint8Array };
/**
 * What is imported. `key`: the folder's name; null for an upload, whose key comes from the title.
 * `unreadable`: names of files that lie there and can't be opened.
 */
export type Bundle = { key: string | null; files: ImportFile[]; unreadable?: string[] };

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

type Part = { table: TableName } | { text: TextName } | { transcript: string } | null;

/** Which part of an import a file is, by its name alone. */
function partOf(name: string): Part {
  const ending = extname(name).toLowerCase();
  if (['.vtt', '.srt'].includes(ending) || (ending === '.txt' && /^transcripts\//i.test(name)))
    return { transcript: basename(name, extname(name)) };
  const stem = basename(name, extname(name)).toLowerCase();
  const table = TABLES.find((each) => each === stem);
  if (table && (TABLE_ENDINGS.includes(ending) || ending === '.xls')) return { table };
  const text = (Object.keys(TEXTS) as TextName[]).find((each) => each === stem);
  return text && TEXTS[text] === ending ? { text } : null;
}

/** Whether a file's name is one that an import reads. */
export const isImported = (name: string): boolean => partOf(name) !== null;

export type FolderRefusal = { refused: 'no-folder' | 'not-a-folder' | 'no-permission' };

/** @returns the files of a folder that an import consists of, and the names of the others without their bytes */
export async function readFolder(path: string): Promise<Bundle | FolderRefusal> {
  const folder = resolve(path);
  const found = await stat(folder).catch(() => null);
  if (!found) return { refused: 'no-folder' };
  if (!found.isDirectory()) return { refused: 'not-a-folder' };
  const names = await readdir(folder).catch(() => null);
  if (!names) return { refused: 'no-permission' };
  const files: ImportFile[] = [];
  const unreadable: string[] = [];
  const more = await readdir(join(folder, 'transcripts')).catch(() => []);
  for (const name of [...names.sort(), ...more.sort().map((each) => `transcripts/${each}`)]) {
    if (name === 'transcripts') continue;
    const bytes = isImported(name)
      ? await bytesOf(join(folder, name)).catch(() => null)
      : new Uint8Array();
    if (bytes) files.push({ name, bytes });
    else unreadable.push(name);
  }
  return { key: basename(folder), files, unreadable };
}

/** What is too large is told by its length; no need to hold it. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  return size <= MOST_BYTES ? readFile(path) : new Uint8Array(MOST_BYTES + 1);
}

/** Opens each file as what its name says it is. Two files for one part are a fault, others a note. */
export async function openFiles(
  { files, unreadable = [] }: Bundle,
  ledger: Ledger,
): Promise<Opened> {
  const opened: Opened = { tables: {}, texts: {}, transcripts: [] };
  const fault = (file: string, found: string, reason: string) =>
    ledger.faults.push({ file, line: null, column: null, found, reason });
  for (const name of unreadable) fault(name, '', reasons.unreadable);
  for (const { name, bytes } of files) {
    const part = partOf(name);
    if (part === null) {
      if (!BESIDE.test(name)) ledger.notes.push(notes.unusedFile(name));
      continue;
    }
    if ('transcript' in part) {
      opened.transcripts.push({ file: name, stem: part.transcript, bytes });
      continue;
    }
    const before = 'table' in part ? opened.tables[part.table] : opened.texts[part.text];
    if (before) fault(name, name, reasons.twoFiles(before.file, name));
    else if ('table' in part) {
      const table = await readSpreadsheet(bytes, extname(name).toLowerCase());
      opened.tables[part.table] = { file: name, table };
    } else {
      const text = bytes.length > MOST_BYTES ? null : decodeText(bytes);
      opened.texts[part.text] = { file: name, text };
    }
  }
  return opened;
}
