/** Shares over years as lines, each with its name at its end. */
import { category, type Role } from '#ui/charts/ink.ts';

type Cell = { percent: number | null } | null;
type Row = { label: string; cells: readonly Cell[] };
/** In units of a box of 640 by 260: the line, its points, and where its name stands. */
export type Trendline = {
  label: string;
  role: Role;
  path: string;
  points: { x: number; y: number; percent: number; at: number }[];
  nameAt: number;
  last: number;
};

export const BOX = { width: 640, height: 260, left: 24, right: 400, top: 16, bottom: 226 };
/** More lines can't be told apart by colour, nor named without touching. */
const MOST_LINES = 6;
const NAME_HEIGHT = 18;

const latest = ({ cells }: Row) => cells.findLast((cell) => cell?.percent != null)?.percent ?? 0;

/** Where each year stands across. */
export const placeOf = (at: number, years: number) =>
  BOX.left + (years < 2 ? 0 : (at * (BOX.right - BOX.left)) / (years - 1));

/** The six largest of the last year; rows with a share in one year alone have no line. */
export function trendlines(rows: readonly Row[], years: number) {
  const able = rows.filter(({ cells }) => cells.filter((cell) => cell?.percent != null).length > 1);
  const shown = [...able].sort((a, b) => latest(b) - latest(a)).slice(0, MOST_LINES);
  const shares = shown.flatMap(({ cells }) => cells.map((cell) => cell?.percent ?? 0));
  const top = Math.max(10, ...shares);
  const heightOf = (percent: number) =>
    Math.round(10 * (BOX.bottom - (percent / top) * (BOX.bottom - BOX.top))) / 10;
  const lines = shown.map(({ label, cells }, i): Trendline => {
    const points = cells.flatMap((cell, at) =>
      cell?.percent == null
        ? []
        : [{ x: placeOf(at, years), y: heightOf(cell.percent), percent: cell.percent, at }],
    );
    const path = points.map(({ x, y }, p) => `${p === 0 ? 'M' : 'L'}${x} ${y}`).join('');
    const end = points.at(-1);
    return { label, role: category(i), path, points, nameAt: end?.y ?? 0, last: end?.percent ?? 0 };
  });
  return { lines: spread(lines), others: lines.length === 0 ? 0 : rows.length - lines.length };
}

/** Names keep a line's height from each other, as near to their lines as they can. */
function spread(lines: Trendline[]): Trendline[] {
  let free = BOX.top;
  const down = [...lines]
    .sort((a, b) => a.nameAt - b.nameAt)
    .map((line) => {
      const nameAt = Math.max(line.nameAt, free);
      free = nameAt + NAME_HEIGHT;
      return { ...line, nameAt };
    });
  let most = BOX.bottom + 6;
  return down
    .reverse()
    .map((line) => {
      const nameAt = Math.min(line.nameAt, most);
      most = nameAt - NAME_HEIGHT;
      return { ...line, nameAt };
    })
    .reverse();
}
