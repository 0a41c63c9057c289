/** Cells of a table: what closes one, and where a key leads. */

import type { BoardMeeting } from '#meetings/board/board.server.ts';
import type { Known } from '#meetings/board/known.ts';
import type { Row } from '#meetings/board/rows.ts';
import { overlap, type Span } from '#meetings/task.ts';
import { board as t } from '#ui/texts/board.ts';

/** places in the lists of rows and slots that are drawn */
export type Cell = { row: number; slot: number };
/** A meeting that is picked up, and where it was. */
export type Held = { meeting: BoardMeeting; by: 'pointer' | 'keys'; from: Cell };

/** Why nobody can be met in a cell, in a word: the person can't, or the table is lost; '' if not so. */
export function closed({ task, why }: Known, row: Row, slot: Span): string {
  if (row.table !== null) {
    const lost = task.tables.find(({ number }) => number === row.table)?.lost;
    return lost?.some((span) => overlap(span, slot)) ? t.closed.lost : '';
  }
  const people = row.delegate
    ? task.delegates
    : task.clients.flatMap(({ representatives }) => representatives);
  const person = people.find(({ id }) => id === (row.representative ?? row.delegate));
  const span = person?.busy.find((each) => overlap(each, slot));
  return span && person ? t.closed[why(person.id, span).why] : '';
}

const STEPS: Record<string, [row: number, slot: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
  PageUp: [-8, 0],
  PageDown: [8, 0],
};
const within = (value: number, length: number) => Math.max(0, Math.min(length - 1, value));

/** Where a key leads from a cell; null: it is no key of direction. */
export function stepped(at: Cell, key: string, size: { rows: number; slots: number }): Cell | null {
  const step = STEPS[key];
  if (!step) return null;
  return { row: within(at.row + step[0], size.rows), slot: within(at.slot + step[1], size.slots) };
}
