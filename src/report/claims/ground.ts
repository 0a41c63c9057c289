/** What the claims of a report are checked against: its own content. */
import type { Ground } from '#report/claims/measure.ts';
import type { EditionContent } from '#report/edition.ts';
import type { Figures } from '#research/figure.ts';

/** @param earlier the figures of the edition before, if there was one */
export const groundOf = (
  content: Pick<
    EditionContent,
    'questionnaire' | 'figures' | 'delegates' | 'responses' | 'interviews'
  >,
  earlier: Figures | null,
): Ground => ({
  questionnaire: content.questionnaire,
  figures: content.figures,
  delegates: content.delegates,
  responses: content.responses,
  interviews: content.interviews.length,
  earlier,
});
