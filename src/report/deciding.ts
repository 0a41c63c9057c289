/** Everything that is decided about readers when an edition is published. */

import { entriesOf, ordered } from '#base/ordered.ts';
import {
  type CrosstabChoice,
  type Decided,
  decideCrosstabs,
  type EarlierCrosstabs,
  type EditionCrosstab,
  type Forum,
} from '#report/crosstabs.ts';
import type { EditionContent } from '#report/edition.ts';
import { mergedFigures } from '#report/merge-offers.ts';
import { variableIn, variablesOf } from '#research/crosstab.ts';
import type { Figures } from '#research/figure.ts';
import { isMergeOf, type OptionMerge } from '#research/merging-options.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { type Earlier, withheldAtRelease } from '#research/release.ts';
import { disclosing as t } from '#ui/texts/disclosing.ts';

/** What staff chose: merges they accepted, crosstabs to print. */
export type Choices = { merges: OptionMerge[]; crosstabs: CrosstabChoice[] };
export type KnownEdition = Earlier & EarlierCrosstabs;
/** `looks`: figures that were shown in a session, each like an edition of one figure */
type Looked = Forum & { looks?: readonly Earlier[] };
export type ReleasedParts = Pick<EditionContent, 'withheld'> & {
  merges?: OptionMerge[];
  merged?: Figures;
  crosstabs?: EditionCrosstab[];
};

/**
 * What readers must wait for, see merged, and get as crosstabs; or the crosstabs that cannot be
 * made safe, for which nothing is published.
 */
export function releaseOf(
  forum: Looked,
  counted: Record<string, string | null>,
  choices: Choices,
  earlier: readonly KnownEdition[],
  { number, now }: { number: number; now: Date },
): ReleasedParts | { refused: 'unsafe-crosstabs'; crosstabs: { id: string; name: string }[] } {
  const { decided, ...parts } = decide(forum, counted, choices, earlier, { number, now });
  const refused = decided.flatMap((each) => ('refused' in each ? [each.choice] : []));
  if (refused.length > 0)
    return {
      refused: 'unsafe-crosstabs',
      crosstabs: refused.map((choice) => ({
        id: choice.id,
        name: pairName(forum.questionnaire, choice),
      })),
    };
  const crosstabs = decided.flatMap((each) => ('crosstab' in each ? [each.crosstab] : []));
  return { ...parts, ...(crosstabs.length > 0 && { crosstabs }) };
}

/** The same with what becomes of each crosstab, for the screen that shows it beforehand. */
export function decide(
  forum: Looked,
  counted: Record<string, string | null>,
  choices: Choices,
  earlier: readonly KnownEdition[],
  { number, now }: { number: number; now: Date },
): ReleasedParts & { decided: Decided[] } {
  const { questionnaire, group, looks = [] } = forum;
  const merges = choices.merges.filter((merge) => fits(questionnaire, merge));
  const withheld = withheldAtRelease(questionnaire, group, [...earlier, ...looks], merges);
  const decided = decideCrosstabs(choices.crosstabs, {
    forum,
    counted,
    merges,
    withheld,
    earlier,
    edition: number,
    asOf: now.toISOString(),
  });
  const merged = mergedFigures(questionnaire, group, merges);
  return { withheld, ...(merges.length > 0 && { merges, merged }), decided };
}

/** A merge outlives its questionnaire only while all its options are there. */
const fits = (questionnaire: Questionnaire, merge: OptionMerge): boolean => {
  const all = variablesOf(questionnaire).find(({ figure }) => figure === merge.figure)?.options;
  return all !== undefined && isMergeOf(questionnaire, merge, all);
};

/** "Seniority mix by Top technology priority" */
export function pairName(
  questionnaire: Questionnaire,
  { rows, columns }: Pick<CrosstabChoice, 'rows' | 'columns'>,
): string {
  const name = (variable: CrosstabChoice['rows']) =>
    variableIn(questionnaire, variable)?.name ?? variable.figure;
  return t.pair(name(rows), name(columns));
}

/** An edition's figures as readers see them before anything waits: merged where that was accepted. */
export const seenFigures = ({ figures, merged = {} }: Pick<EditionContent, 'figures' | 'merged'>) =>
  replacedIn(figures, merged);

function replacedIn(figures: Figures, merged: Figures): Figures {
  return ordered(entriesOf(figures).map(([id, figure]) => [id, merged[id] ?? figure]));
}
