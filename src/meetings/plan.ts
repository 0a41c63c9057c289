/** The planner: same task, same plan. It touches neither clock nor database. */
import { best, choose, mostMeetings, mostMutual, mostPromised } from '#meetings/choose.ts';
import { seat } from '#meetings/seating.ts';
import type { Task } from '#meetings/task.ts';
import { explain, type Unmet } from '#meetings/unmet.ts';

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
 * `best` is told of each better plan, complete and valid. `effort`: rounds of search, where 1 is
 * what a plan gets by default; without `stop` it alone decides when to end.
 */
export type Work = { stop?(): boolean; best?(soFar: Plan): void; effort?: number };

/** A number of the plan and the most that any plan could reach. */
export type Reached = { value: number; bound: number };

export type Plan = {
  meetings: PlannedMeeting[];
  /** meetings that packages guarantee, over all clients */
  guaranteed: number;
  /** how many of them are planned */
  promised: Reached;
  mutual: Reached;
  total: Reached;
  clients: { client: string; promised: number; planned: number; mutual: number }[];
  unmet: Unmet[];
};

/** A pair that finds no common time is left out and the choice made again, this often at most. */
const ROUNDS = 12;

const pairKey = ({ client, delegate }: { client: string; delegate: string }) =>
  `${client} ${delegate}`;

function tally(task: Task, meetings: readonly PlannedMeeting[]) {
  return task.clients.map(({ id, promised }) => {
    const own = meetings.filter(({ client }) => client === id);
    const mutual = own.filter((meeting) => meeting.mutual).length;
    return { client: id, promised, planned: own.length, mutual };
  });
}

const kept = (task: Task, meetings: readonly PlannedMeeting[]) =>
  tally(task, meetings).reduce((sum, each) => sum + Math.min(each.planned, each.promised), 0);

/** Which of two sets of meetings is better: promises, then mutual wishes, then how many. */
function better(task: Task, a: readonly PlannedMeeting[], b: readonly PlannedMeeting[]): boolean {
  const mutual = (list: readonly PlannedMeeting[]) => list.filter((each) => each.mutual).length;
  const by = [kept(task, a) - kept(task, b), mutual(a) - mutual(b), a.length - b.length];
  return (by.find((difference) => difference !== 0) ?? 0) > 0;
}

/** The most that any plan could reach if only people, wishes, slots and tables counted. */
const bounds = (task: Task) => ({
  promised: choose(task, mostPromised).length,
  mutual: choose(task, mostMutual).filter((pair) => pair.for === 'both').length,
  total: choose(task, mostMeetings).length,
});

/**
 * Plans the meetings of a forum. No person and no table is in two places at once, nobody meets
 * while speaking, a pair meets once, a delegate's ceiling holds. In this order: guarantees, wishes
 * of both sides, the ranks that wishes carry, an even share for all.
 *
 * The bounds are proved (by a flow that ignores the clock), so a number that reaches its bound
 * can't be bettered by any planner under the same rules.
 */
export function plan(task: Task, work: Work = {}): Plan {
  let left = task.pairs;
  let meetings: PlannedMeeting[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = choose({ ...task, pairs: left }, best);
    const found = seat(task, chosen);
    if (round === 0 || better(task, found, meetings)) meetings = found;
    if (found.length === chosen.length || work.stop?.()) break;
    const placed = new Set(found.map(pairKey));
    const homeless = new Set(chosen.map(pairKey).filter((key) => !placed.has(key)));
    left = left.filter((pair) => !homeless.has(pairKey(pair)));
  }
  const bound = bounds(task);
  const clients = tally(task, meetings);
  return {
    meetings,
    guaranteed: clients.reduce((sum, { promised }) => sum + promised, 0),
    promised: { value: kept(task, meetings), bound: bound.promised },
    mutual: { value: meetings.filter(({ mutual }) => mutual).length, bound: bound.mutual },
    total: { value: meetings.length, bound: bound.total },
    clients,
    unmet: explain(task, meetings),
  };
}
