/** While a forum is under way, what has begun stands: a new plan is one for the rest of it. */
import type { Plan, Reached } from '#meetings/plan.ts';
import type { Span, Task } from '#meetings/task.ts';

/** A meeting that was held, or that has begun. */
export type Begun = { client: string; delegate: string; mutual: boolean };

/**
 * Whether the clock counts: some slot has begun and some slot has not ended. Before the forum there
 * is nothing to stand, and after it a plan is a record or a rehearsal.
 */
export const isUnderWay = (slots: readonly Span[], now: Date): boolean =>
  slots.some(({ startsAt }) => startsAt <= now) && slots.some(({ endsAt }) => endsAt > now);

/** Slots that have begun, while the forum is under way; else none. */
export const begunSlots = (slots: readonly (Span & { number: number })[], now: Date): Set<number> =>
  new Set(
    isUnderWay(slots, now)
      ? slots.filter(({ startsAt }) => startsAt <= now).map(({ number }) => number)
      : [],
  );

const count = (begun: readonly Begun[], side: 'client' | 'delegate', id: string) =>
  begun.filter((meeting) => meeting[side] === id).length;

/** What is left to plan: slots to come, pairs that have not met, promises and ceilings not used up. */
export function restOf(task: Task, begun: readonly Begun[], passed: ReadonlySet<number>): Task {
  const met = new Set(begun.map(({ client, delegate }) => `${client} ${delegate}`));
  return {
    ...task,
    slots: task.slots.filter(({ number }) => !passed.has(number)),
    clients: task.clients.map((client) => {
      const held = count(begun, 'client', client.id);
      const [promised, most] = [client.promised, client.most].map((n) => Math.max(0, n - held));
      return { ...client, promised: promised ?? 0, most: most ?? 0 };
    }),
    delegates: task.delegates.map((delegate) => ({
      ...delegate,
      most: Math.max(0, delegate.most - count(begun, 'delegate', delegate.id)),
    })),
    pairs: task.pairs.filter(({ client, delegate }) => !met.has(`${client} ${delegate}`)),
    fixed: task.fixed.filter(
      ({ slot, client, delegate }) => !passed.has(slot) && !met.has(`${client} ${delegate}`),
    ),
  };
}

const more = <N extends Reached>(reached: N, n: number): N => ({
  ...reached,
  value: reached.value + n,
  bound: reached.bound + n,
});

/** The plan's numbers with what has begun counted in; its meetings are those to come. */
export function withBegun(plan: Plan, task: Task, begun: readonly Begun[]): Plan {
  const held = (id: string) => count(begun, 'client', id);
  const both = begun.filter(({ mutual }) => mutual);
  const promisedHeld = task.clients.reduce(
    (sum, { id, promised }) => sum + Math.min(held(id), promised),
    0,
  );
  const promisedTo = new Map(task.clients.map(({ id, promised }) => [id, promised]));
  return {
    ...plan,
    guaranteed: task.clients.reduce((sum, { promised }) => sum + promised, 0),
    promised: more(plan.promised, promisedHeld),
    mutual: more(plan.mutual, both.length),
    total: more(plan.total, begun.length),
    clients: plan.clients.map((line) => ({
      ...line,
      promised: promisedTo.get(line.client) ?? line.promised,
      planned: line.planned + held(line.client),
      mutual: line.mutual + count(both, 'client', line.client),
    })),
    unmet: plan.unmet.map((line) => ({
      ...line,
      promised: promisedTo.get(line.client) ?? line.promised,
      planned: line.planned + held(line.client),
    })),
  };
}
