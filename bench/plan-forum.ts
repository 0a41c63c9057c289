/** The planner on forums as they are, of four sizes and one that is tight, and a general solver on the smallest. */
import { type Plan, plan, type Reached } from '#meetings/plan.ts';
import { broken } from '#meetings/planner/verify.ts';
import type { Task } from '#meetings/task.ts';
import type { Measure } from './bench.ts';
import { forumTask, type Shape } from './forum-task.ts';
import { peer } from './plan-peer.ts';

type Aim = Shape & {
  /** whoever waits, at most */
  seconds: number;
  /** how far from its bound any level may be, in percent */
  percent?: number;
};

const SLOTS = 24;
const aims: Aim[] = [
  { delegates: 120, clients: 24, slots: SLOTS, seed: 1, seconds: 2, percent: 1 },
  { delegates: 120, clients: 40, slots: SLOTS, seed: 2, seconds: 2, percent: 1 },
  // too few slots and tables for all: what is left to gain is not known to be reachable
  { delegates: 120, clients: 40, slots: 16, seed: 1, seconds: 2 },
  { delegates: 500, clients: 150, slots: SLOTS, seed: 3, seconds: 30, percent: 2 },
  { delegates: 1000, clients: 300, slots: SLOTS, seed: 4, seconds: 60 },
];

const gap = ({ value, bound }: Reached) => (bound === 0 ? 0 : (100 * (bound - value)) / bound);

/** Within the time that the aim gives, as whoever waits would stop it. */
function timed(task: Task, seconds: number): { made: Plan; taken: number } {
  const started = performance.now();
  const left = () => started + seconds * 850 - performance.now();
  const made = plan(task, { stop: () => left() < 0 });
  return { made, taken: (performance.now() - started) / 1000 };
}

function measured({ seconds, percent, ...shape }: Aim): Measure[] {
  const task = forumTask(shape);
  const { made, taken } = timed(task, seconds);
  const kept = task.fixed.filter((each) => !made.infeasible.some(({ fixed }) => fixed === each));
  const name = `Plan ${shape.delegates} × ${shape.clients} × ${shape.slots}`;
  const levels = { promised: made.promised, mutual: made.mutual, wishes: made.wishes };
  const proved = made.unmet.filter(({ obstacle }) => obstacle !== 'unproved').length;
  return [
    { what: `${name}, ${made.total.value} meetings`, value: taken, unit: 's', aim: seconds },
    ...Object.entries(levels).map(([level, reached]) => ({
      what: `${name}, ${level}: ${reached.value} of ${reached.bound}`,
      ...{ value: gap(reached), unit: '% short', aim: percent },
    })),
    {
      what: `${name}, broken rules`,
      unit: 'found',
      aim: 0,
      value: broken({ ...task, fixed: kept }, made.meetings).length,
    },
    { what: `${name}, breaks and unsuitable halves`, value: made.gaps.value, unit: 'in all' },
    {
      what: `${name}, guarantees unmet and unproved`,
      value: made.unmet.length - proved,
      unit: 'clients',
    },
  ];
}

async function besides([smallest]: Aim[]): Promise<Measure[]> {
  if (!smallest) return [];
  const { seconds, percent, ...shape } = smallest;
  const task = forumTask(shape);
  const ours = timed(task, seconds).made;
  const limits = [seconds, seconds * 30];
  const found = await Promise.all(limits.map((limit) => peer(task, limit)));
  return found.flatMap(({ promised, mutual, wishes, seconds: taken }, index) => {
    const name = `HiGHS on the smallest, at most ${limits[index]} s`;
    return [
      { what: name, value: taken, unit: 's' },
      { what: `${name}, promised`, value: promised, unit: `to ${ours.promised.value} of ours` },
      { what: `${name}, mutual`, value: mutual, unit: `to ${ours.mutual.value} of ours` },
      { what: `${name}, wishes`, value: wishes, unit: `to ${ours.wishes.value} of ours` },
    ];
  });
}

export async function benchForums(): Promise<Measure[]> {
  return [...aims.flatMap(measured), ...(await besides(aims))];
}
