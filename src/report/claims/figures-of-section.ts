/** Which figures a section of the report is about, by the title it was written under. */
import { fold } from '#base/text.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { report as t } from '#ui/texts/report.ts';

/** @returns ids of figures; none for main findings, which may speak of any */
export function figuresOfSection({ questions }: Questionnaire, section: string): string[] {
  const titled = fold(section);
  const group = [
    [t.names.seniority, 'seniority'],
    [t.names.spend, 'combinedSpend'],
    [t.names.budget, 'budgetBands'],
  ].flatMap(([name = '', id = '']) => (fold(name) === titled ? [id] : []));
  const asked = questions
    .filter(isClosed)
    .filter((question) => fold(question.section ?? question.text) === titled)
    .map(({ id }) => id);
  return [...group, ...asked];
}
