/** What a figure is called in the report. */
import type { Part } from '#report/changes.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { told } from '#ui/texts/report-told.ts';

const group: Record<string, string> = {
  seniority: told.names.seniority,
  combinedSpend: told.names.spend,
  budgetBands: told.names.budget,
};

/** Titles by the first of these questionnaires that knows the question; a row after a colon. */
export function titlesIn(...questionnaires: Questionnaire[]): (part: Part) => string {
  const questions = questionnaires.flatMap((each) => each.questions);
  return ({ figure, row }) => {
    const found = questions.find(({ id }) => id === figure);
    const name = group[figure] ?? found?.section ?? found?.text ?? figure;
    return row === null ? name : `${name}: ${row}`;
  };
}
