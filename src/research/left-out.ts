/** Who is not in the base of two variables, and why. */
import type { Variable } from '#research/figure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { chosenBy, type Group } from '#research/tally.ts';

/** People, each counted once; together with the base they are all confirmed delegates. */
export type LeftOut = {
  /** sent no answers at all */
  silent: number;
  /** sent answers, but none to this variable */
  rows: number;
  columns: number;
  both: number;
  /** in the base, but in no row or no column: a job title that fits no level */
  unplaced: number;
};

export function leftOut(
  questionnaire: Questionnaire,
  group: Group,
  asked: { rows: Variable; columns: Variable },
): LeftOut {
  const down = chosenBy(questionnaire, group, asked.rows).each;
  const across = chosenBy(questionnaire, group, asked.columns).each;
  const left: LeftOut = { silent: 0, rows: 0, columns: 0, both: 0, unplaced: 0 };
  for (const [at, { id }] of group.people.entries()) {
    const [row, column] = [down[at] ?? null, across[at] ?? null];
    if (row && column) left.unplaced += row.length === 0 || column.length === 0 ? 1 : 0;
    else if (!group.responses.has(id)) left.silent += 1;
    else if (row) left.columns += 1;
    else if (column) left.rows += 1;
    else left.both += 1;
  }
  return left;
}
