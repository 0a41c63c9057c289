/** Shares of each row of one variable over the other: a table whose cells carry a quiet bar. */
import {
  type Block,
  block,
  hair,
  type Paper,
  placed,
  type Style,
  WIDTH,
} from '#report/figure-svg/paper.ts';
import type { CrosstabFigure } from '#report/model.ts';
import { shareBar } from '#ui/charts/share.ts';
import { disclosing as t } from '#ui/texts/disclosing-words.ts';

const LABELS = 190;
const BASE = 76;
const GAP = 12;
const BAR = 5;

export function crosstabBlock(figure: CrosstabFigure, at: number, on: Paper): Block {
  const wide = (WIDTH - LABELS - BASE) / Math.max(1, figure.columns.length);
  const columns = [
    { x: 0, width: LABELS },
    ...figure.columns.map((_, index) => ({ x: LABELS + index * wide, width: wide })),
    { x: WIDTH - BASE, width: BASE },
  ];
  const parts: string[] = [];
  let y = at;
  const row = (words: readonly string[], style: (index: number) => Style, top: number) => {
    const cells = words.map((each, index) => {
      const { x = 0, width = BASE } = columns[index] ?? {};
      return block(each, { x, y: top, width: width - GAP }, style(index));
    });
    parts.push(...cells.flatMap((cell) => cell.parts));
    return Math.max(...cells.map(({ height }) => height));
  };
  const heads = [figure.axes.rows, ...figure.columns, t.base];
  y += row(heads, () => ({ size: 12, fill: on.ink3, weight: 600 }), y) + 6;
  parts.push(hair(y, on));
  for (const { label, base, cells } of figure.rows) {
    const words = [label, ...cells.map(({ printed }) => printed), t.about(base)];
    const quiet = (index: number) => cells[index - 1]?.percent === null || index > cells.length;
    const style = (index: number): Style => ({ size: 13, fill: quiet(index) ? on.ink3 : on.ink });
    const height = row(words, style, y + 9);
    cells.forEach(({ percent }, index) => {
      if (percent === null) return;
      const box = { x: LABELS + index * wide, y: y + 9 + 20, width: wide - GAP, height: BAR };
      parts.push(placed(shareBar(percent), box, on));
    });
    y += 9 + Math.max(height, 20 + BAR) + 9;
    parts.push(hair(y, on));
  }
  parts.pop(); // the last hairline: what follows begins with one
  return { parts, height: y - at };
}
