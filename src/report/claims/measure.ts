/** What a claim can be about: every counted thing of the report, under the reference that tokens use. */
import { entriesOf } from '#base/ordered.ts';
import { fold } from '#base/text.ts';
import type { Distribution, Figures } from '#research/figure.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { type Direction, directions } from '#ui/charts/columns.ts';

/** What claims are checked against. `earlier`: the figures of the edition before, where there is one. */
export type Ground = {
  questionnaire: Questionnaire;
  figures: Figures;
  delegates: number;
  responses: number;
  interviews: number;
  /** everybody interviewed, and how many of them are of the first level of seniority */
  interviewees?: { interviewed: number; top: number };
  earlier: Figures | null;
};

/** Place among its siblings by share, 1 = most; `level`: how many share that place; `of`: how many there are. */
export type Rank = { place: number; level: number; of: number };

/**
 * A share of a base. `labels`: the options it adds up · `row`: of a matrix · `single`: everyone
 * gives one answer, so that shares add up and an option can be somebody's primary one ·
 * `change`: people who go up and down, where the row is about change · `before`: the edition before.
 */
export type Share = {
  kind: 'share';
  ref: string;
  figure: string;
  /** the question's words, and the section's title */
  asked: string;
  titles: string[];
  row: string | null;
  labels: string[];
  first: boolean;
  count: number;
  base: number;
  of: number;
  rank: Rank | null;
  single: boolean;
  change: { up: number; down: number; direction: Direction } | null;
  before: { count: number; base: number } | null;
};
/** A sum of money in whole units. */
export type Sum = {
  kind: 'sum';
  ref: string;
  figure: string;
  total: number;
  givers: number;
  currency: string;
};
/** A plain number of people or interviews. `level`: of interviews, how many people are of the first level. */
export type Count = {
  kind: 'count';
  ref: string;
  figure: null;
  value: number;
  level?: { interviewed: number; top: number };
};
/** Words of the question itself, such as its “18 months”. */
export type Wording = { kind: 'wording'; ref: string; figure: string | null; text: string };
export type Measure = Share | Sum | Count | Wording;

export const percentOf = ({ count, base }: { count: number; base: number }): number =>
  base === 0 ? 0 : (100 * count) / base;

/** Every measure by its folded reference: `top_priority / Cloud migration`, `spend / Cyber / Increase`. */
export type Catalogue = { ground: Ground; measures: ReadonlyMap<string, Measure> };

export function catalogueOf(ground: Ground): Catalogue {
  const { questionnaire, delegates, responses, interviews, interviewees: level } = ground;
  const all: Measure[] = [
    { kind: 'count', ref: 'delegates', figure: null, value: delegates },
    { kind: 'count', ref: 'responses', figure: null, value: responses },
    { kind: 'count', ref: 'interviews', figure: null, value: interviews, ...(level && { level }) },
    { kind: 'wording', ref: 'dates', figure: null, text: printedDates(questionnaire.dates) },
    ...questionnaire.questions.map(
      ({ id, text }): Wording => ({ kind: 'wording', ref: id, figure: id, text }),
    ),
    ...entriesOf(ground.figures).flatMap(([figure, shown]): Measure[] => {
      if ('total' in shown)
        return [
          {
            kind: 'sum',
            ref: figure,
            figure,
            total: shown.total,
            givers: shown.answered,
            currency: shown.currency,
          },
        ];
      return 'rows' in shown ? matrixShares(ground, figure) : optionShares(ground, figure, shown);
    }),
  ];
  return { ground, measures: new Map(all.map((measure) => [fold(measure.ref), measure])) };
}

const printedDates = (dates: readonly string[]) =>
  dates
    .map((day) =>
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T12:00:00Z`),
      ),
    )
    .join(', ');

function optionShares(ground: Ground, figure: string, shown: Distribution): Share[] {
  const question = ground.questionnaire.questions.find(({ id }) => id === figure);
  const single = question === undefined || question.type === 'single';
  const was = ground.earlier?.[figure];
  const entries = entriesOf(shown.options);
  const { asked, titles } = askedIn(ground.questionnaire, figure);
  const each = (
    label: string,
    first: boolean,
    counts: readonly number[],
    count: number,
  ): Share => ({
    kind: 'share',
    ref: [figure, label, ...(first ? ['first'] : [])].join(' / '),
    figure,
    asked,
    titles,
    row: null,
    labels: [label],
    first,
    count,
    base: shown.answered,
    of: entries.length,
    rank: rankOf(count, counts),
    single,
    change: null,
    before: first ? null : before(was && 'options' in was ? was : undefined, label),
  });
  const counts = entries.map(([, { count }]) => count);
  const firsts = entries.map(([, tally]) => tally.first ?? 0);
  return [
    ...entries.map(([label, { count }]) => each(label, false, counts, count)),
    ...(question?.type === 'rank'
      ? entries.map(([label, tally]) => each(label, true, firsts, tally.first ?? 0))
      : []),
  ];
}

/** A cell of a matrix ranks among the same column of the other rows: “most plan to increase …”. */
function matrixShares({ questionnaire, figures, earlier }: Ground, figure: string): Share[] {
  const question = questionnaire.questions.filter(isClosed).find(({ id }) => id === figure);
  const shown = figures[figure];
  if (question?.type !== 'matrix' || !shown || !('rows' in shown)) return [];
  const meaning = directions(question.columns);
  const was = earlier?.[figure];
  const rows = entriesOf(shown.rows);
  const going = (row: Distribution, direction: Direction) =>
    question.columns.reduce(
      (sum, column, at) =>
        sum + (meaning?.[at] === direction ? (row.options[column]?.count ?? 0) : 0),
      0,
    );
  return rows.flatMap(([row, distribution]) =>
    question.columns.map((column, at): Share => {
      const direction = meaning?.[at];
      const count = distribution.options[column]?.count ?? 0;
      const shares = rows.map(([, each]) =>
        percentOf({ count: each.options[column]?.count ?? 0, base: each.answered }),
      );
      return {
        kind: 'share',
        ref: [figure, row, column].join(' / '),
        figure,
        ...askedIn(questionnaire, figure),
        row,
        labels: [column],
        first: false,
        count,
        base: distribution.answered,
        of: question.columns.length,
        rank: rankOf(percentOf({ count, base: distribution.answered }), shares),
        single: true,
        change: direction
          ? { up: going(distribution, 'up'), down: going(distribution, 'down'), direction }
          : null,
        before: before(was && 'rows' in was ? was.rows[row] : undefined, column),
      };
    }),
  );
}

function askedIn(
  { questions }: Questionnaire,
  figure: string,
): { asked: string; titles: string[] } {
  const question = questions.find(({ id }) => id === figure);
  const titles = question ? [question.text, ...(question.section ? [question.section] : [])] : [];
  return { asked: titles.join(' '), titles };
}

const before = (was: Distribution | undefined, label: string) => {
  const count = was?.options[label]?.count;
  return was && count !== undefined ? { count, base: was.answered } : null;
};

/** null where nobody chose anything: nothing comes first among nothing. */
function rankOf(mine: number, all: readonly number[]): Rank | null {
  if (all.length < 2 || all.every((each) => each === 0)) return null;
  return {
    place: 1 + all.filter((each) => each > mine).length,
    level: all.filter((each) => each === mine).length,
    of: all.length,
  };
}

/**
 * What a token's reference names. `A + B` adds up options of one question, if everyone gives one
 * answer there; several references joined by ` & ` are several measures.
 *
 * @returns null for what the questionnaire does not have
 */
export function resolve({ measures }: Catalogue, reference: string): Measure[] | null {
  const whole = one(measures, reference);
  if (whole) return [whole];
  const found = parts(reference, ' & ').map((part) => one(measures, part));
  return found.length > 1 && found.every((each) => each !== null) ? (found as Measure[]) : null;
}

const parts = (text: string, sign: string) => text.split(sign).map((part) => part.trim());

function one(measures: Catalogue['measures'], reference: string): Measure | null {
  const known = measures.get(fold(reference));
  if (known) return known;
  const [head = '', ...more] = parts(reference, ' + ');
  const first = measures.get(fold(head));
  if (more.length === 0 || first?.kind !== 'share' || !first.single || first.row !== null)
    return null;
  const all = [first, ...more.map((label) => measures.get(fold(`${first.figure} / ${label}`)))];
  if (!all.every((each) => each?.kind === 'share')) return null;
  const shares = all as Share[];
  return {
    ...first,
    ref: reference,
    labels: [...new Set(shares.flatMap(({ labels }) => labels))],
    count: shares.reduce((sum, { count }) => sum + count, 0),
    rank: null,
    before: null,
  };
}
