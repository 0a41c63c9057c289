/**
 * Who is suggested to whom: pairs, so that each of the two is suggested to the other, and nobody to
 * more people than to everybody else.
 */

/** Places in a list, and how well they fit each other: the same from both sides. */
export type Tie = { a: number; b: number; score: number };

/**
 * How well two fit, from both sides: the harmonic mean of how near each comes to the best that the
 * other could find. High only where both are high, so whoever fits everybody a little stands behind
 * whoever fits few and fits them well.
 *
 * @param best of each, the highest score with anybody
 */
export function bothWays(score: number, [one, other]: readonly [number, number]): number {
  return score > 0 ? (2 * score) / (one + other) : 0; // of score/one and score/other, worked out
}

/**
 * The best ties, nobody in more than `most` of them: what everyone is shown, and to how many
 * everyone is shown. Nobody with room is left without a tie to somebody else with room.
 *
 * @param people how many there are
 * @returns of each, the others by how well they fit
 */
export function pairUp(people: number, ties: readonly Tie[], most: number): number[][] {
  const lists = Array.from({ length: people }, (): number[] => []);
  const best = ties
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const { a, b } of best) {
    const [mine, theirs] = [lists[a], lists[b]];
    if (!mine || !theirs || mine.length >= most || theirs.length >= most) continue;
    mine.push(b);
    theirs.push(a);
  }
  return lists;
}
