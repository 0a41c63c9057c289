/** How many of a person's meetings may be over by each slot. */
import type { Pairing } from '#meetings/timetable/problem.ts';

/**
 * `least[t]` and `most[t]`: meetings in the slots 1 to t, if all are planned; t from 0 ·
 * `open[t]`: one of them may be in slot t
 */
export type Windows = { least: number[]; most: number[]; open: boolean[] };

/** @returns null where the meetings don't fit into the slots */
export function windowsOf(own: readonly Pairing[], slots: number): Windows | null {
  const upTo = Array.from({ length: slots + 1 }, (_, slot) => slot);
  const open = upTo.map((slot) => own.some((meeting) => meeting.slots.includes(slot)));
  const first = own.map((meeting) => meeting.slots[0] ?? Infinity);
  const last = own.map((meeting) => meeting.slots.at(-1) ?? Infinity);
  const most = upTo.map((slot) => first.filter((each) => each <= slot).length);
  const least = upTo.map((slot) => last.filter((each) => each <= slot).length);
  for (let slot = 1; slot <= slots; slot++) {
    most[slot] = Math.min(most[slot] ?? 0, (most[slot - 1] ?? 0) + (open[slot] ? 1 : 0));
  }
  for (let slot = slots - 1; slot >= 0; slot--) {
    const needed = (least[slot + 1] ?? 0) - (open[slot + 1] ? 1 : 0);
    least[slot] = Math.max(least[slot] ?? 0, needed);
  }
  const fits = most[slots] === own.length && least[0] === 0;
  return fits && upTo.every((slot) => (least[slot] ?? 0) <= (most[slot] ?? 0))
    ? { least, most, open }
    : null;
}
