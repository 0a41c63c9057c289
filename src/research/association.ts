/** Whether two variables have to do with each other, by the test that the table can bear. */
import type { Crosstab } from '#research/crosstab.ts';
import { holm } from '#research/statistics/adjust.ts';
import {
  adjustedResiduals,
  type Counts,
  cramersV,
  pearson,
  thinCells,
  withoutEmpty,
} from '#research/statistics/contingency.ts';
import { fisher } from '#research/statistics/fisher.ts';
import { redealt } from '#research/statistics/redealt.ts';

/** What is put down to chance, and what is not, by custom: one false alarm in twenty. */
export const FALSE_ALARMS = 0.05;

/**
 * pearson: every cell expects five people · fisher: some do not · redealt: some do not, and there
 * are too many tables to count · each: people may be in several cells, so pairs are tested alone.
 */
export type TestKind = 'pearson' | 'fisher' | 'redealt' | 'each';

/** A cell against all others: how far from what is expected, and whether chance explains it. */
export type Cell = {
  /** standard errors above (or, if negative, below) what is expected */
  residual: number;
  /** chance of a cell so far off, all cells of the table taken into account */
  p: number;
  stands: 'out-above' | 'out-below' | null;
};

export type Association = {
  kind: TestKind;
  /** of the whole table; for `each` the smallest of its cells' */
  p: number;
  /** whether chance may be all there is to it */
  explained: boolean;
  /** Cramér's V, 0 to 1; null for `each` */
  effect: number | null;
  /** the same as V to J. Cohen's measure w, 1988: 0.1 is small, 0.3 medium, 0.5 large */
  size: 'none' | 'small' | 'medium' | 'large' | null;
  /** null where nobody is in the row or the column, or everybody */
  cells: (Cell | null)[][];
};

/**
 * @returns null where there is nothing to compare: fewer than two rows or columns with somebody in
 *   them, or, where several answers are possible, no pair that some chose and some did not
 */
export function associationOf(table: Crosstab): Association | null {
  const cells = cellsOf(table);
  if (!table.single) {
    const chances = cells.flat().flatMap((cell) => (cell ? [cell.p] : []));
    if (chances.length === 0) return null;
    const p = Math.min(...chances);
    return { kind: 'each', p, explained: p > FALSE_ALARMS, effect: null, size: null, cells };
  }
  const counts = withoutEmpty(table.counts);
  const least = Math.min(counts.length, counts[0]?.length ?? 0);
  if (least < 2) return null;
  const effect = cramersV(counts);
  const w = effect * Math.sqrt(least - 1);
  const size = w < 0.1 ? 'none' : w < 0.3 ? 'small' : w < 0.5 ? 'medium' : 'large';
  return { ...tested(counts), effect, size, cells };
}

/** The chance of a table as uneven as this, or more, did rows and columns not matter to each other. */
export function tested(counts: Counts): Pick<Association, 'kind' | 'p' | 'explained'> {
  const told = (kind: TestKind, p: number) => ({ kind, p, explained: p > FALSE_ALARMS });
  if (thinCells(counts) === 0) return told('pearson', pearson(counts).p);
  const exact = fisher(counts);
  return exact === 'too-large' ? told('redealt', redealt(counts)) : told('fisher', exact);
}

/** Each cell by Fisher's test of this row and not, this column and not; all of them by Holm's method. */
function cellsOf({ counts, rowBases, columnBases, base }: Crosstab): (Cell | null)[][] {
  const raw = counts.map((row, r) =>
    row.map((both, c) => {
      const [inRow, inColumn] = [rowBases[r] ?? 0, columnBases[c] ?? 0];
      const varies = (n: number) => n > 0 && n < base;
      if (!varies(inRow) || !varies(inColumn)) return null;
      const four = [
        [both, inRow - both],
        [inColumn - both, base - inRow - inColumn + both],
      ];
      const p = fisher(four);
      return { residual: adjustedResiduals(four)[0]?.[0] ?? 0, p: p === 'too-large' ? 1 : p };
    }),
  );
  const adjusted = holm(raw.flat().flatMap((cell) => (cell ? [cell.p] : [])))[Symbol.iterator]();
  return raw.map((row) =>
    row.map((cell): Cell | null => {
      if (!cell) return null;
      const p = adjusted.next().value ?? 1;
      const out = p > FALSE_ALARMS ? null : cell.residual > 0 ? 'out-above' : 'out-below';
      return { residual: cell.residual, p, stands: out };
    }),
  );
}
