/** A spreadsheet whose columns are known by name. */
import type { Table, TableFault } from '#base/table.ts';
import { fold } from '#base/text.ts';
import type { Ledger } from '#research/import/plan.ts';
import { notes, reasons } from '#ui/texts/import.ts';

export type Source = { file: string; table: Table | TableFault };

/** One row. `cell` gives the trimmed text, empty where the file has no such column. */
export type SheetRow = {
  line: number;
  cell(column: string): string;
};
export type Sheet = { rows: SheetRow[]; missing: string[]; unused: UnusedColumn[] };
/** A column that nothing asks for, with what stands in it. */
export type UnusedColumn = { name: string; line: number; cells: string[] };

/**
 * The rows of a file under the names the product gives its columns, whatever their letter case and
 * white space in the file.
 *
 * @param required without these the file can't be read at all
 * @param optional a column that is nearly one of these is a fault: its cells would be lost
 * @returns null if the file can't be read; the ledger says why
 */
export function openSheet(
  { file, table }: Source,
  required: readonly string[],
  optional: readonly string[],
  ledger: Ledger,
): Sheet | null {
  if ('fault' in table) {
    const { line, found, fault } = table;
    ledger.faults.push({ file, line, column: null, found, reason: reasons.table[fault] });
    return null;
  }
  ledger.rowsRead[file] = table.rows.length + table.ragged.length;
  const faults = ledger.faults.length;
  const at = columnsOf(file, table, [...required, ...optional], ledger);
  const missing = [...required, ...optional].filter((name) => !at.has(name));
  for (const name of missing.filter((each) => required.includes(each)))
    ledger.faults.push({
      file,
      line: table.line,
      column: name,
      found: table.columns.find((column) => likeness(column, name) > NEARLY) ?? '',
      reason: reasons.missingColumn(name, table.columns),
    });
  findNearMisses(
    { file, table },
    optional.filter((name) => missing.includes(name)),
    at,
    ledger,
  );
  if (ledger.faults.length > faults) return null;

  for (const { line, cells } of table.ragged)
    ledger.problems.push({
      file,
      line,
      column: null,
      found: cells
        .filter((cell) => cell !== '')
        .slice(0, 3)
        .join(' · '),
      reason: reasons.ragged(cells.length, table.columns.length),
    });
  const rows = table.rows.map(({ line, cells }) => ({
    line,
    cell: (name: string) => cells[at.get(name) ?? -1]?.trim() ?? '',
  }));
  return { rows, missing, unused: unusedIn(table, new Set(at.values())) };
}

const unusedIn = ({ columns, line, rows }: Table, used: ReadonlySet<number>): UnusedColumn[] =>
  columns.flatMap((name, index) => {
    const cells = rows.map((row) => row.cells[index]?.trim() ?? '').filter((cell) => cell !== '');
    return used.has(index) || name === '' || cells.length === 0 ? [] : [{ name, line, cells }];
  });

/** Position of each known column. Two columns that fold alike are a fault: one would be lost. */
function columnsOf(file: string, table: Table, names: readonly string[], ledger: Ledger) {
  const byFold = new Map(names.map((name) => [fold(name), name]));
  const at = new Map<string, number>();
  table.columns.forEach((column, index) => {
    const name = byFold.get(fold(column));
    if (name === undefined) return;
    if (at.has(name))
      ledger.faults.push({
        file,
        line: table.line,
        column,
        found: column,
        reason: reasons.table['duplicate-column'],
      });
    else at.set(name, index);
  });
  return at;
}

function findNearMisses(
  { file, table }: { file: string; table: Table },
  missing: readonly string[],
  at: ReadonlyMap<string, number>,
  ledger: Ledger,
) {
  const used = new Set(at.values());
  table.columns.forEach((column, index) => {
    if (used.has(index) || column === '') return;
    const near = missing.find((name) => likeness(column, name) > NEARLY);
    if (near === undefined) ledger.notes.push(notes.unusedColumn(file, column));
    else
      ledger.faults.push({
        file,
        line: table.line,
        column,
        found: column,
        reason: reasons.similarColumn(near),
      });
  });
}

const NEARLY = 0.75;

/** Share of pairs of letters that two texts have in common, 0 to 1 (Dice). */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => {
    const plain = fold(text);
    return new Set(Array.from(plain, (_, at) => plain.slice(at, at + 2)).slice(0, -1));
  };
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}
