/**
 * Tables of weighted answers, and whether their rows and columns have to do with each other. Weights
 * taken as so many people would make every test far too sure; these do not.
 */
import { type Counts, marginsOf, pearson } from '#research/statistics/contingency.ts';
import { covarianceOf, type Design, degreesOf, means } from '#research/statistics/design.ts';
import { chiSquareTail, fTail } from '#research/statistics/distributions.ts';
import { dot, solved, times, trace } from '#research/statistics/linear.ts';

/** Each answer's row and column. */
export type Sorted = { rows: readonly string[]; columns: readonly string[] };
export type Table = { rows: string[]; columns: string[]; people: number[][] };
/** `of`: degrees of freedom, of F above and below. */
export type WeightedTest = { statistic: number; of: number[]; p: number };

const distinct = (groups: readonly string[]) => [...new Set(groups)].sort();

/** People each cell stands for; rows and columns in the order of their names. */
export function weightedTable({ weights }: Design, sorted: Sorted): Table {
  const [rows, columns] = [distinct(sorted.rows), distinct(sorted.columns)];
  const people = rows.map((row) =>
    columns.map((column) => dot(weights, inCell(sorted, row, column))),
  );
  return { rows, columns, people };
}

const inCell = ({ rows, columns }: Sorted, row: string, column: string): number[] =>
  rows.map((each, at) => (each === row && columns[at] === column ? 1 : 0));

/**
 * Pearson's test set right for how the answers were drawn, by J. N. K. Rao and A. J. Scott: `f` with
 * their second-order correction (Annals of Statistics 12, 1984), the one to use; `chiSquare` with the
 * first-order one (JASA 76, 1981).
 *
 * @returns null where a cell is missing so that nothing can be told
 */
export function raoScott(
  design: Design,
  sorted: Sorted,
): { f: WeightedTest; chiSquare: WeightedTest } | null {
  const { rows, columns, people } = weightedTable(design, sorted);
  const n = design.weights.length;
  const cells = rows.flatMap((row) => columns.map((column) => inCell(sorted, row, column)));
  const { values, covariance } = means(design, cells);
  const contrasts = contrastsOf(rows.length, columns.length);
  const scaled = contrasts.map((each) =>
    each.map((one, at) => (values[at] ? one / values[at] : 0)),
  );
  const drawn = scaled.map((one) =>
    scaled.map((other) => dot(times([one], covariance)[0] ?? [], other)),
  );
  const random = contrasts.map((one) => scaled.map((other) => dot(one, other) / n));
  const effects = solved(random, drawn);
  if (effects === null) return null;
  const [once, twice] = [trace(effects), trace(times(effects, effects))];
  const free = once ** 2 / twice;
  const { total } = marginsOf(people);
  const { statistic } = pearson(people.map((row) => row.map((each) => (each * n) / total)));
  const of = [free, free * degreesOf(design)];
  return {
    f: {
      statistic: statistic / once,
      of,
      p: fTail(statistic / once, free, free * degreesOf(design)),
    },
    chiSquare: {
      statistic,
      of: [contrasts.length],
      p: chiSquareTail((statistic * contrasts.length) / once, contrasts.length),
    },
  };
}

/**
 * A. Wald's test of what the cells hold beyond rows times columns (G. G. Koch, D. H. Freeman,
 * J. L. Freeman, 1975); `adjusted` for the few degrees of freedom of the design.
 *
 * @returns null where the design tells too little
 */
export function waldTest(
  design: Design,
  sorted: Sorted,
): { plain: WeightedTest; adjusted: WeightedTest } | null {
  const { rows, columns, people } = weightedTable(design, sorted);
  const margins = marginsOf(people);
  const free = (rows.length - 1) * (columns.length - 1);
  const df = degreesOf(design);
  const inner = rows.slice(1).flatMap((_, r) => columns.slice(1).map((__, c) => ({ r, c })));
  const beyond = inner.map(
    ({ r, c }) =>
      at(people, r, c) - ((margins.rows[r] ?? 0) * (margins.columns[c] ?? 0)) / margins.total,
  );
  const pulls = inner.map(({ r, c }) => {
    const [inRow, inColumn] = [
      (margins.rows[r] ?? 0) / margins.total,
      (margins.columns[c] ?? 0) / margins.total,
    ];
    return design.weights.map((weight, who) => {
      const row = sorted.rows[who] === rows[r] ? 1 : 0;
      const column = sorted.columns[who] === columns[c] ? 1 : 0;
      return weight * (row * column - row * inColumn - column * inRow + inRow * inColumn);
    });
  });
  const solution = solved(
    covarianceOf(design, pulls),
    beyond.map((each) => [each]),
  );
  if (solution === null) return null;
  const plain =
    dot(
      beyond,
      solution.map(([each]) => each ?? 0),
    ) / free;
  const fewer = df - free + 1;
  const adjusted = (plain * fewer) / df;
  return {
    plain: { statistic: plain, of: [free, df], p: fTail(plain, free, df) },
    adjusted: { statistic: adjusted, of: [free, fewer], p: fTail(adjusted, free, fewer) },
  };
}

const at = (counts: Counts, row: number, column: number) => counts[row]?.[column] ?? 0;

/** All ways to set one cell against the last row and the last column, cells row by row. */
function contrastsOf(height: number, width: number): number[][] {
  const against = (size: number, which: number) =>
    Array.from({ length: size }, (_, each) => (each === which ? 1 : each === size - 1 ? -1 : 0));
  const upTo = (size: number) => Array.from({ length: size - 1 }, (_, each) => each);
  return upTo(height).flatMap((r) =>
    upTo(width).map((c) =>
      against(height, r).flatMap((row) => against(width, c).map((column) => row * column)),
    ),
  );
}
