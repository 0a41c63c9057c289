import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asItStands } from '#meetings/board/as-it-stands.ts';
import { needsOf } from '#meetings/board/needs.ts';
import type { PlanResult } from '#meetings/runs/plans.server.ts';

const made: PlanResult = {
  ...{ settings: { ceiling: 5 }, seconds: 1, guaranteed: 3 },
  ...{ promised: { value: 3, bound: 3 }, total: { value: 4, bound: 5 } },
  mutual: { value: 2, bound: 2, given: [] },
  wishes: { value: 9, bound: 9, given: [] },
  gaps: { value: 1, bound: 1, breaks: 1, parts: 0 },
  ...{ clients: [], unmet: [], infeasible: [] },
};
const clients = [
  { id: 'a', promised: 2 },
  { id: 'b', promised: 1 },
];
const idle = { breaks: 0, parts: 0 };
const companies = { clients: clients.map(({ id }) => ({ id, company: id })), waiting: 0 };

test('a meeting called off is missed in the numbers, and its client needs the organiser', () => {
  const now = asItStands(made, clients, [{ client: 'a', mutual: true }], idle);
  assert.deepEqual(
    [now.promised, now.total],
    [
      { value: 1, bound: 3 },
      { value: 1, bound: 5 },
    ],
  );
  assert.deepEqual(now.gaps, { value: 0, bound: 0, breaks: 0, parts: 0 });
  assert.deepEqual(
    needsOf(companies, now, []).items.map(({ title }) => title),
    ['a stays at 1 of 2', 'b stays at 0 of 1'],
  );
});

test('a guarantee that was made good by hand is no longer called unmet', () => {
  const short = { client: 'b', promised: 1, planned: 0, possible: 1, full: 0 };
  const unmet = [{ ...short, obstacle: 'unproved' as const, certificate: null }];
  const kept = asItStands({ ...made, unmet }, clients, [{ client: 'b', mutual: false }], idle);
  assert.deepEqual(kept.unmet, []);
  const still = asItStands({ ...made, unmet }, clients, [], idle);
  assert.deepEqual(still.unmet, unmet);
});

test('no value ever stands above its bound, nor a promise above what is promised', () => {
  const meeting = fc.record({ client: fc.constantFrom('a', 'b'), mutual: fc.boolean() });
  fc.assert(
    fc.property(fc.array(meeting), fc.nat(4), fc.nat(4), (meetings, breaks, parts) => {
      const now = asItStands(made, clients, meetings, { breaks, parts });
      for (const { value, bound } of [now.promised, now.mutual, now.total])
        assert.ok(value <= bound);
      assert.ok(now.promised.bound <= now.guaranteed && now.gaps.bound <= now.gaps.value);
      assert.equal(now.total.value, meetings.length);
    }),
  );
});
