/** Words of the screen that sets two questions against each other. */
import { counted, digits } from '#ui/texts/number.ts';

const times = (p: number) =>
  p < 0.001
    ? 'less than once in 1,000 times'
    : p < 0.01
      ? `about ${Math.round(p * 1000)} in 1,000 times`
      : `about ${Math.round(p * 100)} in 100 times`;
const chance = (p: number) => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.01 ? 3 : 2)}`);
const were = (n: number) => (n === 1 ? 'was' : 'were');

export const crosstab = {
  title: 'Two questions together',
  lead: 'Exact and live, for staff only. No client and no reader of a link sees this page.',
  back: 'Report',
  rows: 'Rows',
  columns: 'Columns',
  compare: 'Compare',
  swap: 'Swap rows and columns',
  refused: {
    none: 'This forum’s questionnaire has fewer than two questions with fixed answers, so there is nothing to compare. Free text is not counted.',
    unknown: 'The questionnaire has no such question. Choose two from the lists.',
    same: 'Rows and columns are the same question. Choose two different ones.',
  },
  of: (rows: string, columns: string) => `${rows}, by ${columns}`,
  base: (n: number, of: number) =>
    n === of
      ? `All ${digits(n)} confirmed delegates answered both.`
      : `${digits(n)} of ${digits(of)} confirmed delegates answered both.`,
  left: {
    start: 'Left out:',
    silent: (n: number) => `${digits(n)} sent no answers`,
    rows: (n: number, name: string) => `${digits(n)} did not answer “${name}”`,
    both: (n: number) => `${digits(n)} answered neither question`,
    unplaced: (n: number) =>
      `${counted(n, 'person has a title', 'people have titles')} that ${n === 1 ? 'fits' : 'fit'} no level: counted in the base, in no row and no column, and not in the test of the table.`,
  },
  several: 'Several answers were possible, so people may stand in several cells.',
  nobody: 'Nobody has answered both questions yet, so the table is empty.',
  nothing: (n: number) =>
    `There is nothing to test: the ${counted(n, 'person', 'people')} who answered both ${were(n)} all in one row or one column.`,
  cell: {
    ofRow: (percent: number) => `${percent}% of row`,
    ofColumn: (percent: number) => `${percent}% of column`,
    above: 'more than chance explains',
    below: 'fewer than chance explains',
    residual: (value: string) => `${value} SE`,
  },
  all: 'In all',
  key: {
    marks:
      'marked: further from what would be expected than chance explains, all cells taken into account (Holm’s method)',
    residual:
      'SE: standard errors away from what would be expected if the two questions had nothing to do with each other',
    few: 'Rows and columns of fewer than 20 people have no percentages.',
  },
  says: 'What the table says',
  chance: (p: number, n: number) =>
    `No difference that chance could not explain: among ${counted(n, 'person', 'people')}, answers dealt out at random look this uneven, or more, ${times(p)}. That does not show that there is none.`,
  chanceEach: (n: number) =>
    `No pair of answers goes together, or apart, more than chance could explain among ${counted(n, 'person', 'people')}. That does not show that none does.`,
  more: (p: number) =>
    `The two go together more than chance explains: answers dealt out at random look this uneven, or more, ${times(p)}.`,
  moreEach: 'Some pairs of answers go together, or apart, more than chance explains.',
  standsOut: 'What stands out:',
  noneStandsOut: 'No single cell stands out once all of them are taken into account.',
  stands: (row: string, column: string, more: boolean) =>
    `${row}, ${column}: ${more ? 'more' : 'fewer'} than expected`,
  notWhy:
    'It does not say why, and it speaks of those who answered. Whoever tries many pairs of questions finds some that chance alone put there.',
  method: {
    fisher: (p: number) =>
      `Fisher’s exact test, because some cells would be expected to hold fewer than five people; ${chance(p)}.`,
    pearson: (p: number) =>
      `Pearson’s chi-square test: every cell would be expected to hold five people or more; ${chance(p)}.`,
    redealt: (p: number) =>
      `Fisher’s exact test by trying, because some cells would be expected to hold fewer than five people and there are too many tables like this one to count: the answers were dealt out again 9,999 times; ${chance(p)}. Fewer rows or columns would allow counting.`,
    each: (p: number) =>
      `Each pair of answers by Fisher’s exact test, all pairs corrected together by Holm’s method; the smallest has ${chance(p)}.`,
  },
  effectByChance: (v: number) =>
    `Cramér’s V is ${v.toFixed(2)}, from 0 to 1, which chance can give a table of this size.`,
  effect: (v: number, size: 'none' | 'small' | 'medium' | 'large') =>
    `Strength: ${{ none: 'next to none', small: 'small', medium: 'medium', large: 'large' }[size]} (Cramér’s V ${v.toFixed(2)}, from 0 to 1).`,
  who: {
    title: 'Who answered',
    rate: (n: number, of: number, percent: number | null) =>
      `${digits(n)} of ${counted(of, 'confirmed delegate')} sent answers${percent === null ? '' : `, ${percent}%`}.`,
    nobody: 'Nobody is confirmed yet.',
    level: 'Level',
    country: 'Country',
    answered: 'Answered',
    all: 'Confirmed',
    share: 'Rate',
    noLevel: 'Other titles',
    noCountry: 'Not given',
    few: 'Groups of fewer than 20 people have no percentage.',
    even: (p: number) => `Chance could explain the differences between these rates (${chance(p)}).`,
    uneven: (p: number) =>
      `These rates differ more than chance explains (${chance(p)}): those who answered are not a fair picture of the group in this.`,
  },
  whole: {
    title: (name: string) => `“${name}” for the whole group`,
    lead: (base: number, all: number) =>
      `${digits(base)} of ${digits(all)} answered this question. What can be said of all ${digits(all)}:`,
    option: 'Answer',
    count: 'Said so',
    plain: 'Of those who answered',
    bounds: 'Of the whole group',
    boundsOf: (lower: number, upper: number, all: number) =>
      `${digits(lower)} to ${digits(upper)} of ${digits(all)}`,
    byLevel: 'Weighted by level',
    byCountry: 'Weighted by level and country',
    range: (lower: string, upper: string) => `${lower} to ${upper}`,
    bound:
      'Of the whole group: the exact (hypergeometric) 95% bounds. They hold if chance decided who answered.',
    weighted:
      'Weighted: each answer counts for as many people of its level, or of its level and country, as there are in the group; the range is a 95% interval.',
    effective: (what: string, n: string, base: number) =>
      `${what}: ${digits(base)} answers, as unequally weighted as here, tell as much as ${n} that count alike.`,
    warn: 'No weight knows what those who did not answer think. Weighted shares assume that, within a level or a country, they think like those who did.',
    thin: (groups: string) =>
      `Fewer than five answers speak for ${groups}: what is weighted rests on very few people there.`,
    far: 'Weighting moves some of these shares by 5 points or more. Say which one you print.',
    empty: (what: string, group: string) =>
      `${what} cannot be done: nobody of ${group} answered, so no answer can stand for them.`,
    endless: (what: string) =>
      `${what} cannot be done: no weights meet the numbers of levels and countries at once.`,
    smallCountries: 'small countries together',
  },
};
