/** No slot has more meetings than tables, written twice: by tables and by people. */
import type { Placing } from '#meetings/timetable/encode.ts';
import type { Formula, Literal } from '#meetings/timetable/formula.ts';
import type { Problem } from '#meetings/timetable/problem.ts';

/**
 * Meetings are counted in bundles: of one person's meetings at most one is in a slot, so a bundle
 * counts as one and the counters stay small. The people of a slot, two a table, are counted too:
 * that says nothing new but leads a solver past the meetings to where the people must be.
 */
export function seatRules(
  formula: Formula,
  problem: Problem,
  at: Placing,
  busy: readonly (readonly Literal[])[],
): void {
  const hub = hubs(problem);
  for (let slot = 1; slot <= problem.slots; slot++) {
    const tables = problem.tables[slot] ?? 0;
    const bundles = new Map<number, Literal[]>();
    at.forEach((slots, meeting) => {
      const literal = slots.get(slot);
      const of = hub[meeting] ?? 0;
      if (literal !== undefined) bundles.set(of, [...(bundles.get(of) ?? []), literal]);
    });
    formula.atMost(
      [...bundles.values()].map((each) => formula.or(...each)),
      tables,
    );
    formula.atMostPlain(
      busy.map((day) => day[slot] ?? 0),
      2 * tables,
    );
  }
}

/** For each meeting one of its two people, so that few people have all meetings between them (a greedy vertex cover). */
function hubs({ people, meetings }: Problem): number[] {
  const hub: number[] = Array(meetings.length).fill(-1);
  const left = new Set(meetings.keys());
  while (left.size > 0) {
    const degree: number[] = Array(people).fill(0);
    for (const meeting of left) {
      const { a = 0, b = 0 } = meetings[meeting] ?? {};
      degree[a] = (degree[a] ?? 0) + 1;
      degree[b] = (degree[b] ?? 0) + 1;
    }
    const most = degree.indexOf(Math.max(...degree));
    for (const meeting of left) {
      const { a, b } = meetings[meeting] ?? {};
      if (a !== most && b !== most) continue;
      hub[meeting] = most;
      left.delete(meeting);
    }
  }
  return hub;
}
