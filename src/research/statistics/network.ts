/** The network of C. R. Mehta and N. R. Patel (JASA 78, 1983): how a table fills, column by column. */
import { dealAll, type Steps } from '#research/statistics/deals.ts';

/**
 * A place in the network: what each row still lacks. From it every deal of the next column goes on
 * `to` another place. At the last two columns a deal settles the table: then `to` is empty, the
 * logarithms rise and `chances` adds them up.
 */
export type Place = {
  logs: Float64Array;
  to: readonly Place[];
  chances: Float64Array;
  /** logarithms of the likeliest and the least likely way to the end */
  highest: number;
  lowest: number;
};

/**
 * @param columns at least two, in the order in which they are dealt
 * @returns where the network begins; null if the steps did not suffice
 */
export function networkOf(
  rows: readonly number[],
  columns: readonly number[],
  steps: Steps,
): Place | null {
  const known = new Map<string, Place>();
  const placeAt = (left: readonly number[], column: number): Place | null => {
    const key = `${column} ${left.join(' ')}`;
    const seen = known.get(key);
    if (seen) return seen;
    const logs: number[] = [];
    const to: Place[] = [];
    const settled = column === columns.length - 2;
    let fits = true;
    const dealt = dealAll(left, columns[column] ?? 0, steps, (after, log) => {
      logs.push(log);
      if (settled || !fits) return;
      const next = placeAt(inOrder(after), column + 1);
      if (next) to.push(next);
      else fits = false;
    });
    if (!dealt || !fits) return null;
    const kept = Float64Array.from(logs);
    if (settled) kept.sort();
    const place = { logs: kept, to, chances: settled ? adding(kept) : none, ...reach(kept, to) };
    known.set(key, place);
    return place;
  };
  return placeAt(inOrder(rows), 0);
}

/** Which row is which makes no difference to what may follow. */
const inOrder = (rows: readonly number[]) => rows.toSorted((a, b) => a - b);

const none = new Float64Array();
function adding(logs: Float64Array): Float64Array {
  let sum = 0;
  return logs.map((log) => {
    sum += Math.exp(log);
    return sum;
  });
}

function reach(logs: Float64Array, to: readonly Place[]) {
  let [highest, lowest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [at, log] of logs.entries()) {
    highest = Math.max(highest, log + (to[at]?.highest ?? 0));
    lowest = Math.min(lowest, log + (to[at]?.lowest ?? 0));
  }
  return { highest, lowest };
}
