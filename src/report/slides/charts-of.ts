/** Figures as native charts: the printed shares, or the counts where no shares are printed. */
import { widthOf } from '#base/text-width.ts';
import type { BarsFigure, Column, MatrixFigure, MatrixRow, PartsFigure } from '#report/model.ts';
import type { Chart, Series } from '#report/slides/chart.ts';
import type { Colour } from '#report/slides/shapes.ts';
import type { Direction } from '#ui/charts/columns.ts';
import { category, ink, type Role, tones } from '#ui/charts/ink.ts';
import { exported } from '#ui/texts/exported.ts';

const t = exported.slide;

/** Bars or rows that a slide holds; the rest goes on to the next. */
const MOST = { bars: 16, rows: 9 };

/** Even pieces of a list, none longer than `most`. */
function pieces<Item>(all: readonly Item[], most: number): Item[][] {
  const count = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** @param width of the chart, in points */
export function barCharts(figure: BarsFigure, width: number): Chart[] {
  const { shares, ranked, number } = figure;
  const percents = shares.every(({ percent }) => percent !== null);
  const value = (share: BarsFigure['shares'][number]) => share.percent ?? share.count;
  const most = Math.max(1, ...shares.map(percents ? value : ({ count }) => count));
  return pieces(shares, MOST.bars).map((some) => {
    const size = some.length > 11 ? 11 : 12;
    const categories = some.map(({ label, count, first }) => {
      const said = ranked && first !== null ? t.first(count, first) : `${count}`;
      return percents || (ranked && first !== null) ? t.labelled(label, said) : label;
    });
    const series: Series = {
      name: percents ? t.share : t.people,
      values: some.map((share) => (percents ? value(share) : share.count)),
      look: { colour: 'rest', words: 'ink' },
      marked: some.flatMap(({ marked }, at) => (marked ? [at] : [])),
      unsaid: [],
    };
    return {
      sheet: number,
      categories,
      series: [series],
      stacked: false,
      legend: false,
      labels: room(categories, size, width, 0.46),
      least: 0,
      most,
      as: percents ? 'plain' : 'count',
      format: percents ? '0.0"%"' : '0',
      size,
      gap: 55,
    };
  });
}

/** The part of the width that the longest words take, within bounds. */
function room(words: readonly string[], size: number, width: number, most: number): number {
  const widest = Math.max(0, ...words.map((each) => widthOf(each, size)));
  return Math.min(most, Math.max(0.12, (widest + 14) / width));
}

/** Words on a bar of that colour. */
function over(role: Role): Colour {
  return ['rest', 'same', 'unsure', 'seat', 'none', 'c2', 'c3'].includes(role) ? 'ink' : 'white';
}
const colourOf = (role: Role): Colour =>
  role === 'on'
    ? 'accent'
    : role === 'ink' || role === 'rest'
      ? role
      : (ink(role, 'print') as Colour);

/** One bar of the whole group, as wide as the slide. */
export function partsChart({ shares, number }: PartsFigure, name: string, width: number): Chart {
  const inks = tones(shares.length);
  const all = Math.max(
    1,
    shares.reduce((sum, { count }) => sum + count, 0),
  );
  return {
    sheet: number,
    categories: [name],
    series: shares.map(({ label, count }, at) => {
      const role = inks[at] ?? 'rest';
      const narrow = (count / all) * width < widthOf(`${count}`, 16) + 6;
      return {
        name: label,
        values: [count],
        look: { colour: colourOf(role), words: over(role) },
        marked: [],
        unsaid: narrow ? [0] : [],
      };
    }),
    stacked: true,
    legend: false,
    labels: 0,
    least: 0,
    most: all,
    as: 'count',
    format: '0',
    size: 16,
    gap: 0,
  };
}

/** Colours of the parts, for the words that stand apart from the chart. */
export const partColours = (count: number): Colour[] => tones(count).map(colourOf);

/** From the line outward, on the left and on the right of it. */
const LEFT: readonly Direction[] = ['down', 'none'];
const RIGHT: readonly Direction[] = ['up', 'same', 'unsure'];

type Placed = { column: Column; at: number; role: Role; sign: 1 | -1 };

function arranged(columns: readonly Column[], diverging: boolean): Placed[] {
  const each = columns.map((column, at) => ({ column, at }));
  if (!diverging) return each.map((one) => ({ ...one, role: category(one.at), sign: 1 }));
  return [...LEFT, ...RIGHT].flatMap((role) =>
    each
      .filter(({ column }) => column.direction === role)
      .map((one): Placed => ({ ...one, role, sign: LEFT.includes(role) ? -1 : 1 })),
  );
}

/** Rows that wait are not in it: they stand under the chart. */
export function matrixCharts(figure: MatrixFigure, width: number): Chart[] {
  const shown = figure.rows.filter(({ withheld }) => withheld === null);
  const percents = shown.every(({ shares }) => shares.every(({ percent }) => percent !== null));
  const columns = arranged(figure.columns, figure.diverging);
  const value = (row: MatrixRow, { at, sign }: Placed) => {
    const { count = 0, percent = null } = row.shares[at] ?? {};
    const length = percents ? (percent ?? 0) : count;
    return length === 0 ? 0 : length * sign;
  };
  const reach = (row: MatrixRow, sign: 1 | -1) =>
    columns.filter((each) => each.sign === sign).reduce((sum, each) => sum + value(row, each), 0);
  const least = Math.floor(Math.min(0, ...shown.map((row) => reach(row, -1))));
  const most = Math.ceil(Math.max(1, ...shown.map((row) => reach(row, 1))));
  return pieces(shown, MOST.rows).map((rows) => {
    const categories = rows.map(({ label, base }) =>
      base === figure.base ? label : t.ofBase(label, base),
    );
    const labels = room(categories, 12, width, 0.36);
    const scale = (width * (1 - labels)) / (most - least);
    const said = (length: number) =>
      percents ? Math.abs(length).toFixed(1) : `${Math.abs(length)}`;
    return {
      sheet: figure.number,
      categories,
      series: columns.map((each) => {
        const values = rows.map((row) => value(row, each));
        const narrow = (length: number) => Math.abs(length) * scale < widthOf(said(length), 12) + 3;
        return {
          name: each.column.label,
          values,
          look: {
            colour: colourOf(each.role),
            words: over(each.role),
            dotted: each.role === 'none',
          },
          marked: [],
          unsaid: values.flatMap((length, at) => (narrow(length) ? [at] : [])),
        };
      }),
      stacked: true,
      legend: true,
      labels,
      least,
      most,
      as: percents ? 'distance' : 'people',
      format: percents ? '0.0;0.0' : '0;0',
      size: 12,
      gap: 45,
    };
  });
}
