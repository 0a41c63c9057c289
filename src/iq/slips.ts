/** Typing slips: a letter too many, too few, another one, or two neighbours swapped. */

/** How many slips a word of this length may have: none up to 3 letters, one up to 7, then two. */
export const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Whether two words are at most so many slips apart. */
export const areNear = (a: string, b: string, most: number): boolean =>
  a === b || (Math.abs(a.length - b.length) <= most && near([b], a, most).length > 0);

/**
 * The words of a sorted list that are at most so many slips from a word (restricted
 * Damerau–Levenshtein distance: Boytsov, “Indexing methods for approximate dictionary searching”,
 * 2011, 2.2). Words that begin alike share the rows of the table, and all words with a beginning
 * that is too far off already are passed over at once: of ten thousand some hundreds are looked at.
 */
export function near(words: readonly string[], word: string, most: number): string[] {
  const width = word.length + 1;
  const rows = [Uint16Array.from({ length: width }, (_, i) => i)];
  const found: string[] = [];
  let [before, known] = ['', 0];
  for (let i = 0; i < words.length; ) {
    const each = words[i] ?? '';
    let depth = Math.min(shared(before, each), known);
    let least = 0;
    for (; depth < each.length && least <= most; depth++) {
      rows[depth + 1] ??= new Uint16Array(width);
      least = nextRow(rows, depth, each, word, most);
    }
    [before, known] = [each, depth];
    if (least > most) {
      i = pastBeginning(words, i, each.slice(0, depth));
      continue;
    }
    const apart = Math.abs(each.length - word.length);
    if (apart <= most && (rows[each.length]?.[width - 1] ?? most + 1) <= most) found.push(each);
    i++;
  }
  return found;
}

/**
 * Fills the row after `depth` letters and one more, as far as the two can still be near: places
 * further apart than `most` are too far. @returns the least that can still come of it
 */
function nextRow(rows: Uint16Array[], depth: number, each: string, word: string, most: number) {
  const far = most + 1;
  const [before, above, row] = [rows[depth - 1], rows[depth], rows[depth + 1]];
  if (!above || !row) return far;
  const from = Math.max(1, depth + 1 - most);
  const to = Math.min(word.length, depth + 1 + most);
  row[from - 1] = from === 1 ? depth + 1 : far;
  if (to < word.length) row[to + 1] = far;
  let least = row[from - 1] as number;
  const [letter, last] = [each.charCodeAt(depth), each.charCodeAt(depth - 1)];
  for (let j = from; j <= to; j++) {
    const own = word.charCodeAt(j - 1);
    let cost = (above[j - 1] as number) + (own === letter ? 0 : 1);
    cost = Math.min(cost, (above[j] as number) + 1, (row[j - 1] as number) + 1);
    if (before && j > 1 && own === last && word.charCodeAt(j - 2) === letter)
      cost = Math.min(cost, (before[j - 2] as number) + 1);
    row[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

function shared(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

/** The first place after all words with this beginning: by steps that double, then by halves. */
function pastBeginning(words: readonly string[], from: number, beginning: string): number {
  let [low, high, step] = [from + 1, from + 1, 1];
  while (high < words.length && words[high]?.startsWith(beginning)) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, words.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (words[middle]?.startsWith(beginning)) low = middle + 1;
    else high = middle;
  }
  return low;
}
