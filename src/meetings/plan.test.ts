import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plan } from '#meetings/plan.ts';
import { overlap, type Task } from '#meetings/task.ts';

const slotAt = (minute: number, length = 20) => ({
  startsAt: new Date(Date.UTC(2030, 0, 1, 9, minute)),
  endsAt: new Date(Date.UTC(2030, 0, 1, 9, minute + length)),
});

const morning = { day: '2030-01-01', part: 'morning' } as const;
const rules = (tables: number) => ({
  tables: Array.from({ length: tables }, (_, n) => ({ number: n + 1, zone: '', lost: [] })),
  ...{ walkMinutes: 0, mostInARow: null, fixed: [], before: [] },
});

/** Small forums of every shape: overlapping slots, speakers, no tables, clients without people. */
const many = <T>(each: fc.Arbitrary<T>, most: number) =>
  fc
    .tuple(
      fc.constantFrom(0, ...Array(9).fill(most)),
      fc.array(each, { minLength: most, maxLength: most }),
    )
    .map(([count, list]) => list.slice(0, count));
const quarter = fc.noBias(fc.nat(40));

const tasks: fc.Arbitrary<Task> = fc
  .record({
    slots: many(quarter, 12),
    tables: fc.constantFrom(0, 1, 2, 3, 3, 4),
    ceiling: fc.noBias(fc.integer({ min: 1, max: 5 })),
    promises: many(fc.noBias(fc.tuple(fc.nat(6), fc.constantFrom(0, 1, 1, 1, 2, 3))), 6),
    busy: many(fc.array(quarter, { maxLength: 2 }), 8),
    wishes: many(
      fc.noBias(fc.tuple(fc.nat(5), fc.nat(7), fc.nat(2), fc.integer({ min: 1, max: 4 }))),
      60,
    ),
  })
  .map(({ slots, tables, ceiling, promises, busy, wishes }) => ({
    slots: slots.map((at, index) => ({ number: index + 1, ...slotAt(at * 15), ...morning })),
    ...rules(tables),
    clients: promises.map(([promised, people], index) => ({
      id: `c${index}`,
      promised,
      most: promised + (index % 3),
      table: null,
      representatives: Array.from({ length: people }, (_, n) => ({
        id: `c${index} r${n}`,
        busy: [],
      })),
    })),
    delegates: busy.map((spans, index) => ({
      id: `d${index}`,
      most: ceiling,
      standby: false,
      busy: spans.map((at) => slotAt(at * 15, 30)),
    })),
    pairs: [...new Map(wishes.map((wish) => [`${wish[0]} ${wish[1]}`, wish])).values()].map(
      ([client, delegate, side, priority]) => ({
        client: `c${client}`,
        delegate: `d${delegate}`,
        for: (['both', 'client', 'delegate'] as const)[side] ?? 'both',
        clientPriority: side === 2 ? null : priority,
        delegatePriority: side === 1 ? null : priority,
        part: null,
      }),
    ),
  }));

function noTwo(keys: string[]) {
  assert.equal(new Set(keys).size, keys.length);
}

test('every plan keeps every hard rule, and no number passes its bound', () => {
  fc.assert(
    fc.property(tasks, (task) => {
      const { meetings, promised, mutual, total } = plan(task);
      const slot = (number: number) => task.slots[number - 1] ?? slotAt(0);
      for (const [index, a] of meetings.entries()) {
        const client = task.clients.find(({ id }) => id === a.client);
        assert.ok(client?.representatives.some(({ id }) => id === a.representative));
        assert.ok(a.table >= 1 && a.table <= task.tables.length);
        assert.ok(task.pairs.some((p) => p.client === a.client && p.delegate === a.delegate));
        const speaker = task.delegates.find(({ id }) => id === a.delegate);
        assert.ok(!speaker?.busy.some((span) => overlap(span, slot(a.slot))));
        for (const b of meetings.slice(index + 1)) {
          if (!overlap(slot(a.slot), slot(b.slot))) continue;
          assert.notEqual(a.representative, b.representative);
          assert.notEqual(a.delegate, b.delegate);
          assert.notEqual(a.table, b.table);
        }
      }
      noTwo(meetings.map(({ client, delegate }) => `${client} ${delegate}`));
      for (const { id } of task.delegates)
        assert.ok(
          meetings.filter(({ delegate }) => delegate === id).length <=
            (task.delegates.find((each) => each.id === id)?.most ?? 0),
        );
      for (const { value, bound } of [promised, mutual, total]) assert.ok(value <= bound);
    }),
    { numRuns: 400 },
  );
});

test('a client gets no more than its most', () => {
  fc.assert(
    fc.property(tasks, (task) => {
      for (const { client, planned } of plan(task).clients)
        assert.ok(planned <= (task.clients.find(({ id }) => id === client)?.most ?? 0));
    }),
  );
});

test('the same task gives the same plan', () => {
  fc.assert(
    fc.property(tasks, (task) => {
      assert.deepEqual(plan(structuredClone(task)), plan(task));
    }),
    { numRuns: 50 },
  );
});

test('an unmet guarantee always has its reason, and a met one none', () => {
  fc.assert(
    fc.property(tasks, (task) => {
      const { clients, unmet } = plan(task);
      const short = clients.filter(({ planned, promised }) => planned < promised);
      assert.deepEqual(
        unmet.map(({ client }) => client),
        short.map(({ client }) => client),
      );
    }),
  );
});

test('beyond its guarantee a client meets only delegates who wish it', () => {
  fc.assert(
    fc.property(tasks, (task) => {
      for (const { id, promised } of task.clients) {
        const own = plan(task).meetings.filter(({ client }) => client === id);
        const oneSided = own.filter(({ delegate }) =>
          task.pairs.some((p) => p.client === id && p.delegate === delegate && p.for === 'client'),
        );
        assert.ok(oneSided.length <= promised);
      }
    }),
  );
});

test('people who share no free slot still meet, because others change places', () => {
  const pair = (client: string, delegate: string) => ({
    client,
    delegate,
    for: 'both' as const,
    clientPriority: 1,
    delegatePriority: 1,
    part: null,
  });
  const people = ['a', 'b', 'c', 'd'];
  const { meetings, promised } = plan({
    slots: [0, 1, 2, 3].map((n) => ({ number: n + 1, ...slotAt(n * 25), ...morning })),
    ...rules(4),
    clients: people.map((id) => ({
      ...{ id, promised: 4, most: 4, table: null },
      representatives: [{ id: `${id} r`, busy: [] }],
    })),
    delegates: people.map((id) => ({ id: `${id} d`, busy: [], most: 4, standby: false })),
    pairs: people.flatMap((client) => people.map((delegate) => pair(client, `${delegate} d`))),
  });
  assert.equal(meetings.length, 16);
  assert.deepEqual(promised, { value: 16, bound: 16 });
});
