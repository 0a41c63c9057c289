/** What a correction changed, line by line. */

export type Line = { text: string; was: 'same' | 'gone' | 'new' };

/** Lines that are gone stand before those that came in their place. */
export function changedLines(before: string, after: string): Line[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const common = longestCommon(old, fresh);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  for (const [atOld, atFresh] of [...common, [old.length, fresh.length] as const]) {
    for (; i < atOld; i++) lines.push({ text: old[i] ?? '', was: 'gone' });
    for (; j < atFresh; j++) lines.push({ text: fresh[j] ?? '', was: 'new' });
    if (i < old.length && j < fresh.length) lines.push({ text: fresh[j] ?? '', was: 'same' });
    i++;
    j++;
  }
  return lines;
}

/** Places of the lines that both have, in order: as many as there can be. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return pairs;
}
