/** A test by chance itself, for tables too large to count exactly. */
import { type Counts, marginsOf, pearson } from '#research/statistics/contingency.ts';

export const REDEALT = 9_999;

/**
 * The answers of the columns are dealt anew among the same people `times` times: how often is the
 * table then at least as far from what is expected? (A. C. A. Hope, JRSS B 30, 1968.) The same
 * table always gives the same answer: the cards are shuffled by G. Marsaglia's xorshift (2003) from
 * a fixed start.
 *
 * @returns the chance, in steps of 1 / (times + 1)
 */
export function redealt(counts: Counts, times = REDEALT): number {
  const { rows, columns } = marginsOf(counts);
  const cards = columns.flatMap((size, column) => Array.from({ length: size }, () => column));
  const next = shuffler();
  const least = pearson(counts).statistic * (1 - 1e-9);
  let asFar = 1;
  for (let time = 0; time < times; time += 1) {
    shuffle(cards, next);
    if (pearson(dealt(rows, columns.length, cards)).statistic >= least) asFar += 1;
  }
  return asFar / (times + 1);
}

function dealt(rows: readonly number[], width: number, cards: readonly number[]): number[][] {
  let from = 0;
  return rows.map((size) => {
    const counts = Array.from({ length: width }, () => 0);
    for (const card of cards.slice(from, from + size)) counts[card] = (counts[card] ?? 0) + 1;
    from += size;
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
