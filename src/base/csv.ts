/** Comma, semicolon and tab separated text as rows, each with its line in the file. */
import { type CsvError, parse } from 'csv-parse/browser/esm/sync';
import { MOST_ROWS, type Row, type Table, type TableFault, tableOf } from '#base/table.ts';

const DELIMITERS = [',', ';', '\t'];
/** A thousand empty cells in a row. */
const ENDLESS_WIDTH = /([,;\t])\1{1000}/;
/** First line of a file that names its separator, as spreadsheet programs understand it. */
const HINT = /^sep=(.)\n/i;

/**
 * Reads text as a table. Which separator holds is seen from the rows: the one under which most of
 * them have as many cells as the header, and of those the one with most columns. Line breaks in
 * cells come out as \n.
 */
export function parseCsv(text: string): Table | TableFault {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (ENDLESS_WIDTH.test(plain)) return { fault: 'too-wide', line: null, found: '' };
  const hinted = HINT.exec(plain)?.[1];
  if (hinted) {
    // an empty line in place of the hint keeps the numbers of the others
    return read(plain.replace(HINT, '\n'), hinted);
  }
  const likely = DELIMITERS.filter((each) => plain.includes(each));
  const [only = ',', ...others] = likely;
  if (others.length === 0) return read(plain, only);
  const samples = likely.map((each) => ({ delimiter: each, table: read(plain, each, SAMPLE) }));
  const best = samples.reduce((a, b) => (isBetter(b.table, a.table) ? b : a));
  const broken = samples.find(({ table }) => 'fault' in table);
  // one column is what any other separator gives, so a fault says more of the file
  return read(plain, broken && isOneColumn(best.table) ? broken.delimiter : best.delimiter);
}

/** Rows that show which separator holds. */
const SAMPLE = 300;
/** Signs in a row: more is no row, and would only take time. */
const LONGEST_ROW = 200_000;
class TooMany extends Error {}

const FAULTS: Partial<Record<CsvError['code'], TableFault['fault']>> = {
  CSV_QUOTE_NOT_CLOSED: 'unclosed-quote',
  CSV_MAX_RECORD_SIZE: 'endless-row',
};

function isBetter(next: Table | TableFault, best: Table | TableFault): boolean {
  if ('fault' in next) return false;
  if ('fault' in best) return true;
  const [a, b] = [even(next), even(best)];
  return a === b ? next.columns.length > best.columns.length : a > b;
}

const isOneColumn = (table: Table | TableFault) => 'columns' in table && table.columns.length < 2;

/** Share of rows that fit the header; a single column says nothing. */
const even = ({ columns, rows, ragged }: Table) =>
  columns.length < 2 ? 0 : (rows.length + 1) / (rows.length + ragged.length + 1);

function read(text: string, delimiter: string, most?: number): Table | TableFault {
  let lastLine = 0;
  const rows: Row[] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      ...(most !== undefined && { to: most }),
      on_record: (record: string[], { lines }) => {
        lastLine = lines;
        const breaks = record.join('').match(/\n/g)?.length ?? 0;
        if (rows.length > MOST_ROWS) throw new TooMany();
        rows.push({ line: lines - breaks, cells: record });
        return null;
      },
    });
  } catch (thrown) {
    if (thrown instanceof TooMany) return { fault: 'too-large', line: null, found: '' };
    const fault = FAULTS[(thrown as CsvError).code];
    if (!fault) throw thrown;
    return { fault, line: lastLine + 1, found: '' };
  }
  return tableOf(rows);
}
