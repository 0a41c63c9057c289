/** A test by chance itself, for tables too large to count exactly. */
import { type Counts, marginsOf } from '#research/statistics/contingency.ts';
import { logFactorial } from '#research/statistics/special.ts';

export const REDEALT = 9_999;

/**
 * Fisher's test by trying: the answers of the columns are dealt anew among the same people `times`
 * times, and it is counted how often the table is as unlikely, or more (A. C. A. Hope, JRSS B 30,
 * 1968). The same table always gives the same answer: the cards are shuffled by G. Marsaglia's
 * xorshift (2003) from a fixed start.
 *
 * @returns the chance, in steps of 1 / (times + 1); 95 times in 100 within 0.01 of the exact one
 */
export function redealt(counts: Counts, times = REDEALT): number {
  const { rows, columns } = marginsOf(counts);
  const cards = columns.flatMap((size, column) => Array.from({ length: size }, () => column));
  const next = shuffler();
  const most = likelihood(counts) + 1e-7;
  let asFar = 1;
  for (let time = 0; time < times; time += 1) {
    shuffle(cards, next);
    if (likelihood(dealt(rows, columns.length, cards)) <= most) asFar += 1;
  }
  return asFar / (times + 1);
}

/** Logarithm of a table's chance, but for what all tables with its margins share. */
const likelihood = (counts: Counts) =>
  counts.reduce((sum, row) => row.reduce((all, n) => all - logFactorial(n), sum), 0);

function dealt(rows: readonly number[], width: number, cards: readonly number[]): number[][] {
  let card = 0;
  return rows.map((size) => {
    const counts = Array.from({ length: width }, () => 0);
    for (const end = card + size; card < end; card += 1) {
      const column = cards[card] ?? 0;
      counts[column] = (counts[column] ?? 0) + 1;
    }
    return counts;
  });
}

function shuffle(cards: number[], next: () => number) {
  for (let at = cards.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [cards[at], cards[other]] = [cards[other] ?? 0, cards[at] ?? 0];
  }
}

function shuffler(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
