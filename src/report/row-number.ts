/** Numbers of the rows of a matrix: each can be spoken of by itself. */
import type { Figure } from '#report/model.ts';
import { report as t } from '#ui/texts/report.ts';

/** @param at place, from 0 @returns "a" to "z", then "aa" */
export function rowLetter(at: number): string {
  const last = String.fromCharCode(97 + (at % 26));
  return at < 26 ? last : rowLetter(Math.floor(at / 26) - 1) + last;
}

/**
 * "Figure 9a" for the first row of Figure 9; the figure's own number where it has no rows or no
 * such row. Rows that wait keep their letter, so that no number moves when they appear.
 */
export const rowNumber = (figure: Figure, row: string | null): string =>
  figure.kind === 'matrix'
    ? numberOfRow(
        figure.number,
        figure.rows.map(({ label }) => label),
        row,
      )
    : figure.number;

/** The same of a figure that is known by its number and the names of its rows alone. */
export function numberOfRow(number: string, rows: readonly string[], row: string | null): string {
  const at = rows.length < 2 || row === null ? -1 : rows.indexOf(row);
  return at < 0 ? number : number + rowLetter(at);
}

/** What the margin calls a figure: "Figure 8", or "Figures 9a to 9f" where its rows have numbers. */
export function numberPrinted(figure: Figure): string {
  if (figure.kind !== 'matrix' || figure.rows.length < 2) return figure.number;
  return t.figureRows(figure.number, rowLetter(0), rowLetter(figure.rows.length - 1));
}
