/**
 * What a reader holds of a crosstab: the table of all, and that of the hidden, by taking away what
 * the named said. A reader is taken to know the exact bases of rows and columns, which is more
 * than is printed.
 */

import { type Crosstab, crosstab } from '#research/crosstab.ts';
import { countsBehind, shareOf } from '#research/crosstab-print.ts';
import { hiddenIn, isSelectAll } from '#research/disclosure.ts';
import type { Variable } from '#research/figure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import type { Known, Limits, Table } from '#research/suppression/interval.ts';
import { chosenBy, type Group } from '#research/tally.ts';

export type Pair = { rows: Variable; columns: Variable };
export type Off = (row: number, column: number) => boolean;

export type Counted = {
  whole: Crosstab;
  hidden: Crosstab;
  /** whether the lines along a person's answers add up: where they can give one answer only */
  sums: { rows: boolean; columns: boolean };
  /** whether leaving an option out is an answer too */
  allOf: { rows: boolean; columns: boolean };
};

/** Counts a pair, without options that nobody chose at all. */
export function countedFor(questionnaire: Questionnaire, group: Group, pair: Pair): Counted {
  const used = (variable: Variable) => {
    const { options, each } = chosenBy(questionnaire, group, variable);
    const chosen = new Set(each.flatMap((answer) => answer ?? []));
    return options.map((option) => chosen.has(option));
  };
  const [rows, columns] = [used(pair.rows), used(pair.columns)];
  const count = (of: Group) => only(crosstab(questionnaire, of, pair), rows, columns);
  const single = (variable: Variable) => isSingle(questionnaire, variable);
  return {
    whole: count(group),
    hidden: count(hiddenIn(group)),
    sums: { rows: single(pair.columns), columns: single(pair.rows) },
    allOf: {
      rows: isSelectAll(questionnaire, pair.rows.figure),
      columns: isSelectAll(questionnaire, pair.columns.figure),
    },
  };
}

const isSingle = ({ questions }: Questionnaire, { figure }: Variable) => {
  const question = questions.find(({ id }) => id === figure);
  return !question || question.type === 'single' || question.type === 'matrix';
};

function only(table: Crosstab, rows: readonly boolean[], columns: readonly boolean[]): Crosstab {
  const down = <Item>(list: readonly Item[]) => list.filter((_, at) => rows[at]);
  const across = <Item>(list: readonly Item[]) => list.filter((_, at) => columns[at]);
  return {
    ...table,
    rows: down(table.rows),
    columns: across(table.columns),
    counts: down(table.counts).map(across),
    rowBases: down(table.rowBases),
    columnBases: across(table.columnBases),
  };
}

/**
 * The counts with one more row and one more column, of those in the base who are in no option: a
 * title that fits no level. Only there do sums need them.
 */
export function withNone({ whole, hidden, sums }: Counted): { whole: Table; hidden: Table } {
  const filled = ({ counts, rowBases, columnBases }: Crosstab) => {
    const rest = (bases: readonly number[], lines: Table) =>
      bases.map((base, at) => base - (lines[at] ?? []).reduce((sum, each) => sum + each, 0));
    const turned = columnBases.map((_, column) => counts.map((line) => line[column] ?? 0));
    const right = sums.rows ? rest(rowBases, counts) : rowBases.map(() => 0);
    const below = sums.columns ? rest(columnBases, turned) : columnBases.map(() => 0);
    return [...counts.map((line, row) => [...line, right[row] ?? 0]), [...below, 0]];
  };
  return { whole: filled(whole), hidden: filled(hidden) };
}

/** What is known of the table of all, or of the hidden, where some cells are off. */
export function knownOf(counted: Counted, of: 'whole' | 'hidden', off: Off): Known {
  const { whole, hidden, sums } = counted;
  const limits = (row: number, column: number): Limits => {
    const mine = of === 'whole' ? whole : hidden;
    const line = mine.rowBases[row];
    const along = mine.columnBases[column];
    if (line === undefined || along === undefined) return { lower: 0, upper: Infinity };
    const least = Math.max(0, line + along - mine.base);
    const most = Math.min(line, along);
    if (off(row, column)) return { lower: least, upper: most };
    const all = whole.counts[row]?.[column] ?? 0;
    const base = whole.rowBases[row] ?? 0;
    const { lower, upper } = countsBehind(shareOf(all, base), base);
    const named = of === 'whole' ? 0 : all - (hidden.counts[row]?.[column] ?? 0);
    return { lower: Math.max(least, lower - named), upper: Math.min(most, upper - named) };
  };
  return { limits, sums };
}
