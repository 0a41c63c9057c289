/** Numbers and ranks that are different between two issues of the report. */
import { entriesOf, keysOf } from '#base/ordered.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import type { Distribution, Figures, OptionTally, Spend } from '#research/figure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

/** `rank` from 1, equal counts share the best of theirs (1, 2, 2, 4); `joint`: it is shared */
export type Rank = { rank: number; joint: boolean };
export type OptionChange = {
  option: string;
  /** null: the option, or its figure, is not shown there */
  from: OptionTally | null;
  to: OptionTally | null;
  /** change of the unrounded percentages in points, one decimal; null where one side has none */
  points: number | null;
};
/** A figure or a row of a matrix of which something changed. Bases are null where it is not shown. */
export type PartChange = {
  figure: string;
  row: string | null;
  base: { from: number | null; to: number | null };
  options: OptionChange[];
  /** of a sum of money: whole units of its currency */
  total: { from: Spend | null; to: Spend | null } | null;
};
export type RankChange = { figure: string; option: string; from: Rank; to: Rank };

type Shown = { figure: string; row: string | null; told: Distribution | Spend };

/** Figures and rows of both, in the order of the later; those that only the earlier has come last. */
export function partChanges(before: Figures, after: Figures): PartChange[] {
  const old = new Map(partsOf(before).map((part) => [keyOf(part), part]));
  const now = new Map(partsOf(after).map((part) => [keyOf(part), part]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): PartChange[] => {
    const [from, to] = [old.get(key), now.get(key)];
    const change = partChange(from, to);
    return change ? [change] : [];
  });
}

const keyOf = ({ figure, row }: Shown) => JSON.stringify([figure, row]);

const partsOf = (figures: Figures): Shown[] =>
  entriesOf(figures).flatMap(([figure, told]): Shown[] =>
    'rows' in told
      ? entriesOf(told.rows).map(([row, each]) => ({ figure, row, told: each }))
      : [{ figure, row: null, told }],
  );

function partChange(from: Shown | undefined, to: Shown | undefined): PartChange | null {
  const { figure = '', row = null } = to ?? from ?? {};
  const base = { from: from?.told.answered ?? null, to: to?.told.answered ?? null };
  const [left, right] = [from?.told, to?.told];
  const options = optionChanges(distribution(left), distribution(right));
  const sums = { from: spend(left), to: spend(right) };
  const same = sums.from?.total === sums.to?.total && sums.from?.currency === sums.to?.currency;
  if (options.length === 0 && same && base.from === base.to) return null;
  return { figure, row, base, options, total: same ? null : sums };
}

const distribution = (told: Shown['told'] | undefined) => (told && 'options' in told ? told : null);
const spend = (told: Shown['told'] | undefined) => (told && 'total' in told ? told : null);

function optionChanges(before: Distribution | null, after: Distribution | null): OptionChange[] {
  const names = new Set([...keysOf(after?.options ?? {}), ...keysOf(before?.options ?? {})]);
  return [...names].flatMap((option): OptionChange[] => {
    const [from, to] = [tallyIn(before, option), tallyIn(after, option)];
    const same =
      from?.count === to?.count && from?.percent === to?.percent && from?.first === to?.first;
    const points = pointsBetween(before, after, option);
    return same && (points ?? 0) === 0 ? [] : [{ option, from, to, points }];
  });
}

const tallyIn = (told: Distribution | null, option: string): OptionTally | null =>
  told && Object.hasOwn(told.options, option) ? (told.options[option] ?? null) : null;

/** In whole numbers, half away from 0, so that there and back again is the same with the other sign. */
function pointsBetween(
  before: Distribution | null,
  after: Distribution | null,
  option: string,
): number | null {
  const [from, to] = [tallyIn(before, option), tallyIn(after, option)];
  const [of, now] = [before?.answered ?? 0, after?.answered ?? 0];
  if (!from || !to || Math.min(of, now) < SMALLEST_PERCENT_BASE) return null;
  const difference = to.count * of - from.count * now;
  const tenths = Math.floor((2000 * Math.abs(difference) + of * now) / (2 * of * now));
  return tenths === 0 ? 0 : (Math.sign(difference) * tenths) / 10;
}

type Ranked = { questionnaire: Questionnaire; figures: Figures };

/** Options of a question whose place changed; a scale, a level and a band of money have no rank. */
export function rankChanges(before: Ranked, after: Ranked): RankChange[] {
  const ranked = ['single', 'multi', 'rank'];
  return after.questionnaire.questions.flatMap(({ id, type }): RankChange[] => {
    const [old, now] = [before.figures[id], after.figures[id]];
    const both = old && now && 'options' in old && 'options' in now;
    if (!both || !ranked.includes(type)) return [];
    const [left, right] = [ranksOf(old), ranksOf(now)];
    return [...right].flatMap(([option, to]): RankChange[] => {
      const from = left.get(option);
      const same = !from || (from.rank === to.rank && from.joint === to.joint);
      return same ? [] : [{ figure: id, option, from, to }];
    });
  });
}

/** Of the options that anybody chose. */
export function ranksOf({ options }: Distribution): Map<string, Rank> {
  const counts = entriesOf(options).map(([, { count }]) => count);
  const chosen = entriesOf(options).filter(([, { count }]) => count > 0);
  return new Map(
    chosen.map(([option, { count }]) => {
      const rank = 1 + counts.filter((each) => each > count).length;
      return [option, { rank, joint: counts.filter((each) => each === count).length > 1 }];
    }),
  );
}
