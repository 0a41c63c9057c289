/** The two variables of a crosstab, found again by the key of its figure. */
import { keyOf, PAIR } from '#report/crosstab-figure.ts';
import type { Variable } from '#research/figure.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';

export type Pair = { rows: Variable; columns: Variable };

/** @returns null where the key is that of one variable, or the questionnaire has one of the two no more */
export function pairOf(questionnaire: Questionnaire, key: string): Pair | null {
  const known = new Map(variablesIn(questionnaire).map((each) => [keyOf(each), each]));
  const parts = key.split(PAIR);
  for (let at = 1; at < parts.length; at++) {
    const rows = known.get(parts.slice(0, at).join(PAIR));
    const columns = known.get(parts.slice(at).join(PAIR));
    if (rows && columns) return { rows, columns };
  }
  return null;
}

function variablesIn({ questions }: Questionnaire): Variable[] {
  const whole = (figure: string): Variable => ({ figure, row: null });
  return [
    whole('seniority'),
    whole('budgetBands'),
    ...questions
      .filter(isClosed)
      .flatMap((question): Variable[] =>
        question.type === 'matrix'
          ? question.rows.map((row) => ({ figure: question.id, row }))
          : [whole(question.id)],
      ),
  ];
}
