/** Titles under which prose stands in the report, besides main findings. */
import { fold } from '#base/text.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { report as t } from '#ui/texts/report.ts';

/** In the order of the report; a title that two questions share once. */
export function sectionTitles({ questions }: Pick<Questionnaire, 'questions'>): string[] {
  const all = [
    t.names.seniority,
    t.names.spend,
    t.names.budget,
    ...questions.filter(isClosed).map(({ section, text }) => section ?? text),
  ];
  return [
    ...new Map(all.map((title) => [fold(title), title] as const).toReversed()).values(),
  ].toReversed();
}
