/** How good a set of meetings is: what the planner looks for, tests compare by and screens print. */
import {
  overlap,
  type PairKey,
  type Task,
  type TaskPair,
  type TaskPerson,
  type TaskSlot,
} from '#meetings/task.ts';

/** What counts in a meeting: who meets, in which slot, and who comes for the client. */
export type Held = PairKey & { slot: number; representative: string };

/**
 * In the order in which they count; a later one never outweighs an earlier one.
 * `promised`: meetings that guarantees cover · `mutual`: wishes of both sides · `wishes`: what the
 * meetings are worth by the ranks of those who wished · `idle`: breaks and halves of days that do
 * not suit, fewer is better · `uneven`: how far people of the same kind are from their mean
 */
export type Score = {
  promised: number;
  mutual: number;
  wishes: number;
  idle: number;
  uneven: number;
};

/** A must counts most by far, a rank further down a little less than the one before. */
const rank = (priority: number | null) =>
  priority === null ? 0 : priority === 1 ? 250 : Math.max(0, 40 - 4 * priority);

/** What a planned wish is worth: 100, and for each side that wished up to 250 by its rank. */
export const worthOf = (pair: Pick<TaskPair, 'clientPriority' | 'delegatePriority'>): number =>
  100 + rank(pair.clientPriority) + rank(pair.delegatePriority);

/**
 * Breaks of one person: runs of slots, between two meetings of one day, in at least one of which
 * he or she is neither meeting nor busy.
 *
 * @param held the slots of the person's meetings
 */
export function breaks(person: TaskPerson, held: readonly TaskSlot[], slots: readonly TaskSlot[]) {
  const order = [...held].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const idle = slots.filter((slot) => !person.busy.some((span) => overlap(span, slot)));
  return order.filter((slot, index) => {
    const next = order[index + 1];
    if (next?.day !== slot.day) return false;
    return idle.some((each) => each.startsAt >= slot.endsAt && each.endsAt <= next.startsAt);
  }).length;
}

/** Squares of the distances from the mean. */
function spread(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
  return numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0);
}

const counts = (keys: readonly string[]) => {
  const count = new Map<string, number>();
  for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1);
  return count;
};

/** Breaks of everyone, and meetings in the half of the day that was not asked for. */
export function idleOf(task: Task, meetings: readonly Held[]): { breaks: number; parts: number } {
  const slotOf = new Map(task.slots.map((slot) => [slot.number, slot]));
  const part = new Map(task.pairs.map((pair) => [`${pair.client} ${pair.delegate}`, pair.part]));
  const slotsOf = (list: readonly Held[]) => list.flatMap(({ slot }) => slotOf.get(slot) ?? []);
  const byDelegate = Map.groupBy(meetings, ({ delegate }) => delegate);
  const bySent = Map.groupBy(meetings, ({ representative }) => representative);
  const sent = task.clients.flatMap(({ representatives }) => representatives);
  const of = (people: readonly TaskPerson[], diary: Map<string, Held[]>) =>
    people.reduce(
      (sum, each) => sum + breaks(each, slotsOf(diary.get(each.id) ?? []), task.slots),
      0,
    );
  const parts = meetings.filter(({ client, delegate, slot }) => {
    const wished = part.get(`${client} ${delegate}`) ?? null;
    return wished !== null && slotOf.get(slot)?.part !== wished;
  });
  return { breaks: of(task.delegates, byDelegate) + of(sent, bySent), parts: parts.length };
}

/** Clients are alike if they were promised the same, delegates all. Rounded to millionths. */
function unevenOf(task: Task, meetings: readonly Held[]): number {
  const ofClient = counts(meetings.map(({ client }) => client));
  const ofDelegate = counts(meetings.map(({ delegate }) => delegate));
  const kinds = Map.groupBy(task.clients, ({ promised }) => promised);
  const clients = [...kinds.values()].map((kind) =>
    spread(kind.map(({ id }) => ofClient.get(id) ?? 0)),
  );
  const delegates = spread(task.delegates.map(({ id }) => ofDelegate.get(id) ?? 0));
  return Math.round(clients.reduce((sum, each) => sum + each, delegates) * 1e6) / 1e6;
}

export function score(task: Task, meetings: readonly Held[]): Score {
  const pairs = new Map(task.pairs.map((pair) => [`${pair.client} ${pair.delegate}`, pair]));
  const planned = counts(meetings.map(({ client }) => client));
  const met = meetings.flatMap(({ client, delegate }) => pairs.get(`${client} ${delegate}`) ?? []);
  const idle = idleOf(task, meetings);
  return {
    promised: task.clients.reduce(
      (sum, { id, promised }) => sum + Math.min(promised, planned.get(id) ?? 0),
      0,
    ),
    mutual: met.filter((pair) => pair.for === 'both').length,
    wishes: met.reduce((sum, pair) => sum + worthOf(pair), 0),
    idle: idle.breaks + idle.parts,
    uneven: unevenOf(task, meetings),
  };
}

/** Above 0 if `a` is better, below 0 if `b` is, 0 if they are equal at every level. */
export function compare(a: Score, b: Score): number {
  const by = [
    a.promised - b.promised,
    a.mutual - b.mutual,
    a.wishes - b.wishes,
    b.idle - a.idle,
    b.uneven - a.uneven,
  ];
  return by.find((difference) => difference !== 0) ?? 0;
}
