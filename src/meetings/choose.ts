/** Chooses who meets whom: the best set of pairs that people, promises and tables allow. */
import { type Arc, cheapestFlow } from '#meetings/flow.ts';
import { blockedSlots, type Task, type TaskPair, usableSlots } from '#meetings/task.ts';

/**
 * What a chosen pair is worth. A promised meeting outweighs everything below it, a meeting that
 * both wished outweighs every one-sided one; the ranks of both sides come next; fairness last.
 * Sums stay below 2^53 up to about 9,000 meetings.
 */
export type Worth = { promised: number; pair(pair: TaskPair): number; fairness: number };

const rank = (priority: number | null) =>
  priority === null ? 0 : priority === 1 ? 250 : 40 - 4 * priority;

export const best: Worth = {
  promised: 1e11,
  pair: (pair) =>
    (pair.for === 'both' ? 1e7 : 0) + rank(pair.clientPriority) + rank(pair.delegatePriority) + 100,
  fairness: 1,
};
/** For bounds: one number made as large as possible, whatever becomes of the others. */
export const mostPromised: Worth = { promised: 1, pair: () => 0, fairness: 0 };
export const mostMutual: Worth = {
  promised: 0,
  pair: (pair) => (pair.for === 'both' ? 1 : 0),
  fairness: 0,
};
export const mostMeetings: Worth = { promised: 0, pair: () => 1, fairness: 0 };

/** Meetings that a client can hold at all, and a delegate. */
function limits(task: Task) {
  const slots = usableSlots(task.slots);
  const client = task.clients.map(({ representatives, most }) =>
    Math.min(most, representatives.length * slots.length),
  );
  const delegate = task.delegates.map((each) =>
    Math.min(each.most, slots.length - blockedSlots(each, slots).size),
  );
  return { client, delegate, total: slots.length * task.tables.length };
}

/** `units` parallel arcs, the n-th a little less welcome than the one before, so that all get some. */
const shares = (from: number, to: number, units: number, gain: number, fairness: number): Arc[] =>
  Array.from({ length: Math.max(0, units) }, (_, n) => ({
    from,
    to,
    capacity: 1,
    cost: -gain + fairness * n,
  }));

/**
 * The most valuable pairs, if only numbers counted and not the clock: each person has so many
 * slots, each slot so many tables. So its value bounds every plan's. Beyond its promise a client
 * is given only meetings that the delegate wishes too: no delegate's time is spent on a meeting
 * that nobody promised and that he or she did not ask for.
 */
export function choose(task: Task, worth: Worth): TaskPair[] {
  const { client, delegate, total } = limits(task);
  const clientAt = new Map(task.clients.map(({ id }, index) => [id, index]));
  const delegateAt = new Map(task.delegates.map(({ id }, index) => [id, index]));
  const known = task.pairs.filter((p) => clientAt.has(p.client) && delegateAt.has(p.delegate));

  const [source, hall, sink] = [0, 1, 2];
  const promisedNode = (index: number) => 3 + 2 * index;
  const extraNode = (index: number) => 4 + 2 * index;
  const delegateNode = (index: number) => 3 + 2 * task.clients.length + index;
  const pairNode = (index: number) => 3 + 2 * task.clients.length + task.delegates.length + index;

  const pairArcs: Arc[] = known.map((pair, index) => ({
    from: pairNode(index),
    to: delegateNode(delegateAt.get(pair.delegate) ?? 0),
    capacity: 1,
    cost: -worth.pair(pair),
  }));
  const arcs: Arc[] = [...pairArcs, { from: hall, to: sink, capacity: total, cost: 0 }];
  task.clients.forEach(({ promised }, index) => {
    const owed = Math.min(promised, client[index] ?? 0);
    const rest = (client[index] ?? 0) - owed;
    arcs.push(...shares(source, promisedNode(index), owed, worth.promised, worth.fairness));
    arcs.push({ from: source, to: extraNode(index), capacity: rest, cost: 0 });
  });
  task.delegates.forEach((_, index) => {
    arcs.push(...shares(delegateNode(index), hall, delegate[index] ?? 0, 0, worth.fairness));
  });
  known.forEach((pair, index) => {
    const at = clientAt.get(pair.client) ?? 0;
    arcs.push({ from: promisedNode(at), to: pairNode(index), capacity: 1, cost: 0 });
    if (pair.for !== 'client')
      arcs.push({ from: extraNode(at), to: pairNode(index), capacity: 1, cost: 0 });
  });

  const flow = cheapestFlow(pairNode(known.length), arcs, source, sink);
  return known.filter((_, index) => flow[index] === 1);
}
