/** The planner: same task, same plan. It touches neither clock nor database. */
import {
  type Bounds,
  boundsOf,
  type Given,
  leastIdle,
  type Reached,
} from '#meetings/planner/bound.ts';
import { capacityOf } from '#meetings/planner/capacity.ts';
import { type Infeasible, placeFixed } from '#meetings/planner/fix.ts';
import { emptyGrid, type Grid } from '#meetings/planner/grid.ts';
import { modelOf } from '#meetings/planner/model.ts';
import { idleOf, score } from '#meetings/planner/score.ts';
import { fill } from '#meetings/planner/search.ts';
import { meetingsOf } from '#meetings/planner/tables.ts';
import { explain, type Unmet } from '#meetings/planner/unmet.ts';
import { broken } from '#meetings/planner/verify.ts';
import type { Task } from '#meetings/task.ts';

export type { Reached } from '#meetings/planner/bound.ts';

export type PlannedMeeting = {
  /** number of the slot */
  slot: number;
  /** from 1 */
  table: number;
  client: string;
  /** person id */
  representative: string;
  delegate: string;
  mutual: boolean;
};

/**
 * How long to work. `stop` is asked every few milliseconds; whoever has a clock or a button answers.
 * `best` is told of each better plan, complete and valid. `effort`: how much is searched, 1 where
 * nothing is said; without `stop` it alone decides when to end.
 */
export type Work = { stop?(): boolean; best?(soFar: Plan): void; effort?: number };

export type Plan = {
  meetings: PlannedMeeting[];
  /** meetings that packages guarantee, over all clients */
  guaranteed: number;
  /** how many of them are planned */
  promised: Reached;
  mutual: Given;
  /** what the planned wishes are worth by rank, `score.ts` */
  wishes: Given;
  /** meetings; the bound is that of any plan, whatever it promised */
  total: Reached;
  /** breaks between two meetings of a day, and meetings in the half of the day not asked for */
  gaps: Reached & { breaks: number; parts: number };
  clients: { client: string; promised: number; planned: number; mutual: number }[];
  unmet: Unmet[];
  /** fixed meetings that would break a hard rule */
  infeasible: Infeasible[];
};

function tally(task: Task, meetings: readonly PlannedMeeting[]) {
  const own = Map.groupBy(meetings, ({ client }) => client);
  return task.clients.map(({ id, promised }) => {
    const planned = own.get(id) ?? [];
    const mutual = planned.filter((meeting) => meeting.mutual).length;
    return { client: id, promised, planned: planned.length, mutual };
  });
}

/** Leaves out what breaks a rule that the grid does not know: slots that overlap, fixed at once. */
function valid(task: Task, meetings: PlannedMeeting[]): PlannedMeeting[] {
  const fixed = new Set(task.fixed.map(({ client, delegate }) => `${client} ${delegate}`));
  const free = ({ client, delegate }: PlannedMeeting) => !fixed.has(`${client} ${delegate}`);
  const at = broken(task, meetings).flatMap((each) => each.meetings);
  const worst = at.findLast((index) => meetings.some((each, n) => n === index && free(each)));
  if (worst === undefined) return meetings;
  return valid(
    task,
    meetings.filter((_, index) => index !== worst),
  );
}

type Found = { task: Task; grid: Grid; bounds: Bounds; infeasible: Infeasible[] };

function planOf({ task, grid, bounds, infeasible }: Found, quick: boolean): Plan {
  const lost = new Set(infeasible.map(({ fixed }) => fixed));
  const kept = { ...task, fixed: task.fixed.filter((each) => !lost.has(each)) };
  const meetings = valid(kept, meetingsOf(grid));
  const { promised, mutual, wishes } = score(task, meetings);
  const given = bounds.given({ promised, mutual, wishes }, quick);
  const idle = idleOf(task, meetings);
  const clients = tally(task, meetings);
  return {
    meetings,
    guaranteed: clients.reduce((sum, each) => sum + each.promised, 0),
    promised: { value: promised, bound: bounds.best.promised },
    mutual: { value: mutual, ...given.mutual },
    wishes: { value: wishes, ...given.wishes },
    total: { value: meetings.length, bound: bounds.total },
    gaps: { value: idle.breaks + idle.parts, bound: leastIdle(kept), ...idle },
    clients,
    unmet: explain(kept, meetings),
    infeasible,
  };
}

/**
 * Plans the meetings of a forum. Hard rules are those of `verify.ts`; what counts beyond them, in
 * this order, is in `score.ts`. Fixed meetings come first; slots that overlap are not both used,
 * except by fixed ones.
 *
 * The bounds are proved (`bound.ts`), so a number that reaches its bound can't be bettered by any
 * planner under the same rules.
 */
export function plan(task: Task, work: Work = {}): Plan {
  const grid = emptyGrid(modelOf(task));
  const infeasible = placeFixed(grid);
  const keptPairs = task.pairs
    .map(({ client, delegate }) => `${client} ${delegate}`)
    .filter((key) => grid.locked[grid.model.pairAt.get(key) ?? -1] === 1);
  const bounds = boundsOf(task, keptPairs);
  const found = { task, grid, bounds, infeasible };
  fill({
    grid,
    capacity: capacityOf(grid.model),
    bound: bounds.best,
    stop: () => work.stop?.() ?? false,
    better: () => work.best?.(planOf(found, true)),
    effort: work.effort ?? 1,
  });
  return planOf(found, false);
}
