/** Parts of one whole: large numbers, one bar of people, words. */
import {
  type Block,
  block,
  fits,
  line,
  type Paper,
  placed,
  type Style,
  WIDTH,
} from '#report/figure-svg/paper.ts';
import type { PartsFigure } from '#report/model.ts';
import { short } from '#ui/charts/drawing.ts';
import { ink } from '#ui/charts/ink.ts';
import { partsPlot } from '#ui/charts/parts.ts';

const STRIP = 36;
const GAP = 10;
type Plot = ReturnType<typeof partsPlot<PartsFigure['shares'][number]>>;

export function partsBlock(figure: PartsFigure, at: number, on: Paper): Block {
  const plot = partsPlot(figure.shares);
  const number: Style = { size: 44, fill: on.ink, face: 'display', weight: 300 };
  const roomy =
    plot.roomy && plot.parts.every(({ whole, width }) => fits(whole, width * WIDTH - GAP, number));
  return roomy ? over(plot, number, at, on) : listed(plot, at, on);
}

const strip = (plot: Plot, y: number, on: Paper) =>
  placed(plot.strip, { x: 0, y, width: WIDTH, height: STRIP }, on);

/** Numbers above their own part of the bar, words below it. */
function over(plot: Plot, number: Style, at: number, on: Paper): Block {
  const top = at + 54;
  const parts = [strip(plot, top, on)];
  let x = 0;
  let lowest = 0;
  for (const { label, count, whole, width } of plot.parts) {
    const room = width * WIDTH;
    const place = { x, y: top + STRIP + 8, width: room - GAP };
    const words = block(`${count} ${label}`, place, { size: 13, fill: on.ink2 });
    parts.push(line(whole, x, at + 42, number), ...words.parts);
    lowest = Math.max(lowest, words.height);
    x += room;
  }
  return { parts, height: 54 + STRIP + 8 + lowest };
}

/** Where a part has no room for its number: a list under the bar, each line with its colour. */
function listed(plot: Plot, at: number, on: Paper): Block {
  const parts = [strip(plot, at, on)];
  let y = at + STRIP + 14;
  for (const { label, count, whole, role } of plot.parts) {
    const words = block(
      `${count} ${label}`,
      { x: 110, y: y + 7, width: WIDTH - 110 },
      { size: 13, fill: on.ink2 },
    );
    const height = Math.max(34, words.height + 14);
    const fill = ink(role, on.palette);
    parts.push(
      `<rect x="0" y="${short(y + 4)}" width="4" height="24" fill="${fill}"/>`,
      line(whole, 14, y + 26, { size: 26, fill: on.ink, face: 'display', weight: 300 }),
      ...words.parts,
    );
    y += height;
  }
  return { parts, height: y - at };
}
