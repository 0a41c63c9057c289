/** A bar that can be counted: one stroke is one person, so no bar can show half a delegate. */
import { countable, pitch } from '#ui/charts/crowd.ts';
import { type Drawing, type Mark, short } from '#ui/charts/drawing.ts';
import type { Role } from '#ui/charts/ink.ts';

export type Group = { role: Role; count: number };
export type Strip = {
  /** people that the full width stands for; the sum of the groups when absent */
  scale?: number;
  /** people left free before the first group */
  from?: number;
  /** in units of which a person takes four across */
  height?: number;
};

/** The stroke in the room of one person. */
const stroke = 2.5;

/**
 * Groups of people in a row, on a scale of people. Above 240 people the bar turns solid on the
 * same scale; narrow containers do the same by `crowd`. "None" is dotted, never filled.
 */
export function peopleBar(groups: readonly Group[], strip: Strip = {}): Drawing {
  const { from = 0, height = 32 } = strip;
  const people = groups.reduce((sum, { count }) => sum + count, from);
  const scale = Math.max(strip.scale ?? people, people, 1);
  const marks: Mark[] = [];
  let at = from;
  for (const { role, count } of groups) {
    if (count > 0) marks.push(role === 'none' ? dotted(at, count, height, scale) : strokes(role));
    at += count;

    function strokes(role: Role): Mark {
      const solid = scale > countable;
      const length = solid ? count * pitch : count * pitch - (pitch - stroke);
      const start = at * pitch + (solid ? 0 : (pitch - stroke) / 2);
      const path = `M${short(start)} ${height / 2}h${short(length)}`;
      const dash = solid ? {} : { dash: [stroke, pitch - stroke] as const };
      return { role, path, width: height, ...dash };
    }
  }
  return { width: scale * pitch, height, marks };
}

/** Rows of dots: columns are people while these can be counted. */
function dotted(at: number, count: number, height: number, scale: number): Mark {
  const step = Math.max(pitch, (scale * pitch) / 200);
  const dot = step * 0.4;
  const start = at * pitch + (step - dot) / 2;
  const rows = Math.max(1, Math.round(height / 4.4));
  const gap = height / rows;
  const path = Array.from(
    { length: rows },
    (_, row) => `M${short(start)} ${short(gap * (row + 0.5))}h${short(count * pitch - dot)}`,
  ).join('');
  return { role: 'none', path, width: 1.8, dash: [short(dot), short(step - dot)] };
}
