/** Who answered, by what is known of everybody; and what that says of the whole group. */

import { tested } from '#research/association.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import type { Variable } from '#research/figure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { type Bounds, boundsFor } from '#research/statistics/census.ts';
import { withoutEmpty } from '#research/statistics/contingency.ts';
import { type Design, simpleDesign } from '#research/statistics/design.ts';
import type { Interval } from '#research/statistics/intervals.ts';
import { weightedShare } from '#research/statistics/weighted-share.ts';
import { kish, type Margin, postStratify, rake } from '#research/statistics/weighting.ts';
import { chosenBy, type Group, seniorityOf } from '#research/tally.ts';

/** `group`: a level or a country, '' for titles that fit no level and countries not given */
export type Rate = { group: string; all: number; answered: number };
export type Rates = {
  rates: Rate[];
  /** chance of rates as unequal as these; null where all or none answered, or there is one group */
  test: { p: number; explained: boolean } | null;
};

/** The level of each person, and their country. */
export type Known = { levels: string[]; countries: string[] };

/** @param countries by person id */
export function knownOf(
  questionnaire: Questionnaire,
  { people }: Group,
  countries: ReadonlyMap<string, string>,
): Known {
  return {
    levels: people.map(({ title }) => seniorityOf(questionnaire, title) ?? ''),
    countries: people.map(({ id }) => countries.get(id)?.trim() ?? ''),
  };
}

/** Rates in the order of `order`, groups that it lacks behind, the largest first. */
export function ratesBy(
  groups: readonly string[],
  answered: readonly boolean[],
  order: readonly string[] = [],
): Rates {
  const rates = new Map<string, Rate>(order.map((group) => [group, rateOf(group)]));
  for (const [at, group] of groups.entries()) {
    const rate = rates.get(group) ?? rateOf(group);
    rates.set(group, rate);
    rate.all += 1;
    rate.answered += answered[at] ? 1 : 0;
  }
  const place = ({ group }: Rate) =>
    (order.indexOf(group) + 1 || order.length + 1) + Number(!group);
  const sorted = [...rates.values()].sort(
    (a, b) => place(a) - place(b) || b.all - a.all || a.group.localeCompare(b.group),
  );
  const counts = withoutEmpty(sorted.map(({ all, answered: n }) => [n, all - n]));
  const varies = counts.length > 1 && (counts[0]?.length ?? 0) > 1;
  return { rates: sorted.filter(({ all }) => all > 0), test: varies ? tested(counts) : null };
}
const rateOf = (group: string): Rate => ({ group, all: 0, answered: 0 });

/** Estimates from weights, or why there are none. */
export type Weighted =
  | {
      /** share and 95 % interval of each option, 0 to 1 */
      options: { share: number; interval: Interval }[];
      /** how many equally weighted answers tell as much */
      effectiveBase: number;
      /** groups of fewer than five answers, which few people's answers speak for */
      thin: string[];
    }
  | { refused: 'empty' | 'endless'; group: string };

export type Estimate = {
  base: number;
  /** whether so many answered that shares are printed */
  percents: boolean;
  all: number;
  options: { label: string; count: number; share: number; bounds: Bounds }[];
  byLevel: Weighted | null;
  byLevelAndCountry: Weighted | null;
};

/** Below this many answers a group's weight rests on too few; so small countries are taken together. */
export const FEWEST_ANSWERS = 5;

/**
 * What the whole group would say, from those who answered: exact bounds, and shares weighted to the
 * group's levels, and to its levels and countries.
 *
 * @returns null where everybody answered or nobody did: there is nothing to estimate, or from
 */
export function estimateOf(
  questionnaire: Questionnaire,
  group: Group,
  variable: Variable,
  known: Known,
): Estimate | null {
  const { options, each } = chosenBy(questionnaire, group, variable);
  const said = each.filter((chosen) => chosen !== null);
  const [base, all] = [said.length, group.people.length];
  if (base === 0 || base === all) return null;
  const answered = each.map((chosen) => chosen !== null);
  const plain = simpleDesign(base, all);
  const level = marginOf(known.levels, answered);
  const country = marginOf(together(known.countries, answered), answered);
  const weighted = (design: ReturnType<typeof rake>, margins: Margin[]): Weighted =>
    'refused' in design
      ? { refused: design.refused, group: 'group' in design ? design.group : '' }
      : {
          options: options.map((option) => shareIn(design, said, option)),
          effectiveBase: kish(design.weights).base,
          thin: margins.flatMap(thinIn),
        };
  const many = ({ people }: Margin) => Object.keys(people).length > 1;
  return {
    base,
    percents: base >= SMALLEST_PERCENT_BASE,
    all,
    options: options.map((label) => {
      const count = said.filter((chosen) => chosen.includes(label)).length;
      return { label, count, share: count / base, bounds: boundsFor(count, base, all) };
    }),
    byLevel: many(level) ? weighted(postStratify(plain, level), [level]) : null,
    byLevelAndCountry:
      many(level) && many(country)
        ? weighted(rake(plain, [level, country], { most: 1000 }), [level, country])
        : null,
  };
}

function shareIn(design: Design, said: readonly string[][], option: string) {
  const { share, interval } = weightedShare(
    design,
    said.map((chosen) => chosen.includes(option)),
  );
  return { share, interval };
}

function marginOf(groups: readonly string[], answered: readonly boolean[]): Margin {
  const people: Record<string, number> = {};
  for (const group of groups) people[group] = (people[group] ?? 0) + 1;
  return { groups: groups.filter((_, at) => answered[at]), people };
}

/** Countries from which few answered become one, so that no weight rests on one or two people. */
function together(countries: readonly string[], answered: readonly boolean[]): string[] {
  const counts = new Map<string, number>();
  for (const [at, country] of countries.entries())
    counts.set(country, (counts.get(country) ?? 0) + (answered[at] ? 1 : 0));
  return countries.map((each) => ((counts.get(each) ?? 0) < FEWEST_ANSWERS ? '' : each));
}

const thinIn = ({ groups, people }: Margin): string[] =>
  Object.keys(people).filter(
    (group) => groups.filter((each) => each === group).length < FEWEST_ANSWERS,
  );
