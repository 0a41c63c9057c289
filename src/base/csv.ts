/** Comma, semicolon and tab separated text as rows, each with its line in the file. */
import { type CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type Row, type Table, type TableFault, tableOf } from '#base/table.ts';

const DELIMITERS = [',', ';', '\t'];
/** First line of a file that names its separator, as spreadsheet programs understand it. */
const HINT = /^sep=(.)\n/i;

/**
 * Reads text as a table. Which separator holds is seen from the rows: the one under which most of
 * them have as many cells as the header, and of those the one with most columns. Line breaks in
 * cells come out as \n.
 */
export function parseCsv(text: string): Table | TableFault {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const hinted = HINT.exec(plain)?.[1];
  if (hinted) {
    // an empty line in place of the hint keeps the numbers of the others
    return read(plain.replace(HINT, '\n'), hinted);
  }
  const likely = DELIMITERS.filter((each) => plain.includes(each));
  const readings = (likely.length > 0 ? likely : [',']).map((each) => read(plain, each));
  return readings.reduce((best, next) => (isBetter(next, best) ? next : best));
}

function isBetter(next: Table | TableFault, best: Table | TableFault): boolean {
  if ('fault' in next) return false;
  if ('fault' in best) return true;
  const [a, b] = [even(next), even(best)];
  return a === b ? next.columns.length > best.columns.length : a > b;
}

/** Share of rows that fit the header; a single column says nothing. */
const even = ({ columns, rows, ragged }: Table) =>
  columns.length < 2 ? 0 : (rows.length + 1) / (rows.length + ragged.length + 1);

function read(text: string, delimiter: string): Table | TableFault {
  let lastLine = 0;
  const rows: Row[] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        lastLine = lines;
        const breaks = record.join('').match(/\n/g)?.length ?? 0;
        rows.push({ line: lines - breaks, cells: record });
        return null;
      },
    });
  } catch (thrown) {
    const { code } = thrown as CsvError;
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw thrown;
    return { fault: 'unclosed-quote', line: lastLine + 1, found: '"' };
  }
  return tableOf(rows);
}
