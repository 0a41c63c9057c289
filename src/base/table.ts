/** A file as rows and columns, whatever it was written in. */
export type Row = {
  /** where the row begins in its file, from 1; in a workbook the number of the row */
  line: number;
  cells: string[];
};

export type Table = {
  /** the header, trimmed; columns without a name are left out where they are empty throughout */
  columns: string[];
  /** line of the header */
  line: number;
  /** rows with something in them, each with as many cells as there are columns */
  rows: Row[];
  /** rows with more cells than the header, or fewer */
  ragged: Row[];
};

export type TableFault = {
  fault:
    | 'empty'
    | 'unclosed-quote'
    | 'duplicate-column'
    | 'nameless-column'
    | 'too-wide'
    | 'endless-row'
    | 'not-text'
    | 'old-workbook'
    | 'broken-workbook'
    | 'too-large';
  line: number | null;
  found: string;
};

/** No spreadsheet of a forum is wider or longer; what is, only takes time. */
const MOST_COLUMNS = 500;
export const MOST_ROWS = 200_000;

const isBlank = ({ cells }: Row) => cells.every((cell) => cell.trim() === '');

/** The first row that is not blank is the header; cells beyond it that are empty do not count. */
export function tableOf(written: readonly Row[]): Table | TableFault {
  const [header, ...body] = written.filter((row) => !isBlank(row));
  if (!header) return { fault: 'empty', line: null, found: '' };
  const names = header.cells.map((name) => name.trim());
  const width = names.findLastIndex((name) => name !== '') + 1;
  if (width > MOST_COLUMNS) return { fault: 'too-wide', line: header.line, found: String(width) };
  if (body.length > MOST_ROWS) return { fault: 'too-large', line: null, found: '' };
  const columns = names.slice(0, width);
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice !== undefined) return { fault: 'duplicate-column', line: header.line, found: twice };

  const rows = body.map(({ line, cells }) => ({
    line,
    cells: cells.slice(0, Math.max(width, cells.findLastIndex((cell) => cell.trim() !== '') + 1)),
  }));
  const even = rows.filter(({ cells }) => cells.length === width);
  const nameless = columns.findIndex(
    (name, at) => name === '' && even.some(({ cells }) => cells[at]?.trim() !== ''),
  );
  if (nameless >= 0)
    return { fault: 'nameless-column', line: header.line, found: String(nameless + 1) };
  return {
    columns,
    line: header.line,
    rows: even,
    ragged: rows.filter(({ cells }) => cells.length !== width),
  };
}
