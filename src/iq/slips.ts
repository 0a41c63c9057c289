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
      least = nextRow(rows, depth, each, word);
    }
    [before, known] = [each, depth];
    if (least > most) {
      i = pastBeginning(words, i, each.slice(0, depth));
      continue;
    }
    if ((rows[each.length]?.[width - 1] ?? most + 1) <= most) found.push(each);
    i++;
  }
  return found;
}

/** Fills the row after `depth` letters and one more; returns the least that can still come of it. */
function nextRow(rows: Uint16Array[], depth: number, each: string, word: string): number {
  const [before, above, row] = [rows[depth - 1], rows[depth], rows[depth + 1]];
  if (!above || !row) return 0;
  row[0] = depth + 1;
  let least = depth + 1;
  const [letter, last] = [each.charCodeAt(depth), each.charCodeAt(depth - 1)];
  for (let j = 1; j <= word.length; j++) {
    const own = word.charCodeAt(j - 1);
    let cost = Math.min(
      (above[j] ?? 0) + 1,
      (row[j - 1] ?? 0) + 1,
      (above[j - 1] ?? 0) + Number(own !== letter),
    );
    if (before && j > 1 && own === last && word.charCodeAt(j - 2) === letter)
      cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    row[j] = cost;
    least = Math.min(least, cost);
  }
  return least;
}

function shared(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

/** The first place after all words with this beginning. */
function pastBeginning(words: readonly string[], from: number, beginning: string): number {
  let [low, high] = [from + 1, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '').startsWith(beginning)) low = middle + 1;
    else high = middle;
  }
  return low;
}
