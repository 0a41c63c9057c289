/** Adds up what re-plans take and save. */
import type { Incident, StandingMeeting } from '#meetings/change.ts';
import { applyChanges } from '#meetings/replan/changes.ts';
import { replan } from '#meetings/replan.ts';
import type { Task } from '#meetings/task.ts';

/** Sums over all re-plans of one kind. */
export class Tally {
  readonly ms: number[] = [];
  owed = 0;
  restored = 0;
  bound = 0;
  standIns = 0;
  mutual = 0;
  mutualAtMost = 0;
  moved = 0;

  /** @returns the plan after it */
  run(task: Task, standing: StandingMeeting[], incidents: Incident[], now: Date) {
    this.mutualAtMost += mutualAtMost(task, standing, incidents, now);
    const started = performance.now();
    const { changes, promised, standIns } = replan(task, standing, incidents, now);
    this.ms.push(performance.now() - started);
    const gone = promised.before - promised.lost;
    this.owed += promised.lost;
    this.restored += promised.value - gone;
    this.bound += promised.bound - gone;
    this.standIns += standIns.booked;
    this.mutual += standIns.mutual;
    const after = applyChanges(standing, changes);
    const then = new Set(after);
    this.moved += unconcerned(standing, incidents).filter((meeting) => !then.has(meeting)).length;
    return after;
  }

  share(part: number, of: number): number {
    return of === 0 ? 1 : part / of;
  }

  percentile(part: number): number {
    return this.ms.toSorted((a, b) => a - b)[Math.ceil(this.ms.length * part) - 1] ?? 0;
  }
}

/** Stand-ins if only those whom both wished may come. */
function mutualAtMost(task: Task, standing: StandingMeeting[], incidents: Incident[], now: Date) {
  const met = new Set(standing.map(({ client, delegate }) => `${client} ${delegate}`));
  const pairs = task.pairs.filter(
    (pair) => pair.for === 'both' || met.has(`${pair.client} ${pair.delegate}`),
  );
  return replan({ ...task, pairs }, standing, incidents, now).standIns.booked;
}

/** Meetings that name nobody and nothing that an incident names. */
function unconcerned(standing: StandingMeeting[], incidents: Incident[]) {
  const people = new Set(
    incidents.flatMap((each) =>
      each.kind === 'away' ? [each.person] : each.kind === 'overrun' ? each.people : [],
    ),
  );
  const tables = new Set(
    incidents.flatMap((each) => (each.kind === 'lost-table' ? [each.table] : [])),
  );
  const missed = new Set(
    incidents.flatMap((each) => (each.kind === 'no-show' ? [each.meeting] : [])),
  );
  return standing.filter(
    ({ id, delegate, representative, table }) =>
      !missed.has(id) && !people.has(delegate) && !people.has(representative) && !tables.has(table),
  );
}
