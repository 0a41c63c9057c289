/** Rows on one scale of people; more to the right of a line, less to the left. */
import { widthOf } from '#base/text-width.ts';
import {
  type Block,
  block,
  hair,
  line,
  type Paper,
  placed,
  WIDTH,
  wordInk,
} from '#report/figure-svg/paper.ts';
import type { MatrixFigure } from '#report/model.ts';
import { type Key, matrixPlot, type PlotRow } from '#ui/charts/diverging.ts';
import { short } from '#ui/charts/drawing.ts';
import { peopleBar } from '#ui/charts/people.ts';
import { charts as t } from '#ui/texts/charts.ts';

const STRIP = 26;
const HEAD = { size: 11.5, weight: 600 } as const;

export function matrixBlock(figure: MatrixFigure, at: number, on: Paper): Block {
  const shown = figure.rows.filter(({ withheld }) => withheld === null);
  const plot = matrixPlot(figure.columns, shown);
  const roomy = plot.heads !== null && apart(plot.heads);
  const parts: string[] = [];
  let y = at;
  const add = ({ parts: more, height }: Block) => {
    parts.push(...more);
    y += height;
  };
  if (plot.rows.length > 0)
    add(roomy && plot.heads ? heads(plot.heads, y, on) : keys(plot.keys, y, on));
  for (const row of plot.rows) add(drawnRow(row, { axis: plot.axis, base: figure.base }, y, on));
  for (const { label, withheld } of figure.rows.filter((row) => row.withheld !== null))
    add(waiting(label, withheld ?? '', y, on));
  parts.pop(); // the last hairline: what follows begins with one
  return { parts, height: y - at };
}

type Heads = NonNullable<ReturnType<typeof matrixPlot>['heads']>;

/** Whether headings as wide as they are measured stay off each other and on the paper. */
function apart(all: Heads): boolean {
  const spans = all
    .map(({ at, anchor, text }) => {
      const width = widthOf(text, HEAD.size, true);
      return anchor === 'end' ? [at * WIDTH - width, at * WIDTH] : [at * WIDTH, at * WIDTH + width];
    })
    .sort(([a = 0], [b = 0]) => a - b);
  const ends = [0, ...spans.map(([, end = 0]) => end + 4)];
  return spans.every(([from = 0, to = 0], index) => from >= (ends[index] ?? 0) && to <= WIDTH);
}

const heads = (all: Heads, y: number, on: Paper): Block => ({
  parts: [
    ...all.map(({ role, at, anchor, text }) =>
      line(text, at * WIDTH, y + 12, { ...HEAD, fill: wordInk(role, on), anchor }),
    ),
    hair(y + 20, on),
  ],
  height: 21,
});

/** Samples with their words, in as many lines as they need. */
function keys(all: Key[], at: number, on: Paper): Block {
  const style = { size: 12, fill: on.ink2, weight: 600 } as const;
  const parts: string[] = [];
  let [x, y] = [0, at];
  for (const { role, label } of all) {
    const wide = Math.min(widthOf(label, 12, true) + 20, WIDTH);
    if (x > 0 && x + wide > WIDTH) [x, y] = [0, y + 19];
    const sample = peopleBar([{ role, count: 3 }], { height: 12 });
    const words = block(label, { x: x + 18, y, width: WIDTH - 18 }, style);
    parts.push(placed(sample, { x, y: y + 1, width: 12, height: 12 }, on), ...words.parts);
    if (words.height > 19) [x, y] = [0, y + words.height];
    else x += wide + 18;
  }
  if (x > 0) y += 19;
  return { parts: [...parts, hair(y + 3, on)], height: y + 4 - at };
}

function drawnRow(
  row: PlotRow,
  { axis, base }: { axis: number | null; base: number },
  y: number,
  on: Paper,
): Block {
  const says = said(row, base);
  const room = WIDTH - widthOf(says, 12) - 24;
  const label = block(row.label, { x: 0, y: y + 10, width: room }, bold(on));
  const top = y + 10 + label.height + 6;
  const below = top + STRIP + 16;
  const parts = [
    ...label.parts,
    line(says, WIDTH, y + 10 + 12.7, { size: 12, fill: on.ink3, anchor: 'end' }),
    placed(row.strip, { x: 0, y: top, width: WIDTH, height: STRIP }, on),
    ...(axis === null
      ? []
      : [`<path d="M${short(axis * WIDTH)} ${short(top - 4)}v${STRIP + 8}" stroke="${on.ink}"/>`]),
    ...row.labels.map(({ role, at, anchor, text }) => {
      const weight = role === 'up' || role === 'down' ? 700 : 400;
      return line(text, at * WIDTH, below, { size: 12, weight, fill: wordInk(role, on), anchor });
    }),
    hair(below + 7, on),
  ];
  return { parts, height: below + 8 - y };
}

const bold = ({ ink }: Paper) => ({ size: 13, fill: ink, weight: 600 }) as const;

function waiting(label: string, why: string, y: number, on: Paper): Block {
  const name = block(label, { x: 0, y: y + 10, width: WIDTH }, bold(on));
  const place = { x: 0, y: y + 10 + name.height, width: WIDTH };
  const reason = block(why, place, { size: 12, fill: on.ink3 });
  const height = 10 + name.height + reason.height + 8;
  return { parts: [...name.parts, ...reason.parts, hair(y + height - 1, on)], height };
}

function said({ net, base }: PlotRow, largest: number): string {
  if (net === null) return base === largest ? '' : t.of(base);
  return base === largest ? t.net(net.more, net.less) : t.netOf(net.more, net.less, base);
}
