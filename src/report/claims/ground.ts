/** What the claims of a report are checked against: its own content. */
import type { Ground } from '#report/claims/measure.ts';
import type { EditionContent } from '#report/edition.ts';
import type { Figures } from '#research/figure.ts';
import type { Printable } from '#research/interviews/said.ts';

/**
 * @param interviews how many speak in the report
 * @param earlier the figures of the edition before, if there was one
 */
export const groundOf = (
  content: Pick<
    EditionContent,
    'questionnaire' | 'figures' | 'delegates' | 'responses' | 'interviewees'
  >,
  interviews: number,
  earlier: Figures | null,
): Ground => ({
  questionnaire: content.questionnaire,
  figures: content.figures,
  delegates: content.delegates,
  responses: content.responses,
  interviews,
  ...(content.interviewees && { interviewees: content.interviewees }),
  earlier,
});

/** Interviews of which at least one word is printed. */
export const interviewsIn = (said: readonly Pick<Printable, 'interview'>[]): number =>
  new Set(said.map(({ interview }) => interview)).size;
