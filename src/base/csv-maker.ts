/**
 * Comma separated text (RFC 4180) that spreadsheet programs open as it is: nothing in it is taken
 * for a formula, whichever separator their language reads.
 */

/** Signs by which a program takes a cell for a formula, and white space that it drops before them. */
const FORMULA = /^\s*[=+\-@|%＝＋－＠−]|^\n/;
/** The same at what another program takes for the beginning of a cell or of a row. */
const INNER = /([;\n|,"]\s*)(?=[=+\-@|%＝＋－＠−])/g;

/** Text behind an apostrophe is text in every program; one that needs none stays as it is. Tabs are spaces. */
export function inertText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replaceAll('\0', '');
  const inner = plain.replace(INNER, "$1'");
  return FORMULA.test(inner) ? `'${inner}` : inner;
}

function cellOf(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${inertText(cell).replaceAll('"', '""')}"`;
}

/** Begins with the mark by which spreadsheet programs know UTF-8. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
