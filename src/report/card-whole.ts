/** What an incomplete response says of the whole group: exact bounds for each option. */
import type { Figure, MatrixRow, Share } from '#report/model.ts';
import { rowNumber } from '#report/row-number.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import { boundsFor } from '#research/statistics/census.ts';
import { percentOf } from '#research/tally.ts';
import { cardTold } from '#ui/texts/card-told.ts';

const t = cardTold.whole;

/** `part`: the row of a matrix, null elsewhere; texts are ready to print */
export type Whole = {
  lead: string;
  parts: { part: string | null; options: { label: string; said: string; bounds: string }[] }[];
  notes: readonly string[];
};

/**
 * Bounds for printed counts alone, so that they tell nothing that is not printed.
 *
 * @param all the whole group, confirmed delegates
 * @returns null where everybody answered, nobody did, or the figure is no count of people
 */
export function wholeGroup(figure: Figure, all: number): Whole | null {
  if (figure.kind === 'withheld' || figure.kind === 'money' || figure.kind === 'crosstab')
    return null;
  const parts =
    figure.kind === 'matrix'
      ? figure.rows.filter(isOpen(all)).map((row) => ({
          part: `${rowNumber(figure, row.label)}, ${row.label}`,
          options: row.shares.map((share) => bounded(share, row.base, all)),
        }))
      : figure.base > 0 && figure.base < all
        ? [{ part: null, options: figure.shares.map((share) => bounded(share, figure.base, all)) }]
        : [];
  if (parts.length === 0) return null;
  const lead = figure.kind === 'matrix' ? t.leadRows(all) : t.lead(figure.base, all);
  return { lead, parts, notes: t.notes };
}

const isOpen = (all: number) => (row: MatrixRow) =>
  row.withheld === null && row.base > 0 && row.base < all;

function bounded({ label, count }: Share, answered: number, all: number) {
  const { lower, upper } = boundsFor(count, answered, all);
  const percent = (people: number) => `${percentOf(people, all, 1).toFixed(1)}%`;
  const few = answered < SMALLEST_PERCENT_BASE || lower === upper;
  return {
    label,
    said: t.said(count, answered),
    bounds: t.bounds(lower, upper, all) + (few ? '' : t.percent(percent(lower), percent(upper))),
  };
}
