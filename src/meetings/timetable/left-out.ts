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
 * The least number of meetings that must move from the plan in force: those that leave their slot
 * anyway, less those that are left out.
 */
export function leastMoved(problem: Problem, unscheduled: number): number {
  return Math.max(0, leaving(problem).least - unscheduled);
}

/**
 * Where no more may move or be left out than leave their slot anyway, all others stay; and where
 * none may move, each has its slot or none.
 * @param most how many may be left out and move
 */
export function staying(problem: Problem, most: { unscheduled: number; moved: number }): Problem {
  const over = mayLeave(problem, most);
  const meetings = problem.meetings.map((meeting, at) => {
    const slot = problem.inForce?.[at] ?? 0;
    const canStay = meeting.slots.includes(slot);
    if (slot === 0 || !(most.moved === 0 || (over && canStay && !over[slot]))) return meeting;
    return { ...meeting, slots: canStay ? [slot] : [] };
  });
  return { ...problem, meetings };
}

/** How many may leave each slot although they could stay, where that is known: see `staying`. */
export function mayLeave(
  problem: Problem,
  most: { unscheduled: number; moved: number },
): number[] | null {
  const { least, over } = leaving(problem);
  return most.unscheduled + most.moved <= least ? over : null;
}

/** Meetings that can’t stay, and those too many for the tables of a slot: `least` of them together. */
function leaving({ meetings, tables, inForce }: Problem): { least: number; over: number[] } {
  const there = tables.map(() => 0);
  let least = 0;
  meetings.forEach(({ slots }, meeting) => {
    const slot = inForce?.[meeting] ?? 0;
    if (slots.includes(slot)) there[slot] = (there[slot] ?? 0) + 1;
    else if (slot > 0) least++;
  });
  const over = there.map((many, slot) => Math.max(0, many - (tables[slot] ?? 0)));
  return { least: over.reduce((sum, each) => sum + each, least), over };
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
