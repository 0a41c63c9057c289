/** One definition for each figure. Everything that prints, plots or sends a figure gets it here. */
import { entriesOf, ordered } from '#base/ordered.ts';
import type { Distribution, Figures, Matrix, OptionTally } from '#research/figure.ts';
import {
  type Answers,
  type ClosedQuestion,
  isClosed,
  type Questionnaire,
} from '#research/questionnaire.ts';

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
  const bands = budgetBands.map(({ label }) => label);
  const figures: [string, Figures[string]][] = [];
  if (seniorityBands.length > 0) figures.push(['seniority', seniority(questionnaire, group)]);
  if (budgetQuestion !== undefined) {
    const spend = { answered: amounts.length, total: sum(amounts), currency };
    figures.push(['combinedSpend', spend]);
    const banded = amounts.map((amount) => [bandOf(questionnaire, amount)]);
    if (bands.length > 0) figures.push(['budgetBands', distribution(bands, banded)]);
  }
  for (const question of questions.filter(isClosed))
    figures.push([question.id, answersTo(question, group)]);
  return ordered(figures);
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

/** Of all confirmed delegates: whoever fits no band stays in the base and in no option. */
function seniority(questionnaire: Questionnaire, { people }: Group): Distribution {
  const bands = questionnaire.seniorityBands.map(({ band }) => band);
  return distribution(
    bands,
    people.map(({ title }) => [seniorityOf(questionnaire, title)].filter((band) => band !== null)),
  );
}

function answersTo(question: ClosedQuestion, group: Group): Distribution | Matrix {
  const given = group.people.map(({ id }) => group.responses.get(id)?.answers[question.id]);
  if (question.type === 'matrix') {
    const { rows, columns } = question;
    const cell = (row: string) => given.map((answer) => [inRow(answer, row)]);
    return {
      rows: ordered(rows.map((row) => [row, distribution(columns, listed(columns, cell(row)))])),
    };
  }
  const chosen = listed(question.options, given.map(optionsIn));
  const all = distribution(question.options, chosen);
  return question.type === 'rank' ? withFirsts(all, chosen) : all;
}

type Answer = Answers[string] | undefined;
const optionsIn = (answer: Answer): unknown[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];
const inRow = (answer: Answer, row: string): unknown =>
  typeof answer === 'object' && !Array.isArray(answer) && Object.hasOwn(answer, row)
    ? answer[row]
    : undefined;

/** The listed options each person chose; people who chose none are not in the base. */
function listed(options: readonly string[], given: readonly unknown[][]): string[][] {
  const known = new Set<unknown>(options);
  return given
    .map((each) => each.filter((option): option is string => known.has(option)))
    .filter((each) => each.length > 0);
}

function withFirsts(
  { answered, options }: Distribution,
  ranked: readonly string[][],
): Distribution {
  const first = (option: string) => ranked.filter(([top]) => top === option).length;
  const entries = entriesOf(options);
  return {
    answered,
    options: ordered(
      entries.map(([option, shown]) => [option, { ...shown, first: first(option) }]),
    ),
  };
}

/** @param chosen the options of each person in the base */
function distribution(options: readonly string[], chosen: readonly string[][]): Distribution {
  const counts = new Map(options.map((option) => [option, 0]));
  for (const option of chosen.flatMap((each) => [...new Set(each)]))
    counts.set(option, (counts.get(option) ?? 0) + 1);
  const entry = (option: string): [string, OptionTally] => {
    const count = counts.get(option) ?? 0;
    return [option, { count, percent: percentOf(count, chosen.length, 1) }];
  };
  return { answered: chosen.length, options: ordered(options.map(entry)) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
