import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ComparedMeeting,
  compareClients,
  compareMeetings,
  compareNumbers,
  comparePeople,
} from '#meetings/runs/compare.ts';
import type { PlanResult } from '#meetings/runs/drafts.server.ts';

const small = fc.integer({ min: 0, max: 3 });
const meeting = fc
  .record({ client: small, delegate: small, slot: small, table: small, person: small })
  .map(({ client, delegate, slot, table, person }) => ({
    ...{ client: `c${client}`, delegate: `d${delegate}`, slot, table },
    representative: `r${client}.${person}`,
  }));
const planOf = fc.uniqueArray(meeting, {
  selector: ({ client, delegate }) => `${client} ${delegate}`,
  maxLength: 12,
});
const text = (each: ComparedMeeting) => JSON.stringify(each);
const sorted = (list: readonly ComparedMeeting[]) => list.map(text).sort();

test('every meeting of either plan falls into exactly one part', () => {
  fc.assert(
    fc.property(planOf, planOf, (a, b) => {
      const { same, moved, onlyA, onlyB } = compareMeetings(a, b);
      const froms = moved.map(({ from }) => from);
      const tos = moved.map(({ to }) => to);
      assert.deepEqual(sorted([...same, ...froms, ...onlyA]), sorted(a));
      assert.deepEqual(sorted([...same, ...tos, ...onlyB]), sorted(b));
    }),
  );
});

test('a plan does not differ from itself, and looked at the other way round nothing is new', () => {
  fc.assert(
    fc.property(planOf, planOf, (a, b) => {
      assert.equal(compareMeetings(a, a).same.length, a.length);
      assert.deepEqual(comparePeople(compareMeetings(a, a)), []);
      const [there, back] = [compareMeetings(a, b), compareMeetings(b, a)];
      assert.deepEqual(sorted(there.onlyA), sorted(back.onlyB));
      assert.equal(there.moved.length, back.moved.length);
    }),
  );
});

test('whose day is the same is not among those whose day differs, everyone else is', () => {
  fc.assert(
    fc.property(planOf, planOf, (a, b) => {
      const listed = new Set(comparePeople(compareMeetings(a, b)).map(({ person }) => person));
      const day = (plan: ComparedMeeting[], who: string) =>
        sorted(plan.filter((each) => [each.delegate, each.representative].includes(who)));
      const strip = (plan: ComparedMeeting[], who: string) =>
        day(plan, who).map((line) => line.replace(/"representative":"r[^"]*"/, ''));
      for (const each of [...a, ...b]) {
        const { representative, delegate } = each;
        const rep = String(day(a, representative)) !== String(day(b, representative));
        assert.equal(listed.has(representative), rep);
        if (String(strip(a, delegate)) !== String(strip(b, delegate)))
          assert.ok(listed.has(delegate));
      }
    }),
  );
});

const result = (numbers: object): PlanResult =>
  ({
    ...{ guaranteed: 4, unmet: [], settings: { ceiling: 10 }, seconds: 1, clients: [] },
    ...{ promised: { value: 3, bound: 4 }, mutual: { value: 1, bound: 2 } },
    ...{ total: { value: 5, bound: 6 }, ...numbers },
  }) as unknown as PlanResult;

test('numbers stand side by side with their bounds; what one plan did not count is left out', () => {
  const older = result({});
  const newer = result({ gaps: { value: 2, bound: 0 }, total: { value: 6, bound: 6 } });
  assert.deepEqual(
    compareNumbers(older, newer).map(({ what, a, b }) => [what, a.value, b.value]),
    [
      ['promised', 3, 3],
      ['mutual', 1, 1],
      ['total', 5, 6],
    ],
  );
  assert.equal(compareNumbers(newer, newer).length, 4);
});

test('a client that came or went between two plans stands on one side', () => {
  const line = { promised: 2, planned: 2, mutual: 1 };
  const a = result({ clients: [{ client: 'acme', ...line }] });
  const b = result({ clients: [{ client: 'bolt', ...line }] });
  const counted = { ...line, gaps: null };
  assert.deepEqual(compareClients(a, b), [
    { client: 'bolt', a: null, b: counted },
    { client: 'acme', a: counted, b: null },
  ]);
});
