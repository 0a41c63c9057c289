/** A crosstab that readers may get, or why not and which merge would do. */

import { toldByDifference } from '#research/crosstab-left-out.ts';
import { type PrintedCrosstab, printCrosstab } from '#research/crosstab-print.ts';
import { safetyOf, stillSafe, type Unsafe } from '#research/crosstab-safety.ts';
import { countedFor, type Pair } from '#research/crosstab-secret.ts';
import type { Variable } from '#research/figure.ts';
import { inOrder, type OptionMerge, orderOf, withMerges } from '#research/merging-options.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { type Grouping, groupingsOf, mergesOf } from '#research/suppression/merging.ts';
import { chosenBy, type Group } from '#research/tally.ts';

export type Released = { printed: PrintedCrosstab } | { unsafe: Unsafe };

/**
 * The table that readers get.
 *
 * @param merges options that are printed as one
 * @param search false: whether there is one matters, not that it keeps the fewest cells off
 */
export function releaseCrosstab(
  forum: { questionnaire: Questionnaire; group: Group },
  pair: Pair,
  merges: readonly OptionMerge[] = [],
  { search = true } = {},
): Released {
  const { questionnaire, group } = withMerges(forum, merges);
  const counted = countedFor(questionnaire, group, pair);
  const safety = safetyOf(counted, { search });
  if ('unsafe' in safety) return safety;
  const off = (row: number, column: number) => safety.off[row]?.[column] ?? false;
  const lines = toldByDifference(questionnaire, group, pair, counted.whole, off);
  if (lines.length > 0) return { unsafe: { reason: 'left-out', lines } };
  return { printed: printCrosstab(counted.whole, off) };
}

/** Whether what was printed may still be read, with the consents of today. */
export function mayStillBeRead(
  forum: { questionnaire: Questionnaire; group: Group },
  pair: Pair,
  merges: readonly OptionMerge[],
  printed: PrintedCrosstab,
): Unsafe | null {
  const { questionnaire, group } = withMerges(forum, merges);
  const counted = countedFor(questionnaire, group, pair);
  const off = (row: number, column: number) => printed.shares[row]?.[column] === null;
  const unsafe = stillSafe(counted, off);
  if (unsafe) return unsafe;
  const lines = toldByDifference(questionnaire, group, pair, counted.whole, off);
  return lines.length > 0 ? { reason: 'left-out', lines } : null;
}

/** Merges tried at most. */
const MOST_TRIED = 250;

/** The merge of options that leaves the most cells and lets a crosstab be printed; null: there is none. */
export function offeredForCrosstab(
  forum: { questionnaire: Questionnaire; group: Group },
  pair: Pair,
  name: (options: readonly string[]) => string,
): OptionMerge[] | null {
  const side = (variable: Variable) => {
    const options = usedBy(forum, variable);
    const weights = options.map(({ people }) => people);
    return { options, groupings: groupingsOf(orderOf(forum.questionnaire, variable), weights) };
  };
  const [rows, columns] = [side(pair.rows), side(pair.columns)];
  const merges = (variable: Variable, { options }: typeof rows, grouping: Grouping) =>
    grouping
      .filter(({ length }) => length > 1)
      .map((places): OptionMerge => {
        const names = places.flatMap((at) => options[at]?.option ?? []);
        return { figure: variable.figure, into: name(names), options: names };
      });
  if (pair.rows.figure === pair.columns.figure)
    return sameFigure(forum, pair, columns.groupings, (grouping) =>
      merges(pair.columns, columns, grouping),
    );
  for (const { rows: down, columns: across } of mergesOf(rows.groupings, columns.groupings).slice(
    0,
    MOST_TRIED,
  )) {
    const tried = [...merges(pair.rows, rows, down), ...merges(pair.columns, columns, across)];
    if (tried.length > 0 && 'printed' in releaseCrosstab(forum, pair, tried, { search: false }))
      return tried;
  }
  return null;
}

/** Two rows of one matrix share their columns, so they are merged alike. */
function sameFigure(
  forum: { questionnaire: Questionnaire; group: Group },
  pair: Pair,
  groupings: readonly Grouping[],
  merges: (grouping: Grouping) => OptionMerge[],
): OptionMerge[] | null {
  const fits = groupings
    .map(merges)
    .find(
      (tried) =>
        tried.length > 0 && 'printed' in releaseCrosstab(forum, pair, tried, { search: false }),
    );
  return fits ?? null;
}

/** Options in the order in which they are neighbours, with how many chose each. */
function usedBy(
  { questionnaire, group }: { questionnaire: Questionnaire; group: Group },
  variable: Variable,
): { option: string; people: number }[] {
  const { options, each } = chosenBy(questionnaire, group, variable);
  const chosen = each.flatMap((answer) => answer ?? []);
  return inOrder(questionnaire, variable.figure, options).map((option) => ({
    option,
    people: chosen.filter((one) => one === option).length,
  }));
}
