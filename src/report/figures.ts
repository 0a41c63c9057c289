/** A counted figure as it is printed: order, marks, notes and the sentence for those who can't see it. */
import { entriesOf } from '#base/ordered.ts';
import type { BarsFigure, MatrixFigure, MoneyFigure, PartsFigure, Share } from '#report/model.ts';
import { listed, printedMoney } from '#report/printing.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import type { Distribution, Matrix, Spend } from '#research/figure.ts';
import type { Question } from '#research/questionnaire.ts';
import { percentOf } from '#research/tally.ts';
import { directions } from '#ui/charts/columns.ts';
import { crowd } from '#ui/charts/crowd.ts';
import { matrixPlot } from '#ui/charts/diverging.ts';
import { told as t } from '#ui/texts/report-told.ts';

/** `of`: all confirmed delegates; `notes`: what the margin adds, such as what readers wait for */
export type Place = {
  key: string;
  id: string;
  number: string;
  name: string;
  of: number;
  notes: string[];
};

const countsOnly = (base: number) => base < SMALLEST_PERCENT_BASE;

function shares({ answered, options }: Distribution): Share[] {
  const all = entriesOf(options).map(([label, { count, percent, first }]) => ({
    label,
    count,
    percent: countsOnly(answered) ? null : percent,
    first: first ?? null,
    marked: false,
  }));
  const most = Math.max(0, ...all.map(({ count }) => count));
  const first = all.filter(({ count }) => count === most);
  const stands = most > 0 && first.length <= MOST_MARKED;
  return all.map((share) => ({ ...share, marked: stands && share.count === most }));
}
/** Where more than two are level, none of them is the point. */
const MOST_MARKED = 2;
/** Above so many people on their scale strokes can't be told apart, and bars turn solid. */
const MOST_STROKES = { row: 90, page: 240 };
const scaleNote = (people: number, most: number) =>
  people > most ? t.notes.solid : t.notes.stroke;

const summary = (name: string, base: number, list: readonly Share[]) =>
  t.summary.bars(
    name,
    list.map(({ label, count }) => t.summary.part(label, count, base)).join(', '),
  );

/** Options by count, ties in questionnaire order. */
export function questionBars(
  question: Exclude<Question, { type: 'matrix' | 'text' }>,
  shown: Distribution,
  { key, id, number, name, of, notes }: Place,
): BarsFigure {
  const list = shares(shown).sort((a, b) => b.count - a.count);
  const base = shown.answered;
  const reading = {
    single: [t.notes.one],
    multi: [
      question.type === 'multi' && question.max ? t.notes.upTo(question.max) : t.notes.several,
    ],
    rank: [t.notes.ranked],
  }[question.type];
  return {
    kind: 'bars',
    key,
    id,
    number,
    base,
    ranked: question.type === 'rank',
    shares: list,
    notes: [t.notes.answered(base, of), ...reading, ...countNote(base), ...notes],
    summary: summary(name, base, list),
  };
}

/** Bands stay in the order of money. */
export function moneyBars(
  shown: Distribution,
  { key, id, number, name, of, notes }: Place,
): BarsFigure {
  const list = shares(shown);
  const base = shown.answered;
  return {
    kind: 'bars',
    key,
    id,
    number,
    base,
    ranked: false,
    shares: list,
    notes: [
      t.notes.gave(base, of),
      t.notes.money,
      scaleNote(Math.max(0, ...list.map(({ count }) => count)), MOST_STROKES.row),
      ...countNote(base),
      ...notes,
    ],
    summary: summary(name, base, list),
  };
}

/** Levels in the order of the questionnaire; the largest is marked. */
export function seniorityParts(
  shown: Distribution,
  { key, id, number, name, notes }: Place,
): PartsFigure {
  const base = shown.answered;
  const placed = shares(shown);
  const unplaced = base - placed.reduce((sum, { count }) => sum + count, 0);
  const other: Share = {
    label: t.chamber.other,
    count: unplaced,
    percent: countsOnly(base) ? null : percentOf(unplaced, base, 1),
    first: null,
    marked: false,
  };
  const list = (unplaced > 0 ? [...placed, other] : placed).map((share) => ({
    ...share,
    whole: countsOnly(base) ? `${share.count}` : `${percentOf(share.count, base, 0)}%`,
  }));
  const whole = list.reduce((sum, { count }) => sum + percentOf(count, base, 0), 0);
  return {
    kind: 'parts',
    key,
    id,
    number,
    base,
    shares: list,
    notes: [
      t.notes.ofAll(base),
      scaleNote(base, MOST_STROKES.page),
      ...(unplaced > 0 ? [t.notes.unplaced(unplaced)] : []),
      ...(!countsOnly(base) && whole !== 100 ? [t.notes.rounding] : []),
      ...countNote(base),
      ...notes,
    ],
    summary: summary(name, base, list),
  };
}

/** Rows in questionnaire order. `why`: the sentence printed in place of a row that waits. */
export function matrixRows(
  question: Extract<Question, { type: 'matrix' }>,
  shown: Matrix,
  why: (row: string) => string,
  { key, id, number, name, of, notes }: Place,
): MatrixFigure {
  const meaning = directions(question.columns);
  const rows = question.rows.map((label) => {
    const row = shown.rows[label];
    if (!row) return { label, base: 0, shares: [], withheld: why(label) };
    return { label, base: row.answered, shares: shares(row), withheld: null };
  });
  const printed = rows.filter(({ withheld }) => withheld === null);
  const base = Math.max(0, ...printed.map((row) => row.base));
  const others = printed.filter((row) => row.base !== base);
  const columns = question.columns.map((label, at) => ({
    label,
    direction: meaning?.[at] ?? null,
  }));
  const [first] = matrixPlot(columns, printed).rows;
  return {
    kind: 'matrix',
    key,
    id,
    number,
    base,
    diverging: meaning !== null,
    columns,
    rows,
    notes: [
      first && crowd(first.strip) === 0 ? t.notes.solid : t.notes.stroke,
      t.notes.rows,
      t.notes.answered(base, of),
      ...others.map((row) => t.notes.rowBase(row.base, row.label)),
      ...(printed.some((row) => countsOnly(row.base)) ? [t.notes.counts] : []),
      ...notes,
    ],
    summary: t.summary.bars(name, printed.map(mostOften).join('; ')),
  };
}

/** "Cloud most often “Increase”, 70 of 120": a sentence over all cells would be no finding. */
function mostOften({
  label,
  base,
  shares: list,
}: {
  label: string;
  base: number;
  shares: Share[];
}) {
  const most = Math.max(0, ...list.map(({ count }) => count));
  const first = list.filter(({ count }) => count === most).map((share) => `“${share.label}”`);
  return t.summary.row(label, listed(first), most, base);
}

export function moneySum(shown: Spend, { key, id, number, of, notes }: Place): MoneyFigure {
  const money = printedMoney(shown.total, shown.currency);
  return {
    kind: 'money',
    key,
    id,
    number,
    base: shown.answered,
    ...money,
    notes: [t.notes.sum, t.notes.gave(shown.answered, of), t.notes.twoFigures, ...notes],
    summary: t.summary.money(money.spoken, shown.answered),
  };
}

const countNote = (base: number) => (countsOnly(base) ? [t.notes.counts] : []);

/** A true sentence about the first option, or null where two are equal, or the label is too long for a title. */
export function headlineOf(
  figure: BarsFigure | PartsFigure | MatrixFigure | MoneyFigure,
  type: Question['type'] | 'band' | 'sum',
): string | null {
  if (figure.kind === 'money') return t.headline.spend(figure.spoken, figure.base);
  if (figure.kind === 'matrix') return moreThanHalf(figure);
  const [first, second] = figure.shares.filter(({ marked }) => marked);
  if (!first || second || first.label.length > 64) return null;
  const { label, count } = first;
  if (type === 'band') return t.headline.band(count, figure.base, label);
  if (type === 'multi') return t.headline.chosen(label, count, figure.base);
  if (type === 'rank') return t.headline.ranked(label, count, figure.base);
  return t.headline.first(label, count, figure.base);
}

function moreThanHalf({ columns, rows }: MatrixFigure): string | null {
  const up = columns.findIndex(({ direction }) => direction === 'up');
  if (up < 0 || rows.some(({ withheld }) => withheld !== null)) return null;
  const most = rows.filter(({ base, shares: list }) => (list[up]?.count ?? 0) * 2 > base);
  return most.length === 0
    ? null
    : t.headline.more(most.length, rows.length, columns[up]?.label ?? '');
}

/** How many seats of the chamber each level takes; those without a level sit last. */
export function seatsOf(shown: Distribution | undefined, delegates: number) {
  if (!shown) return [{ label: t.chamber.everyone, seats: delegates }];
  const levels = entriesOf(shown.options).map(([label, { count }]) => ({
    label,
    seats: count,
  }));
  const rest = delegates - levels.reduce((sum, { seats }) => sum + seats, 0);
  return rest > 0 ? [...levels, { label: t.chamber.other, seats: rest }] : levels;
}
