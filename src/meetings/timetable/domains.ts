/** What is left to each meeting once everything that follows from the rules alone is taken away. */
import { meetingsByPerson, type Problem } from '#meetings/timetable/problem.ts';

type Domains = Set<number>[];

/**
 * Takes away slots that no timetable with every meeting in it can use: before and after fixed
 * meetings, along chains of order, and where a few meetings of one person need just as many slots.
 * @returns the problem with fewer slots, or null if no timetable can hold every meeting
 */
export function narrowed(problem: Problem): Problem | null {
  const domains: Domains = problem.meetings.map(({ slots }) => new Set(slots));
  const people = meetingsByPerson(problem);
  let before = -1;
  for (let left = size(domains); left !== before; left = size(domains)) {
    before = left;
    keepOrder(problem, domains);
    for (const own of people) if (!fitWindows(own, domains, problem.slots)) return null;
    if (domains.some((each) => each.size === 0)) return null;
  }
  const meetings = problem.meetings.map((meeting, at) => ({
    ...meeting,
    slots: meeting.slots.filter((slot) => domains[at]?.has(slot)),
  }));
  return { ...problem, meetings };
}

const size = (domains: Domains) => domains.reduce((sum, { size }) => sum + size, 0);

function keepOrder({ meetings }: Problem, domains: Domains): void {
  meetings.forEach(({ after }, at) => {
    const later = domains[at] ?? new Set();
    for (const first of after) {
      const earlier = domains[first] ?? new Set();
      const [soonest, latest] = [Math.min(...earlier), Math.max(...later)];
      for (const slot of later) if (slot <= soonest) later.delete(slot);
      for (const slot of earlier) if (slot >= latest) earlier.delete(slot);
    }
  });
}

/**
 * Hall's condition on every stretch of slots: as many meetings that must be in it as it has slots
 * leave it to no others, and more than that leave no timetable.
 */
function fitWindows(own: readonly number[], domains: Domains, slots: number): boolean {
  const sets = own.map((meeting) => domains[meeting] ?? new Set<number>());
  for (let from = 1; from <= slots; from++)
    for (let to = from; to <= slots; to++) {
      const within = (slot: number) => slot >= from && slot <= to;
      const inside = sets.filter((each) => [...each].every(within));
      if (inside.length === 0) continue;
      const open = new Set(inside.flatMap((each) => [...each]));
      if (inside.length > open.size) return false;
      if (inside.length < open.size) continue;
      for (const other of sets)
        if (!inside.includes(other)) for (const slot of open) other.delete(slot);
    }
  return true;
}
