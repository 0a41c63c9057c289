/** Change, row by row on one scale of people: more to the right of a line, less to the left. */
import type { Direction } from '#ui/charts/columns.ts';
import type { Drawing } from '#ui/charts/drawing.ts';
import { category, type Role } from '#ui/charts/ink.ts';
import { type Group, peopleBar } from '#ui/charts/people.ts';

/** `direction` null: the columns do not speak of change */
export type MatrixColumn = { label: string; direction: Direction | null };
/** `shares` in the order of the columns, `percent` of this row's base or null; none where the row waits */
export type MatrixRow = {
  label: string;
  base: number;
  shares: readonly { count: number; percent: number | null }[];
};

/** `at`: part of the width, 0 to 1, where the text begins (`start`) or ends (`end`) */
export type MarkLabel = { role: Role; at: number; anchor: 'start' | 'end'; text: string };
export type PlotRow = {
  label: string;
  base: number;
  /** people on the right and on the left of the line; null in a bar of parts */
  net: { more: number; less: number } | null;
  strip: Drawing;
  labels: MarkLabel[];
};
export type Key = { role: Role; label: string };
export type MatrixPlot = {
  /** where the line stands, as a part of the width; null in a bar of parts */
  axis: number | null;
  keys: Key[];
  /** the same words over the marks of the first row, or null where they find no room there */
  heads: MarkLabel[] | null;
  rows: PlotRow[];
};

type Piece = Group & { label: string; percent: number | null; side: 'left' | 'right' };

/** from the left edge to the line, and from the line to the right edge */
const order: Record<Direction, { side: Piece['side']; place: number }> = {
  none: { side: 'left', place: 0 },
  down: { side: 'left', place: 1 },
  up: { side: 'right', place: 2 },
  same: { side: 'right', place: 3 },
  unsure: { side: 'right', place: 4 },
};

/** The least parts of the width on either side of the line: room for numbers, on the left for headings if they can. */
const leastLeft = [0.18, 0.3] as const;
const leastRight = 0.3;
/** room of one label and of a letter of a heading, as parts of the width of a desk or a page */
const labelRoom = 0.078;
const letterRoom = 0.0108;
const gap = 0.008;
/** a few people are strokes, not blocks */
const smallestScale = 30;

/**
 * A matrix question as rows of countable bars: diverging where every column has a direction,
 * else the parts side by side. Rows stay in the order given. Where a row has no percentages its
 * counts stand under the marks.
 */
export function matrixPlot(
  columns: readonly MatrixColumn[],
  rows: readonly MatrixRow[],
): MatrixPlot {
  const diverging = columns.length > 0 && columns.every(({ direction }) => direction !== null);
  const arranged = columns
    .map((column, index) => arrange(column, index, diverging))
    .sort((a, b) => a.place - b.place || a.index - b.index);
  const shown = rows.map((row) => ({ row, pieces: arranged.map((each) => piece(each, row)) }));

  const widest = (side: Piece['side']) =>
    Math.max(0, ...shown.map(({ pieces }) => people(pieces.filter((each) => each.side === side))));
  const [left, right] = diverging
    ? roomy(widest('left'), widest('right'), arranged)
    : [0, widest('right')];
  const scale = Math.max(left + right, smallestScale);
  const axis = left / scale;

  return {
    axis: diverging ? axis : null,
    heads: headings(shown[0]?.pieces, axis, scale),
    keys: arranged.map(({ role, label }) => ({ role, label })),
    rows: shown.map(({ row, pieces }) => {
      const before = people(pieces.filter(({ side }) => side === 'left'));
      const labels = numbers(pieces, axis, scale);
      const count = (role: Role) => people(pieces.filter((each) => each.role === role));
      return {
        label: row.label,
        base: row.base,
        net: diverging ? { more: count('up'), less: count('down') } : null,
        strip: peopleBar(pieces, { scale, from: left - before }),
        labels,
      };
    }),
  };
}

const people = (groups: readonly Group[]) => groups.reduce((sum, { count }) => sum + count, 0);

function arrange({ label, direction }: MatrixColumn, index: number, diverging: boolean) {
  return diverging && direction
    ? { label, index, role: direction, ...order[direction] }
    : { label, index, role: category(index), side: 'right' as const, place: 0 };
}

function piece(column: ReturnType<typeof arrange>, { shares }: MatrixRow): Piece {
  const { count = 0, percent = null } = shares[column.index] ?? {};
  return { label: column.label, role: column.role, side: column.side, count, percent };
}

/** Whole people on both sides, widened where the labels of one side would find no room. */
function roomy(left: number, right: number, columns: { label: string; side: Piece['side'] }[]) {
  const words = columns.filter(({ side }) => side === 'left').map(({ label }) => headRoom(label));
  const wanted = words.reduce((sum, room) => sum + room, 2 * gap);
  const [least, most] = leastLeft;
  const part = wanted > most ? least : Math.max(least, wanted);
  const wider = Math.max(left, Math.ceil((right * part) / (1 - part)), 1);
  const room = Math.ceil((wider * leastRight) / (1 - leastRight));
  return [wider, Math.max(right, room, smallestScale - wider)] as const;
}

const headRoom = (label: string) => label.length * letterRoom + 2 * gap;

const printed = ({ percent, count }: Piece) =>
  percent === null ? String(count) : percent.toFixed(1);

/** A text that wants to begin `edge` away from the line; `room`: what it takes of the width. */
type Wanted = { role: Role; edge: number; room: number; text: string };

/** Texts one after the other, each at its edge or behind the one before; null where one falls out. */
function inLine(wanted: Wanted[], width: number): (Wanted | null)[] {
  let free = 0;
  return wanted.map((each) => {
    const edge = Math.max(Math.min(each.edge, width - each.room), free);
    if (edge + each.room > width + 0.001) return null;
    free = edge + each.room;
    return { ...each, edge };
  });
}

/** The pieces of both sides as texts outward from the line, each at the inner edge of its marks. */
function outward(pieces: Piece[], scale: number, words: (piece: Piece) => [string, number]) {
  const walk = (side: Piece[]) => {
    let edge = 0;
    return side.map((each) => {
      const [text, room] = words(each);
      const wanted = { role: each.role, edge, room, text };
      edge += each.count / scale;
      return wanted;
    });
  };
  return {
    left: walk(pieces.filter(({ side }) => side === 'left').reverse()),
    right: walk(pieces.filter(({ side }) => side === 'right')),
  };
}

function place(axis: number, left: (Wanted | null)[], right: (Wanted | null)[]): MarkLabel[] {
  const start = axis === 0 ? 0 : axis + gap;
  return [
    ...left.flatMap((each) => (each ? [at(each, axis - gap - each.edge, 'end')] : [])),
    ...right.flatMap((each) => (each ? [at(each, start + each.edge, 'start')] : [])),
  ];

  function at({ role, text }: Wanted, at: number, anchor: MarkLabel['anchor']): MarkLabel {
    return { role, at: Number(at.toFixed(4)), anchor, text };
  }
}

/** Numbers under the marks; one without room is left to the table. */
function numbers(pieces: Piece[], axis: number, scale: number): MarkLabel[] {
  const counted = pieces.filter(({ count }) => count > 0);
  const { left, right } = outward(counted, scale, (each) => [printed(each), labelRoom]);
  return place(axis, inLine(left, axis - gap), inLine(right, 1 - axis - gap));
}

/** The words of the columns over the first row: all of them, or none. */
function headings(first: Piece[] | undefined, axis: number, scale: number): MarkLabel[] | null {
  if (!first) return null;
  const { left, right } = outward(first, scale, ({ label }) => [label, headRoom(label)]);
  const [before, behind] = [inLine(left, axis - gap), inLine(right, 1 - axis - gap)];
  const lost = [...before, ...behind].includes(null);
  return lost ? null : place(axis, before, behind);
}
