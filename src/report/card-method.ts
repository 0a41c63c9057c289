/** How a figure is counted, in the words of its card. */
import { pairOf } from '#report/card-pair.ts';
import type { Figure } from '#report/model.ts';
import { listed, printedAmount } from '#report/printing.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { cardTold } from '#ui/texts/card-told.ts';

const t = cardTold.method;

/** @returns sentences, and the rules of levels and bands one by one */
export function methodOf(questionnaire: Questionnaire, key: string, figure: Figure): string[] {
  if (key === 'seniority') return [...titleRules(questionnaire), ...percents(figure)];
  if (key === 'combinedSpend') return [t.latest, t.sum];
  if (key === 'budgetBands')
    return [t.latest, ...bandRules(questionnaire), t.byMoney, ...percents(figure)];
  if (figure.kind === 'crosstab' || pairOf(questionnaire, key)) return [t.latest, t.pair];
  const question = questionnaire.questions.filter(isClosed).find(({ id }) => id === key);
  if (!question) return [];
  const order = question.type === 'matrix' ? t.asAsked : t.order;
  return [t.latest, t[question.type], ...percents(figure), order];
}

function percents(figure: Figure): string[] {
  if (figure.kind === 'withheld' || figure.kind === 'money') return [];
  return [figure.base < SMALLEST_PERCENT_BASE ? t.counts : t.percent];
}

function titleRules({ seniorityBands }: Questionnaire): string[] {
  const rule = (starts: readonly string[]) =>
    starts.includes('*') ? t.anyTitle : t.starts(listed(starts.map((start) => `“${start}”`)));
  return [
    t.titles,
    ...seniorityBands.map(({ band, titleStartsWith }) => t.title(band, rule(titleStartsWith))),
  ];
}

function bandRules({ budgetBands, currency }: Questionnaire): string[] {
  const least = Math.min(...budgetBands.map(({ min }) => min));
  return [
    t.bands,
    ...budgetBands.map(({ label, min }) =>
      min === least ? t.lowest(label) : t.band(label, printedAmount(min, currency)),
    ),
  ];
}
