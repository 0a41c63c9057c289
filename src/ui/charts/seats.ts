/** The chamber: one seat per person, in arcs, filled by angle so that groups form wedges. */
import { type Drawing, short } from '#ui/charts/drawing.ts';
import type { Role } from '#ui/charts/ink.ts';

export type SeatGroup = { role: Role; count: number; opacity?: number };

/** Radii of the middles of the innermost and the outermost row, and the widest room of a seat. */
const inner = 84;
const outer = 200;
const widest = 44;
const margin = 15;

type Seat = { angle: number; radius: number };

/**
 * Seats of `people` persons from left to right. Angles are in radians from the left horizon, 0 to
 * π; `pitch` is the room of one seat along and across the rows.
 */
export function chamber(people: number): { seats: Seat[]; pitch: number } {
  const { radii, pitch } = rowsFor(people);
  const seats = shareOut(people, radii).flatMap((count, row) =>
    Array.from({ length: count }, (_, place) => ({
      angle: count === 1 ? Math.PI / 2 : Math.PI * (place / (count - 1)),
      radius: radii[row] ?? outer,
    })),
  );
  return { seats: seats.sort((a, b) => a.angle - b.angle || a.radius - b.radius), pitch };
}

/** The fewest rows that hold everybody with as much room along a row as between rows. */
function rowsFor(people: number): { radii: number[]; pitch: number } {
  for (let rows = 1; ; rows++) {
    const pitch = rows === 1 ? widest : Math.min(widest, (outer - inner) / (rows - 1));
    const radii = Array.from({ length: rows }, (_, row) => outer - pitch * (rows - 1 - row));
    const room = radii.reduce((sum, radius) => sum + (Math.PI * radius) / pitch + 1, 0);
    if (room >= people) return { radii, pitch };
  }
}

/** Whole seats by row in proportion to its length; the largest remainders take what is left. */
function shareOut(people: number, radii: number[]): number[] {
  const length = radii.reduce((sum, radius) => sum + radius, 0);
  const exact = radii.map((radius) => (people * radius) / length);
  const counts = exact.map(Math.floor);
  const left = people - counts.reduce((sum, count) => sum + count, 0);
  exact
    .map((share, row) => ({ row, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || b.row - a.row)
    .slice(0, left)
    .forEach(({ row }) => {
      counts[row] = (counts[row] ?? 0) + 1;
    });
  return counts;
}

/** The chamber as a drawing, groups from left to right. Its lower edge is the horizon. */
export function seatsDrawing(groups: readonly SeatGroup[]): Drawing {
  const { seats, pitch } = chamber(groups.reduce((sum, { count }) => sum + count, 0));
  const half = pitch * 0.22;
  const centre = outer + Math.max(margin, short(half + pitch * 0.16));
  let next = 0;
  const marks = groups
    .filter(({ count }) => count > 0)
    .map(({ role, count, opacity }) => {
      const path = seats
        .slice(next, next + count)
        .map(seatPath)
        .join('');
      next += count;
      return { role, path, width: short(pitch * 0.32), round: true, ...(opacity && { opacity }) };
    });
  return { width: centre * 2, height: centre + margin - 5, marks };

  function seatPath({ angle, radius }: Seat): string {
    const [x, y] = [-Math.cos(angle), -Math.sin(angle)];
    const point = (r: number) => `${short(centre + x * r)} ${short(centre + y * r)}`;
    return `M${point(radius - half)}L${point(radius + half)}`;
  }
}

/** Tones on a cover, from lit to unlit: three have their own, more fade in even steps. */
export function coverSeats(counts: readonly number[]): SeatGroup[] {
  const three: readonly Role[] = ['cover1', 'cover2', 'cover3'];
  const fade = (index: number) => 1 - (index * 0.72) / (counts.length - 1);
  return counts.map((count, index) =>
    counts.length <= 3
      ? { role: three[index] ?? 'cover3', count }
      : { role: 'cover1', count, opacity: short(fade(index)) },
  );
}
