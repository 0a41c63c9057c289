/** The least number of meetings that any timetable leaves without a slot. */
import { meetingsByPerson, type Problem } from '#meetings/timetable/problem.ts';

/**
 * A lower bound from two views, each by bipartite matching: one person's meetings against slots,
 * and all meetings against tables. A meeting that is left out relieves two people at most.
 */
export function leastLeftOut(problem: Problem): number {
  const { meetings, slots, tables } = problem;
  const single = Array<number>(slots + 1).fill(1);
  const slotsOf = (meeting: number) => meetings[meeting]?.slots ?? [];
  const short = meetingsByPerson(problem).map(
    (own) => own.length - mostPlaced(own.map(slotsOf), single),
  );
  const seats =
    meetings.length -
    mostPlaced(
      meetings.map(({ slots }) => slots),
      tables,
    );
  const both = Math.ceil(short.reduce((sum, each) => sum + each, 0) / 2);
  return Math.max(seats, both, ...short);
}

/**
 * The least number of meetings that must move from the plan in force: those that can't stay, and
 * those that are too many for a slot's tables, less those that are left out anyway.
 */
export function leastMoved({ meetings, tables, inForce }: Problem, unscheduled: number): number {
  const staying = tables.map(() => 0);
  let leaving = 0;
  meetings.forEach(({ slots }, meeting) => {
    const slot = inForce?.[meeting] ?? 0;
    if (slots.includes(slot)) staying[slot] = (staying[slot] ?? 0) + 1;
    else if (slot > 0) leaving++;
  });
  const over = staying.reduce(
    (sum, many, slot) => sum + Math.max(0, many - (tables[slot] ?? 0)),
    0,
  );
  return Math.max(0, leaving + over - unscheduled);
}

/** How many of these find a place (Kuhn's augmenting paths). @param room in each slot */
function mostPlaced(wanted: readonly (readonly number[])[], room: readonly number[]): number {
  const inSlot: number[][] = room.map(() => []);
  const seen = new Uint8Array(room.length);
  const enter = (one: number): boolean => {
    for (const slot of wanted[one] ?? []) {
      if (seen[slot]) continue;
      seen[slot] = 1;
      const there = inSlot[slot] ?? [];
      if (there.length < (room[slot] ?? 0)) {
        there.push(one);
        return true;
      }
      for (const [at, other] of there.entries())
        if (enter(other)) {
          there[at] = one;
          return true;
        }
    }
    return false;
  };
  return wanted.filter((_, one) => {
    seen.fill(0);
    return enter(one);
  }).length;
}
