/** What the staff's page of what readers see shows: each figure's state, merges on offer, crosstabs. */
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';
import { crosstabSections, draftCrosstab } from '#report/crosstab-figure.ts';
import { type Decided, offerFor } from '#report/crosstabs.ts';
import { decide, type KnownEdition, type ReleasedParts } from '#report/deciding.ts';
import { readChoices } from '#report/disclosing.server.ts';
import { readEditions } from '#report/editions.server.ts';
import { offeredMerge } from '#report/merge-offers.ts';
import type { Figure } from '#report/model.ts';
import { knownOf } from '#report/seen-crosstabs.server.ts';
import { contentOf, readSource, type Source } from '#report/source.server.ts';
import { type NamedVariable, variablesOf } from '#research/crosstab.ts';
import type { OptionMerge } from '#research/merging-options.ts';
import { tally } from '#research/tally.ts';
import { disclosing as d } from '#ui/texts/disclosing.ts';
import { told as t } from '#ui/texts/report-told.ts';

export type FigureState = {
  figure: string;
  name: string;
  state: 'printed' | 'merged' | 'waits' | 'partly';
  /** for staff: why it, or a row of it, waits */
  reasons: string[];
  /** labels under which readers see several answers as one */
  merged: string[];
  /** merges that would let it appear; null: none is needed or none helps */
  offer: OptionMerge[] | null;
};
export type CrosstabState = {
  id: string;
  name: string;
  /** as readers would get it */
  figure: Figure;
  merged: string[];
  offer: OptionMerge[] | null;
  /** number of the edition whose table is kept, or null */
  again: number | null;
};
export type Disclosing = {
  figures: FigureState[];
  crosstabs: CrosstabState[];
  variables: { value: string; name: string }[];
};

export const variableKey = ({ figure, row }: Pick<NamedVariable, 'figure' | 'row'>): string =>
  JSON.stringify([figure, row]);

export async function readDisclosing(db: Db, staff: Staff, now: Date): Promise<Disclosing> {
  const source = await readSource(db, staff, null);
  const choices = await readChoices(db, staff);
  const editions = await readEditions(db, staff);
  const earlier = await knownOf(db, staff, editions);
  const { counted } = contentOf(source);
  const number = (editions[0]?.number ?? 0) + 1;
  const parts = decide(source, counted, choices, earlier, { number, now });
  return {
    figures: figureStates(source, parts, earlier),
    crosstabs: parts.decided.map((each) => crosstabState(source, parts, each, number)),
    variables: variablesOf(source.questionnaire).map((variable) => ({
      value: variableKey(variable),
      name: variable.name,
    })),
  };
}

function figureStates(
  { questionnaire, group }: Source,
  { withheld, merges = [] }: ReleasedParts,
  earlier: readonly KnownEdition[],
): FigureState[] {
  const figures = tally(questionnaire, group);
  return Object.keys(figures).map((figure) => {
    const shown = figures[figure];
    const waiting = withheld.filter((each) => each.figure === figure);
    const merged = merges.filter((each) => each.figure === figure).map(({ into }) => into);
    const whole = shown && 'rows' in shown ? Object.keys(shown.rows).length : 1;
    const first = waiting[0];
    const offer =
      first && merged.length === 0 && !(shown && 'total' in shown)
        ? offeredMerge(questionnaire, group, earlier, first)
        : null;
    return {
      figure,
      name: nameOf(questionnaire, figure),
      state: stateOf(waiting.length, whole, merged.length),
      reasons: waiting.map(({ row, reason }) =>
        row === null ? t.waits.staff[reason] : d.row(row, t.waits.staff[reason]),
      ),
      merged,
      offer,
    };
  });
}

function stateOf(waiting: number, whole: number, merged: number): FigureState['state'] {
  if (waiting >= whole) return 'waits';
  if (waiting > 0) return 'partly';
  return merged > 0 ? 'merged' : 'printed';
}

function nameOf({ questions }: Source['questionnaire'], figure: string): string {
  const { seniority, spend, budget } = t.names;
  const question = questions.find(({ id }) => id === figure);
  const ofGroup: Record<string, string> = { seniority, combinedSpend: spend, budgetBands: budget };
  return question?.section ?? question?.text ?? ofGroup[figure] ?? figure;
}

function crosstabState(
  source: Source,
  parts: ReleasedParts,
  decided: Decided,
  number: number,
): CrosstabState {
  const { questionnaire } = source;
  const choice = 'crosstab' in decided ? decided.crosstab : decided.choice;
  const shown = draftCrosstab(questionnaire, decided);
  const [section] = crosstabSections({ questionnaire, forumKey: '', number }, [shown], 0).body;
  const merges = parts.merges ?? [];
  const again = 'crosstab' in decided && decided.again ? decided.crosstab.edition : null;
  const figure = section && 'figure' in section ? section.figure : null;
  if (!figure) throw new Error('a crosstab has no figure');
  const merged = choice.merges.map(({ into }) => into);
  const offer =
    'refused' in decided && merged.length === 0
      ? offerFor(decided.choice, { forum: source, merges }, d.together)
      : null;
  return { id: choice.id, name: shown.title, figure, merged, offer, again };
}
