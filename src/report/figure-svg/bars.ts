/** Options as countable bars: words, strokes, count, share. */
import { type Block, block, line, type Paper, placed, WIDTH } from '#report/figure-svg/paper.ts';
import type { BarsFigure } from '#report/model.ts';
import { bars, printedPercent } from '#ui/charts/bars.ts';
import { charts as t } from '#ui/texts/charts.ts';

const LABELS = 270;
/** Columns of numbers from the right edge: first places, share, count. */
const FIRST = 74;
const SHARE = 62;
const COUNT = 44;
const STRIP = 16;

export function barsBlock(figure: BarsFigure, at: number, on: Paper): Block {
  const share = WIDTH - (figure.ranked ? FIRST : 0);
  const counts = share - (figure.shares.some(({ percent }) => percent !== null) ? SHARE : 0);
  const from = LABELS + 18;
  const width = counts - COUNT - from;
  const parts: string[] = [];
  let y = at;
  for (const { label, count, percent, first, marked, strip } of bars(figure.shares)) {
    const weight = marked ? 600 : 400;
    const style = { size: 13, fill: on.ink, weight } as const;
    const words = block(label, { x: 0, y: 0, width: LABELS }, style);
    const height = Math.max(words.height, STRIP) + 11;
    const middle = y + height / 2;
    const base = middle + 4.6;
    const end = { size: 13, fill: on.ink3, anchor: 'end' } as const;
    parts.push(
      ...block(label, { x: 0, y: middle - words.height / 2 + 1.4, width: LABELS }, style).parts,
      placed(strip, { x: from, y: middle - STRIP / 2, width, height: STRIP }, on),
      line(`${count}`, counts, base, { ...end, fill: on.ink, weight: 700 }),
      ...(percent === null ? [] : [line(printedPercent(percent), share, base, end)]),
      ...(first === null ? [] : [line(t.first(first), WIDTH, base, end)]),
    );
    y += height;
  }
  return { parts, height: y - at };
}
