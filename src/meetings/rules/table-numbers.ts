/** Numbers of tables as people write them: `1-8, 12`. */

/** @returns in order, each once; null for what can't be read or is longer than 999 */
export function readTables(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const found = new Set<number>();
  for (const part of parts) {
    const [, from, to] = /^(\d{1,3})(?:[-–](\d{1,3}))?$/.exec(part) ?? [];
    if (!from) return null;
    const [first, last] = [Number(from), Number(to ?? from)];
    if (first < 1 || last < first) return null;
    for (let table = first; table <= last; table++) found.add(table);
  }
  return [...found].sort((a, b) => a - b);
}

/** The other way round: 1, 2, 3, 12 is `1–3, 12`. */
export function writeTables(tables: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const table of [...tables].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && table <= last[1] + 1) last[1] = table;
    else runs.push([table, table]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
