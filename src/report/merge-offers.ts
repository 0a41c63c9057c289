/** Merges of options that would let a figure appear which waits, for the organiser to accept. */

import { variablesOf } from '#research/crosstab.ts';
import type { Withheld } from '#research/disclosure.ts';
import { inOrder, type OptionMerge, orderOf, withMerges } from '#research/merging-options.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { type Earlier, withheldAtRelease } from '#research/release.ts';
import { type Grouping, groupingsOf } from '#research/suppression/merging.ts';
import { type Group, tally } from '#research/tally.ts';
import { disclosing as t } from '#ui/texts/disclosing.ts';

/**
 * The merge that leaves the most options and lets a figure, or a row of a matrix, be printed.
 *
 * @param merges those accepted already; of this figure none may be among them
 * @returns null where none helps: where all hidden people chose one option, they are in the merged
 *   one too, and where they are too few in the base they stay so
 */
export function offeredMerge(
  questionnaire: Questionnaire,
  group: Group,
  earlier: readonly Earlier[],
  waiting: Pick<Withheld, 'figure' | 'row'>,
): OptionMerge[] | null {
  const { figure, row } = waiting;
  const options = variablesOf(questionnaire).find((each) => each.figure === figure)?.options ?? [];
  const places = inOrder(questionnaire, figure, options);
  const small = narrowed(questionnaire, figure);
  const counts = countsOf(small, group, waiting);
  const groupings = groupingsOf(
    orderOf(questionnaire, { figure }),
    places.map((option) => counts[option] ?? 0),
  );
  for (const grouping of groupings) {
    const merges = mergesOf(figure, places, grouping);
    if (merges.length === 0) continue;
    const still = withheldAtRelease(small, group, earlier, merges);
    if (!still.some((each) => each.figure === figure && each.row === row)) return merges;
  }
  return null;
}

/** A grouping of options by their printed names. */
export const mergesOf = (
  figure: string,
  options: readonly string[],
  grouping: Grouping,
): OptionMerge[] =>
  grouping
    .filter(({ length }) => length > 1)
    .map((places) => {
      const names = places.flatMap((at) => options[at] ?? []);
      return { figure, into: t.together(names), options: names };
    });

/** A questionnaire of one figure, so that nothing else is counted again and again. */
function narrowed(questionnaire: Questionnaire, figure: string): Questionnaire {
  const { seniorityBands, budgetQuestion, budgetBands, questions, ...rest } = questionnaire;
  return {
    ...rest,
    seniorityBands: figure === 'seniority' ? seniorityBands : [],
    budgetBands: figure === 'budgetBands' ? budgetBands : [],
    ...(figure === 'budgetBands' && budgetQuestion !== undefined && { budgetQuestion }),
    questions: questions.filter(isClosed).filter(({ id }) => id === figure),
  };
}

function countsOf(
  questionnaire: Questionnaire,
  group: Group,
  { figure, row }: Pick<Withheld, 'figure' | 'row'>,
): Record<string, number> {
  const shown = tally(questionnaire, group)[figure];
  const part = shown && 'rows' in shown ? shown.rows[row ?? ''] : shown;
  if (!part || !('options' in part)) return {};
  return Object.fromEntries(
    Object.entries(part.options).map(([option, { count }]) => [option, count]),
  );
}

/** What readers see of an edition's figures where options are merged; the others are as they were. */
export function mergedFigures(
  questionnaire: Questionnaire,
  group: Group,
  merges: readonly OptionMerge[],
) {
  const forum = withMerges({ questionnaire, group }, merges);
  const touched = new Set(merges.map(({ figure }) => figure));
  return Object.fromEntries(
    Object.entries(tally(forum.questionnaire, forum.group)).filter(([id]) => touched.has(id)),
  );
}
