/** Typing slips: how far two words are apart. */

/** How many slips a word of this length may have. */
export const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Whether `a` becomes `b` by at most `most` slips: a letter more, less or other, or two neighbours
 * swapped (optimal string alignment, after Damerau 1964). The first letter is nearly always right,
 * so words that begin otherwise must be swapped there or long.
 */
export function isSlip(a: string, b: string, most: number): boolean {
  if (most === 0 || Math.abs(a.length - b.length) > most) return false;
  if (a[0] !== b[0] && !(a[0] === b[1] && a[1] === b[0]) && Math.min(a.length, b.length) < 6)
    return false;
  return distance(a, b, most) <= most;
}

function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
