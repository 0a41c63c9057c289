/** Small forums of every shape for the planner's tests, and the search that tries all their plans. */
import fc from 'fast-check';
import { compare, type Score, score } from '#meetings/planner/score.ts';
import { broken, type Seated } from '#meetings/planner/verify.ts';
import type { PairKey, Span, Task, TaskSlot } from '#meetings/task.ts';

const at = (quarter: number) => new Date(Date.UTC(2030, 0, 1, 9, quarter * 15));
const span = (quarter: number, length: number): Span => ({
  startsAt: at(quarter),
  endsAt: at(quarter + length),
});

export type Size = {
  slots: number;
  tables: number;
  clients: number;
  delegates: number;
  wishes: number;
};

/** Slots of a quarter or two, one after the other, rarely over each other; the last on a second day. */
const slots = (most: number): fc.Arbitrary<TaskSlot[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(0, 0, 0, 1, 2, -1), fc.constantFrom(1, 1, 2)), {
      minLength: 1,
      maxLength: most,
    })
    .map((list) => {
      let next = 0;
      return list.map(([gap, length], index) => {
        const start = Math.max(0, next + gap);
        next = start + length;
        const second = index >= most - 1 ? 96 : 0;
        return {
          number: index + 1,
          day: second ? '2030-01-02' : '2030-01-01',
          part: start < 4 ? ('morning' as const) : ('afternoon' as const),
          ...span(start + second, length),
        };
      });
    });

type Times = [quarter: number, length: number][];
const busy: fc.Arbitrary<Times> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Times>([]) },
  fc.array(fc.tuple(fc.nat(8), fc.constantFrom(1, 2, 3)), { minLength: 1, maxLength: 2 }),
);
const spans = (list: readonly (readonly [number, number])[]) => list.map(([a, b]) => span(a, b));
const rank = fc.integer({ min: 1, max: 3 });

type Order = Task['before'][number];
const order = (first: PairKey, then: PairKey): Order => ({ first, then });

export function randomTask(size: Size): fc.Arbitrary<Task> {
  const table = fc.record({
    zone: fc.constantFrom('A', 'A', 'B'),
    lost: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.tuple(fc.tuple(fc.nat(6), rank))),
  });
  const client = fc.record({
    promised: fc.nat(3),
    extra: fc.nat(2),
    table: fc.constantFrom(null, null, null, null, 1, 2, 1, 2, 9),
    representatives: fc.oneof(
      { weight: 1, arbitrary: fc.constant<Times[]>([]) },
      { weight: 8, arbitrary: fc.array(busy, { minLength: 1, maxLength: 2 }) },
    ),
  });
  const delegate = fc.record({ most: fc.integer({ min: 1, max: 3 }), busy });
  const wish = fc.record({
    client: fc.nat(size.clients - 1),
    delegate: fc.nat(size.delegates - 1),
    whose: fc.constantFrom('both', 'client', 'delegate'),
    rank,
    part: fc.constantFrom(null, null, null, 'morning', 'afternoon'),
  });
  const few = { minLength: 1 };
  return fc
    .record({
      slots: slots(size.slots),
      tables: fc.array(table, { ...few, maxLength: size.tables }),
      walkMinutes: fc.constantFrom(0, 0, 15, 30),
      mostInARow: fc.constantFrom(null, null, 1, 2),
      clients: fc.array(client, { ...few, maxLength: size.clients }),
      delegates: fc.array(delegate, { ...few, maxLength: size.delegates }),
      wishes: fc.array(wish, { maxLength: size.wishes }),
      fixed: fc.array(fc.tuple(fc.nat(9), fc.nat(5), fc.constantFrom(null, null, 1, 2)), {
        maxLength: 2,
      }),
      before: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 1 }),
    })
    .map((drawn): Task => {
      const clients = drawn.clients.map(({ promised, extra, table, representatives }, index) => ({
        ...{ id: `c${index}`, promised, most: promised + extra, table },
        representatives: representatives.map((own, n) => ({
          id: `c${index} r${n}`,
          busy: spans(own),
        })),
      }));
      const wishes = new Map(drawn.wishes.map((each) => [`${each.client} ${each.delegate}`, each]));
      const pairs = [...wishes.values()]
        .filter((each) => each.client < clients.length && each.delegate < drawn.delegates.length)
        .map((each) => ({
          client: `c${each.client}`,
          delegate: `d${each.delegate}`,
          for: each.whose,
          clientPriority: each.whose === 'delegate' ? null : each.rank,
          delegatePriority: each.whose === 'client' ? null : each.rank,
          part: each.part,
        }));
      const known = pairs.map(({ client, delegate }) => ({ client, delegate }));
      return {
        slots: drawn.slots,
        tables: drawn.tables.map(({ zone, lost }, n) => ({
          number: n + 1,
          zone,
          lost: spans(lost),
        })),
        ...{ walkMinutes: drawn.walkMinutes, mostInARow: drawn.mostInARow, clients, pairs },
        delegates: drawn.delegates.map(({ most, busy: own }, index) => ({
          ...{ id: `d${index}`, most, standby: false, busy: spans(own) },
        })),
        fixed: drawn.fixed.flatMap(([n, slot, table]) => {
          const pair = known[n];
          return pair ? [{ ...pair, slot: slot + 1, table, representative: null }] : [];
        }),
        before: drawn.before.flatMap(([a, b]) => {
          const [first, second] = [known[a], known[b]];
          return first && second && first !== second ? [order(first, second)] : [];
        }),
      };
    });
}

/** All ways in which a pair could be seated, if nobody else were. */
function seats(task: Task, pair: { client: string; delegate: string }): Seated[] {
  const client = task.clients.find(({ id }) => id === pair.client);
  return task.slots.flatMap(({ number: slot }) =>
    task.tables.flatMap(({ number: table }) =>
      (client?.representatives ?? []).map(({ id: representative }) => ({
        ...{ client: pair.client, delegate: pair.delegate, slot, table, representative },
      })),
    ),
  );
}

/** Every plan that keeps the hard rules, and the fixed meetings. */
export function* allPlans(task: Task): Generator<Seated[]> {
  const keeps = (meetings: Seated[]) =>
    broken(task, meetings).every(({ rule }) => rule === 'fixed-moved');
  const possible = task.pairs.map((pair) => seats(task, pair).filter((seat) => keeps([seat])));
  function* from(pair: number, chosen: Seated[]): Generator<Seated[]> {
    if (pair === possible.length) {
      if (broken(task, chosen).length === 0) yield chosen;
      return;
    }
    yield* from(pair + 1, chosen);
    for (const seat of possible[pair] ?? []) {
      const more = [...chosen, seat];
      if (keeps(more)) yield* from(pair + 1, more);
    }
  }
  yield* from(0, []);
}

export type Truth = {
  best: Score;
  total: number;
  mutualGiven: number;
  wishesGiven: number;
  idleGiven: number;
};

/** The best plan of all, and the best of what reaches at least `value` at the levels above. */
export function truthOf(task: Task, value: Score): Truth {
  const truth: Truth = {
    best: { promised: -1, mutual: -1, wishes: -1, idle: 0, uneven: 0 },
    ...{ total: 0, mutualGiven: 0, wishesGiven: 0, idleGiven: Number.POSITIVE_INFINITY },
  };
  for (const meetings of allPlans(task)) {
    const own = score(task, meetings);
    if (compare(own, truth.best) > 0) truth.best = own;
    truth.total = Math.max(truth.total, meetings.length);
    if (own.promised < value.promised) continue;
    truth.mutualGiven = Math.max(truth.mutualGiven, own.mutual);
    if (own.mutual < value.mutual) continue;
    truth.wishesGiven = Math.max(truth.wishesGiven, own.wishes);
    if (own.wishes >= value.wishes) truth.idleGiven = Math.min(truth.idleGiven, own.idle);
  }
  return truth;
}

/** The most promised meetings that any plan gives these clients together. */
export function mostOf(task: Task, clients: readonly string[]): number {
  let most = 0;
  for (const meetings of allPlans(task)) {
    const own = task.clients
      .filter(({ id }) => clients.includes(id))
      .map(({ id, promised }) =>
        Math.min(promised, meetings.filter(({ client }) => client === id).length),
      );
    most = Math.max(
      most,
      own.reduce((sum, each) => sum + each, 0),
    );
  }
  return most;
}
