/** Small systems of linear equations. */

/**
 * What X is in `matrix` X = `right`, by Gaussian elimination with partial pivoting.
 *
 * @returns null if the matrix tells too little (it is singular)
 */
export function solved(
  matrix: readonly (readonly number[])[],
  right: readonly (readonly number[])[],
): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...(right[at] ?? [])]);
  for (let column = 0; column < size; column += 1) {
    const order = rows
      .slice(column)
      .sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
    rows.splice(column, order.length, ...order);
    const pivot = rows[column] ?? [];
    const head = pivot[column] ?? 0;
    if (Math.abs(head) < 1e-300) return null;
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const times = (row[column] ?? 0) / head;
      rows[at] = row.map((each, place) => each - times * (pivot[place] ?? 0));
    }
  }
  return rows.map((row, at) => row.slice(size).map((each) => each / (row[at] ?? 1)));
}

/** The sum of products, as of a row and a column. */
export const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, each, at) => sum + each * (other[at] ?? 0), 0);

/** The sum of the diagonal. */
export const trace = (matrix: readonly (readonly number[])[]): number =>
  matrix.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);

/** Matrix times matrix. */
export function times(
  one: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): number[][] {
  const columns = (other[0] ?? []).map((_, at) => other.map((row) => row[at] ?? 0));
  return one.map((row) => columns.map((column) => dot(row, column)));
}
