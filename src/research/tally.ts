/** One definition for each figure. Everything that prints, plots or sends a figure gets it here. */
import { entriesOf, ordered } from '#base/ordered.ts';
import type { Distribution, Figures, OptionTally, Variable } from '#research/figure.ts';
import { type Answers, isClosed, type Questionnaire } from '#research/questionnaire.ts';

/** A confirmed delegate, as far as figures are concerned. */
export type Counted = { id: string; title: string; consent: 'named' | 'aggregate' };
/** What one delegate's counting submission says; `budget` in whole units, null if not answered. */
export type Counting = { budget: number | null; answers: Answers };
/** The confirmed delegates, and the submission that counts for each who sent one. */
export type Group = {
  people: readonly Counted[];
  responses: ReadonlyMap<string, Counting>;
};

/**
 * Share of a base in percent, rounded half up; whole numbers all the way, so that 0.05 is never
 * a hair less than it is.
 *
 * @param decimals 1 in charts, 0 in prose
 * @returns 0 for a base of nobody
 */
export function percentOf(count: number, base: number, decimals: 0 | 1): number {
  const scale = decimals === 1 ? 10 : 1;
  return base === 0 ? 0 : Math.floor((200 * scale * count + base) / (2 * base)) / scale;
}

/**
 * Every figure of a group, by id, in the order of the questionnaire.
 *
 * The base is each time those who answered that question: a row of a matrix its own, a multiple or
 * ranking question whoever chose at least one listed option. Only seniority is of all confirmed
 * delegates. Figures that the questionnaire has no bands or question for are absent.
 */
export function tally(questionnaire: Questionnaire, group: Group): Figures {
  const { seniorityBands, budgetQuestion, budgetBands, currency, questions } = questionnaire;
  const amounts = amountsOf(group);
  const figures: [string, Figures[string]][] = [];
  const counted = (figure: string, row: string | null = null) =>
    distribution(chosenBy(questionnaire, group, { figure, row }));
  if (seniorityBands.length > 0) figures.push(['seniority', counted('seniority')]);
  if (budgetQuestion !== undefined) {
    const spend = { answered: amounts.length, total: sum(amounts), currency };
    figures.push(['combinedSpend', spend]);
    if (budgetBands.length > 0) figures.push(['budgetBands', counted('budgetBands')]);
  }
  for (const question of questions.filter(isClosed)) {
    const { id } = question;
    if (question.type === 'matrix') {
      const rows = question.rows.map((row) => [row, counted(id, row)] as const);
      figures.push([id, { rows: ordered(rows) }]);
    } else {
      const chosen = chosenBy(questionnaire, group, { figure: id, row: null });
      const all = distribution(chosen);
      figures.push([id, question.type === 'rank' ? withFirsts(all, chosen) : all]);
    }
  }
  return ordered(figures);
}

/** What each person chose of a figure, or of a row of a matrix. */
export type Chosen = {
  /** those of the questionnaire, in its order */
  options: string[];
  /** in the order of the people: options chosen, most important first in a ranking; null: not in the base */
  each: (string[] | null)[];
};

/**
 * The definition of every counted figure: who is in its base, and where. A level of seniority that
 * fits no band is in the base and in no option. Nobody is in a figure that the questionnaire lacks.
 */
export function chosenBy(
  questionnaire: Questionnaire,
  { people, responses }: Group,
  { figure, row }: Variable,
): Chosen {
  const { seniorityBands, budgetQuestion, budgetBands, questions } = questionnaire;
  if (figure === 'seniority' && row === null) {
    const levels = people.map(({ title }) => seniorityOf(questionnaire, title));
    return {
      options: seniorityBands.map(({ band }) => band),
      each: levels.map((level) => (level === null ? [] : [level])),
    };
  }
  if (figure === 'budgetBands' && row === null) {
    const bands = budgetQuestion === undefined ? [] : budgetBands;
    const amounts = people.map(({ id }) => responses.get(id)?.budget ?? null);
    return {
      options: bands.map(({ label }) => label),
      each: amounts.map((amount) =>
        amount === null || bands.length === 0 ? null : [bandOf(questionnaire, amount)],
      ),
    };
  }
  const question = questions.filter(isClosed).find(({ id }) => id === figure);
  const given = people.map(({ id }) => responses.get(id)?.answers[figure]);
  if (question?.type === 'matrix' && row !== null && question.rows.includes(row))
    return listed(
      question.columns,
      given.map((answer) => [inRow(answer, row)]),
    );
  if (!question || question.type === 'matrix' || row !== null)
    return { options: [], each: people.map(() => null) };
  return listed(question.options, given.map(optionsIn));
}

/** Budgets that people of the group named, in whole units of the currency, in no order that says who. */
export const amountsOf = ({ people, responses }: Group): number[] =>
  people.flatMap(({ id }) => responses.get(id)?.budget ?? []);

/** The first band whose beginning fits the trimmed title; null where none fits. */
export function seniorityOf({ seniorityBands }: Questionnaire, title: string): string | null {
  const plain = title.normalize('NFC').trim();
  const fits = (start: string) => start === '*' || plain.startsWith(start.normalize('NFC'));
  return seniorityBands.find(({ titleStartsWith }) => titleStartsWith.some(fits))?.band ?? null;
}

/** The band of an amount: the highest whose `min` it reaches; the lowest has no lower limit. */
export function bandOf({ budgetBands }: Questionnaire, amount: number): string {
  const rising = budgetBands.toSorted((a, b) => a.min - b.min);
  return (rising.findLast(({ min }) => amount >= min) ?? rising[0])?.label ?? '';
}

type Answer = Answers[string] | undefined;
const optionsIn = (answer: Answer): unknown[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];
const inRow = (answer: Answer, row: string): unknown =>
  typeof answer === 'object' && !Array.isArray(answer) && Object.hasOwn(answer, row)
    ? answer[row]
    : undefined;

/** The listed options each person chose; people who chose none are not in the base. */
function listed(options: string[], given: readonly unknown[][]): Chosen {
  const known = new Set<unknown>(options);
  const each = given.map((answer) => {
    const chosen = answer.filter((option): option is string => known.has(option));
    return chosen.length > 0 ? [...new Set(chosen)] : null;
  });
  return { options, each };
}

/** The same definition for choices that no questionnaire knows: of one person each, `null` not in the base. */
export const countChoices = (
  options: readonly string[],
  given: readonly string[][],
): Distribution => distribution(listed([...options], given));

function withFirsts({ answered, options }: Distribution, { each }: Chosen): Distribution {
  const first = (option: string) => each.filter((chosen) => chosen?.[0] === option).length;
  const entries = entriesOf(options);
  return {
    answered,
    options: ordered(
      entries.map(([option, shown]) => [option, { ...shown, first: first(option) }]),
    ),
  };
}

function distribution({ options, each }: Chosen): Distribution {
  const base = each.filter((chosen) => chosen !== null);
  const counts = new Map(options.map((option) => [option, 0]));
  for (const option of base.flat()) counts.set(option, (counts.get(option) ?? 0) + 1);
  const entry = (option: string): [string, OptionTally] => {
    const count = counts.get(option) ?? 0;
    return [option, { count, percent: percentOf(count, base.length, 1) }];
  };
  return { answered: base.length, options: ordered(options.map(entry)) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
