import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Breach, isHard, type Move, type Standing } from '#meetings/board/breach.ts';
import { breaks, breaksOff } from '#meetings/board/check.ts';
import { place } from '#meetings/board/place.ts';
import { broken } from '#meetings/planner/verify.ts';
import type { Task } from '#meetings/task.ts';

const at = (minutes: number) => new Date(Date.UTC(2030, 4, 6, 9) + minutes * 60_000);
const slot = (number: number, day = 0) => ({
  ...({ number, day: `2030-05-0${6 + day}`, part: number % 2 ? 'morning' : 'afternoon' } as const),
  startsAt: at(day * 1440 + number * 30),
  endsAt: at(day * 1440 + number * 30 + 20),
});
const pair = (client: string, delegate: string, sake: 'both' | 'client' | 'delegate' = 'both') => ({
  ...{ client, delegate, for: sake, clientPriority: 1, delegatePriority: 1, part: null },
});

const small: Task = {
  slots: [slot(1), slot(2), slot(3)],
  tables: [
    { number: 1, zone: 'north', lost: [] },
    { number: 2, zone: 'south', lost: [{ startsAt: at(60), endsAt: at(80) }] },
  ],
  walkMinutes: 15,
  mostInARow: 2,
  clients: [
    { id: 'acme', promised: 1, most: 2, table: 1, representatives: [{ id: 'ann', busy: [] }] },
    { id: 'bolt', promised: 1, most: 3, table: null, representatives: [{ id: 'bea', busy: [] }] },
  ],
  delegates: [
    { id: 'ada', busy: [{ startsAt: at(85), endsAt: at(95) }], most: 2, standby: false },
    { id: 'bo', busy: [], most: 9, standby: false },
  ],
  pairs: [
    pair('acme', 'ada'),
    pair('acme', 'bo', 'client'),
    pair('bolt', 'bo'),
    pair('bolt', 'ada'),
  ],
  fixed: [],
  before: [],
};
const meeting = (id: string, of: Partial<Standing>): Standing => ({
  ...{ id, slot: 1, table: 1, client: 'acme', representative: 'ann', delegate: 'ada' },
  ...{ state: 'planned', locked: false, ...of },
});
const first = meeting('m1', {});
const move = (of: Partial<Move>): Move => ({
  ...{ meeting: 'm1', client: 'acme', delegate: 'ada', slot: 1, table: 1, representative: 'ann' },
  ...of,
});
const rules = (found: readonly Breach[]) => found.map(({ rule }) => rule);

test('each rule that a place breaks is named with whom and what stands in the way', () => {
  const other = meeting('m2', {
    ...{ slot: 2, client: 'bolt', representative: 'bea', delegate: 'ada', table: 2 },
  });
  assert.deepEqual(breaks(small, [first], move({ slot: 2 })), []);
  assert.deepEqual(breaks(small, [first, other], move({ slot: 2 })), [
    { rule: 'two-places', person: 'ada', meeting: 'm2' },
  ]);
  assert.deepEqual(breaks(small, [first], move({ slot: 3 })), [
    { rule: 'busy', person: 'ada', span: { startsAt: at(85), endsAt: at(95) } },
  ]);
  assert.deepEqual(breaks(small, [first], move({ table: 2 })), [
    { rule: 'not-own-table', table: 1 },
  ]);
  const bolt = { meeting: null, client: 'bolt', delegate: 'bo', representative: 'bea' };
  assert.deepEqual(breaks(small, [first], move(bolt)), [
    { rule: 'table-taken', table: 1, meeting: 'm1' },
    { rule: 'table-of', table: 1, client: 'acme' },
  ]);
  assert.deepEqual(rules(breaks(small, [], move({ ...bolt, slot: 2, table: 2 }))), ['table-lost']);
  assert.deepEqual(rules(breaks(small, [], move({ ...bolt, representative: 'ann' }))), [
    'unknown',
    'table-of',
  ]);
  assert.deepEqual(
    breaks(small, [other], move({ ...bolt, delegate: 'ada', meeting: null, slot: 1, table: 1 })),
    [
      { rule: 'met-twice', meeting: 'm2' },
      { rule: 'no-time-to-walk', person: 'ada', meeting: 'm2', minutes: 10 },
      { rule: 'no-time-to-walk', person: 'bea', meeting: 'm2', minutes: 10 },
      { rule: 'table-of', table: 1, client: 'acme' },
    ],
  );
});

test('what is locked, over, refused or beyond what was promised is refused', () => {
  const about = (of: Partial<Standing>, task = small) =>
    rules(breaks(task, [meeting('m1', of)], move({ slot: 2 })));
  assert.deepEqual(about({ locked: true }), ['locked']);
  assert.deepEqual(about({ state: 'kept' }), ['over']);
  assert.deepEqual(about({ state: 'missed' }), ['over']);
  assert.deepEqual(about({}, { ...small, pairs: [] }), ['no-wish']);
  const fixed = [{ client: 'acme', delegate: 'ada', slot: 1, table: null, representative: null }];
  assert.deepEqual(about({}, { ...small, fixed }), ['fixed-moved']);
  const [other, then] = [
    { client: 'bolt', delegate: 'bo' },
    { client: 'acme', delegate: 'ada' },
  ];
  const late = meeting('m2', { client: 'bolt', delegate: 'bo', representative: 'bea', slot: 3 });
  const task = { ...small, before: [{ first: other, then }] };
  assert.deepEqual(breaks(task, [first, late], move({ slot: 2 })), [
    { rule: 'wrong-order', other, comes: 'first' },
  ]);
  const promisedNone = {
    ...small,
    clients: small.clients.map((client) => ({ ...client, promised: 0, most: 1 })),
  };
  const fresh = move({ meeting: null, delegate: 'bo', slot: 2 });
  assert.deepEqual(rules(breaks(promisedNone, [first], fresh)), [
    'client-full',
    'beyond-guarantee',
  ]);
});

test('calling off says what is lost', () => {
  assert.deepEqual(breaksOff(small, [first], 'm1'), [
    { rule: 'guarantee', planned: 0, promised: 1 },
    { rule: 'mutual' },
  ]);
  assert.deepEqual(rules(breaksOff(small, [meeting('m1', { locked: true })], 'm1')).slice(0, 1), [
    'locked',
  ]);
  assert.deepEqual(rules(breaksOff(small, [], 'm1')), ['over']);
});

test('a gap in a day and the other half of it are said, not refused', () => {
  const task = { ...small, mostInARow: null, walkMinutes: 0 };
  const later = meeting('m2', { slot: 3, client: 'bolt', representative: 'bea', delegate: 'bo' });
  const fresh = move({ meeting: null, client: 'acme', delegate: 'bo' });
  assert.deepEqual(breaks(task, [later], fresh), [{ rule: 'gap', person: 'bo', slots: 1 }]);
  const picky = { ...task, pairs: [{ ...pair('acme', 'ada'), part: 'morning' as const }] };
  assert.deepEqual(breaks(picky, [first], move({ slot: 2 })), [{ rule: 'part', part: 'morning' }]);
});

const numbers = (most: number) => fc.integer({ min: 0, max: most });
const spans = fc.array(
  numbers(9).map((n) => ({ startsAt: at(n * 30), endsAt: at(n * 30 + 25) })),
  { maxLength: 2 },
);
const person = (id: string) => spans.map((busy) => ({ id, busy }));
const [earlier, then] = [
  { client: 'a', delegate: 'd1' },
  { client: 'b', delegate: 'd1' },
];
/** Small enough that rules meet each other all the time. */
const tasks: fc.Arbitrary<Task> = fc
  .record({
    lost: spans,
    walkMinutes: fc.constantFrom(0, 15, 45),
    mostInARow: fc.constantFrom(null, 1, 2),
    seat: fc.constantFrom(null, 1, 2),
    promised: numbers(2),
    people: fc.tuple(person('a1'), person('a2'), person('b1')),
    guests: fc.tuple(person('d1'), person('d2'), person('d3')),
    sakes: fc.array(fc.constantFrom('both', 'client', 'delegate', null), {
      ...{ minLength: 6, maxLength: 6 },
    }),
    ordered: fc.boolean(),
  })
  .map(({ lost, people, guests, sakes, ordered, promised, seat, ...rules }) => ({
    ...rules,
    slots: [slot(1), slot(2), slot(3), slot(4), slot(1, 1), slot(2, 1)].map((each, index) => ({
      ...each,
      number: index + 1,
    })),
    tables: [1, 2, 3].map((number) => ({
      ...{ number, zone: number < 3 ? 'north' : 'south' },
      lost: number === 1 ? lost : [],
    })),
    clients: [
      { id: 'a', promised, most: 3, table: seat, representatives: people.slice(0, 2) },
      { id: 'b', promised: 1, most: 2, table: null, representatives: people.slice(2) },
    ],
    delegates: guests.map((guest) => ({ ...guest, most: 2, standby: false })),
    pairs: sakes.flatMap((sake, n) =>
      sake ? [pair(n < 3 ? 'a' : 'b', `d${(n % 3) + 1}`, sake)] : [],
    ),
    fixed: [],
    before: ordered ? [{ first: earlier, then }] : [],
  }));
const wishes = fc.array(
  fc.record({
    client: fc.constantFrom('a', 'b'),
    delegate: fc.constantFrom('d1', 'd2', 'd3'),
    slot: fc.constantFrom(null, 1, 2, 3, 4, 5, 6),
    table: fc.constantFrom(null, 1, 2, 3),
    representative: fc.constantFrom(null, 'a1', 'a2', 'b1'),
    move: fc.boolean(),
  }),
  { maxLength: 14 },
);

test('whatever is done by hand within the check keeps every hard rule of a plan', () => {
  let placed = 0;
  fc.assert(
    fc.property(tasks, wishes, (task, asked) => {
      let meetings: Standing[] = [];
      for (const [n, { move: again, ...wanted }] of asked.entries()) {
        const own = again && meetings.find((each) => each.client === wanted.client);
        const pairOf = own ? { client: own.client, delegate: own.delegate } : wanted;
        const id = own ? own.id : `m${n}`;
        const found = place(task, meetings, { ...wanted, ...pairOf, meeting: own ? id : null });
        if ('breaches' in found) {
          assert.ok(found.breaches.length > 0);
          continue;
        }
        placed++;
        const { client, delegate } = pairOf;
        const there = meeting(id, { client, delegate, ...found.place });
        meetings = [...meetings.filter((each) => each.id !== id), there];
        assert.deepEqual(broken(task, meetings), []);
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(placed > 400, `${placed} were placed`);
});

test('what the check refuses would break a rule of a plan', () => {
  let refused = 0;
  fc.assert(
    fc.property(tasks, wishes, (task, asked) => {
      const meetings: Standing[] = [];
      for (const [n, wanted] of asked.entries()) {
        const { client, delegate, slot, table, representative } = wanted;
        if (slot === null || table === null || representative === null) continue;
        const there = { client, delegate, slot, table, representative };
        const hard = breaks(task, meetings, { ...there, meeting: null }).filter(isHard);
        const whole = [...meetings, meeting(`m${n}`, there)];
        const says = broken(task, whole);
        assert.equal(hard.length > 0, says.length > 0, JSON.stringify([hard, says]));
        if (hard.length > 0) refused++;
        else meetings.push(meeting(`m${n}`, there));
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(refused > 400, `${refused} were refused`);
});
