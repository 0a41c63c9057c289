/**
 * How well a delegate fits a client, 0 to 1, and why. The sum of its reasons, so that each point
 * can be followed to something that the delegate said.
 *
 * | reason | most | when |
 * |---|---|---|
 * | asked | 0.35 | the delegate asked to meet this client, or agreed to |
 * | ranks | 0.20 | a ranking names what the client sells: first 0.20, falling evenly to the last place |
 * | chose | 0.15 | a question with one answer was answered so: 0.12, a second one 0.03 |
 * | more  | 0.12 | spends more on what the client sells: one row 0.08, more rows 0.12 |
 * | among | 0.08 | a question with several answers names it |
 * | money | 0.10 | the band of the budget: the top band 0.10, falling evenly to the lowest |
 *
 * The weights say what a meeting is worth: a delegate who asks comes first, then what someone put
 * above everything else, then what someone means to buy. What a delegate said no to is private and
 * weighs nothing.
 */

import { namingWords } from '#base/folding.ts';
import { titleOf } from '#iq/fields.ts';
import type { Profile } from '#iq/profile.ts';
import { covers } from '#iq/words/covering.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';
import { bandOf } from '#research/tally.ts';
import { directions } from '#ui/charts/columns.ts';

/** What a delegate said to this client, as far as the client may know. */
export type Wish = 'asks' | 'agreed';
/** `points`: what it adds to the fit. `place`: 1 for first, `of`: how many were ranked. */
export type Reason = { points: number } & (
  | { why: 'asked'; wish: Wish }
  | { why: 'ranks'; option: string; place: number; of: number }
  | { why: 'chose' | 'among'; question: string; options: string[] }
  | { why: 'more'; rows: string[] }
  | { why: 'money'; budget: number }
);
export type Fit = { score: number; reasons: Reason[] };

export const MOST = { asked: 0.35, ranks: 0.2, chose: 0.15, more: 0.12, among: 0.08, money: 0.1 };

/** Whether an option is something that the client sells: all words of one are among the other's. */
export type Sells = (option: string) => boolean;

export function sellerOf(solutions: readonly string[]): Sells {
  const wanted = solutions.map(namingWords).filter((words) => words.length > 0);
  const known = new Map<string, boolean>();
  return (option) => {
    const asked = known.get(option);
    if (asked !== undefined) return asked;
    const words = namingWords(option);
    const sells = wanted.some((each) => covers(words, each) || covers(each, words));
    known.set(option, sells);
    return sells;
  };
}

/** @param wish what this delegate asked of this client; null: nothing */
export function fitOf(
  profile: Profile,
  sells: Sells,
  wish: Wish | null,
  questionnaire: Questionnaire,
): Fit {
  const found = [
    ...(wish ? [{ why: 'asked' as const, wish, points: MOST.asked }] : []),
    ...answered(profile, sells, questionnaire),
    ...money(profile, questionnaire),
  ];
  const reasons = found.sort((a, b) => b.points - a.points);
  return { score: rounded(reasons.reduce((sum, { points }) => sum + points, 0)), reasons };
}

/** Points are hundredths; sums of them must not carry the error of binary fractions. */
const rounded = (points: number) => Math.round(points * 100) / 100;

function answered(profile: Profile, sells: Sells, { questions }: Questionnaire): Reason[] {
  const said = questions.flatMap((question) => reasonIn(question, profile, sells) ?? []);
  const best = (why: Reason['why']) =>
    said.filter((reason) => reason.why === why).sort((a, b) => b.points - a.points);
  const [chosen, second] = best('chose');
  return [
    ...best('ranks').slice(0, 1),
    ...(chosen ? [chosen] : []),
    ...(second ? [{ ...second, points: 0.03 }] : []),
    ...best('more').slice(0, 1),
    ...best('among').slice(0, 1),
  ];
}

function reasonIn(question: Question, { answers }: Profile, sells: Sells): Reason | null {
  const answer = answers[question.id];
  if (answer === undefined || question.type === 'text') return null;
  if (question.type === 'single')
    return typeof answer === 'string' && sells(answer)
      ? { why: 'chose', question: titleOf(question), options: [answer], points: 0.12 }
      : null;
  if (question.type === 'matrix') return moreOn(question, answer, sells);
  if (!Array.isArray(answer)) return null;
  if (question.type === 'rank') return ranked(answer, sells);
  const options = answer.filter(sells);
  return options.length > 0
    ? { why: 'among', question: titleOf(question), options, points: MOST.among }
    : null;
}

function ranked(answer: string[], sells: Sells): Reason | null {
  const place = answer.findIndex(sells);
  const option = answer[place];
  if (option === undefined) return null;
  const points = rounded(MOST.ranks * (1 - place / Math.max(5, answer.length)));
  return { why: 'ranks', option, place: place + 1, of: answer.length, points };
}

function moreOn(
  question: Extract<Question, { type: 'matrix' }>,
  answer: NonNullable<Profile['answers'][string]>,
  sells: Sells,
): Reason | null {
  const place = directions(question.columns)?.indexOf('up') ?? -1;
  const column = question.columns[place];
  if (column === undefined || typeof answer !== 'object' || Array.isArray(answer)) return null;
  const rows = question.rows.filter((row) => answer[row] === column && sells(row));
  if (rows.length === 0) return null;
  return { why: 'more', rows, points: rows.length > 1 ? MOST.more : 0.08 };
}

function money({ budget }: Profile, questionnaire: Questionnaire): Reason[] {
  const bands = questionnaire.budgetBands.map(({ label }) => label);
  if (budget === null || bands.length === 0) return [];
  const reached = bands.indexOf(bandOf(questionnaire, budget)) + 1;
  const points = rounded((MOST.money * reached) / bands.length);
  return points > 0 ? [{ why: 'money', budget, points }] : [];
}
