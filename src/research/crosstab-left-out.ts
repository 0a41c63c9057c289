/**
 * People who answered one of two questions. The figure of each question counts them, the crosstab
 * does not, so the difference could tell what one to nine hidden people said.
 *
 * It does not where another forum would print the very same: one in which two hidden people have
 * each other's answers to the second question. Every figure of one question stays as it is, so no
 * reader can tell the two forums apart.
 */

import type { Crosstab } from '#research/crosstab.ts';
import { printCrosstab, SMALLEST_CELL } from '#research/crosstab-print.ts';
import type { Off, Pair } from '#research/crosstab-secret.ts';
import { FEWEST_HIDDEN, hiddenIn } from '#research/disclosure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { chosenBy, type Group } from '#research/tally.ts';

type Said = { rows: string[] | null; columns: string[] | null };
/** In the base, in none of its options. */
const NONE = '';

/**
 * The options about which a difference would tell.
 *
 * @param whole the crosstab that is printed, without options that nobody chose
 */
export function toldByDifference(
  questionnaire: Questionnaire,
  group: Group,
  pair: Pair,
  whole: Crosstab,
  off: Off,
): string[] {
  const kinds = hiddenKinds(questionnaire, group, pair);
  const open = openLines(kinds);
  if (open.size === 0) return [];
  const print = JSON.stringify(printCrosstab(whole, off));
  for (const a of kinds.filter(({ rows, columns }) => !rows || !columns))
    for (const b of kinds) {
      if (open.size === 0) return [];
      const swapped = [
        { rows: a.rows, columns: b.columns },
        { rows: b.rows, columns: a.columns },
      ] as const;
      const moved = linesMoved([a, b], swapped).filter((line) => open.has(line));
      if (moved.length === 0) continue;
      const twin = recounted(whole, [a, b], swapped);
      if (!hasSmall(twin, off) && JSON.stringify(printCrosstab(twin, off)) === print)
        for (const line of moved) open.delete(line);
    }
  return [...open].map((line) => line.slice(1)).filter((label) => label !== NONE);
}

/** What hidden people said of both, each kind once. */
function hiddenKinds(
  questionnaire: Questionnaire,
  group: Group,
  { rows, columns }: Pair,
): (Said & { people: number })[] {
  const hidden = hiddenIn(group);
  const down = chosenBy(questionnaire, hidden, rows).each;
  const across = chosenBy(questionnaire, hidden, columns).each;
  const kinds = new Map<string, Said & { people: number }>();
  for (const at of down.keys()) {
    const said = { rows: down[at] ?? null, columns: across[at] ?? null };
    const key = JSON.stringify([said.rows?.toSorted(), said.columns?.toSorted()]);
    const known = kinds.get(key);
    if (known) known.people += 1;
    else kinds.set(key, { ...said, people: 1 });
  }
  return [...kinds.values()];
}

const optionsOf = (list: string[] | null) => (list?.length === 0 ? [NONE] : (list ?? []));
/** The lines of those who answered one only: r and the row, or c and the column. */
const linesOf = ({ rows, columns }: Said): string[] =>
  rows && !columns
    ? optionsOf(rows).map((row) => `r${row}`)
    : columns && !rows
      ? optionsOf(columns).map((column) => `c${column}`)
      : [];

/** Lines with hidden people who answered one only, where these are one to nine, or all in one line. */
function openLines(kinds: readonly (Said & { people: number })[]): Set<string> {
  const open = new Set<string>();
  for (const side of ['r', 'c']) {
    const mine = kinds.filter((kind) => linesOf(kind).some((line) => line.startsWith(side)));
    const people = mine.reduce((sum, kind) => sum + kind.people, 0);
    const lines = new Set(mine.flatMap(linesOf));
    if (people > 0 && (people < FEWEST_HIDDEN || lines.size === 1))
      for (const line of lines) open.add(line);
  }
  return open;
}

function linesMoved(before: readonly Said[], after: readonly Said[]): string[] {
  const count = (list: readonly Said[], line: string) =>
    list.flatMap(linesOf).filter((each) => each === line).length;
  const lines = new Set([...before, ...after].flatMap(linesOf));
  return [...lines].filter((line) => count(before, line) !== count(after, line));
}

function recounted(whole: Crosstab, gone: readonly Said[], come: readonly Said[]): Crosstab {
  const table = {
    ...whole,
    counts: whole.counts.map((line) => [...line]),
    rowBases: [...whole.rowBases],
    columnBases: [...whole.columnBases],
  };
  const add = ({ rows, columns }: Said, by: number) => {
    if (!rows || !columns) return;
    table.base += by;
    const down = rows.map((row) => whole.rows.indexOf(row));
    const across = columns.map((column) => whole.columns.indexOf(column));
    for (const row of down) plus(table.rowBases, row, by);
    for (const column of across) plus(table.columnBases, column, by);
    for (const row of down) for (const column of across) plus(table.counts[row] ?? [], column, by);
  };
  for (const said of gone) add(said, -1);
  for (const said of come) add(said, 1);
  return table;
}

function plus(list: number[], at: number, by: number): void {
  const known = list[at];
  if (known !== undefined) list[at] = known + by;
}

const hasSmall = ({ counts }: Crosstab, off: Off): boolean =>
  counts.some((line, row) =>
    line.some((count, column) => !off(row, column) && count < SMALLEST_CELL),
  );
