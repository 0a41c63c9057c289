import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { replan } from '#meetings/replan.ts';
import type { Task } from '#meetings/task.ts';
import { badDays } from '../../test/replan-forum.ts';
import { wrongReplan } from '../../test/replan-rules.ts';
import { bestByTrial } from '../../test/replan-trial.ts';

const small = { slots: 8, clients: 4, delegates: 8, tables: 3 };
const tiny = { slots: 4, clients: 2, delegates: 4, tables: 2 };

/** Where someone who did not come to one meeting, and was left alone in another, was called as a stand-in. */
const FOUND_ONCE = { seed: 1424882848 };

test('a re-plan keeps every rule, the past and whatever no incident concerns', () => {
  const kept = fc.property(badDays(small), ({ task, standing, incidents, now }) => {
    const answer = replan(task, standing, incidents, now);
    assert.deepEqual(wrongReplan(task, standing, incidents, now, answer), []);
  });
  for (const kind of [{}, FOUND_ONCE]) fc.assert(kept, { numRuns: 1000, ...kind });
});

test('the same trouble gets the same answer, and its input stays as it was', () => {
  fc.assert(
    fc.property(badDays(small), (day) => {
      const { task, standing, incidents, now } = structuredClone(day);
      const answer = replan(task, standing, incidents, now);
      assert.deepEqual(replan(day.task, day.standing, day.incidents, day.now), answer);
      assert.deepEqual({ task, standing, incidents, now }, day);
    }),
    { numRuns: 100 },
  );
});

test('on a tiny forum it restores as many guarantees as trying everything does', () => {
  fc.assert(
    fc.property(badDays(tiny), ({ task, standing, incidents, now }) => {
      const { promised } = replan(task, standing, incidents, now);
      const best = bestByTrial(task, standing, incidents, now);
      assert.deepEqual([promised.value, promised.bound], [best, best]);
    }),
    { numRuns: 400 },
  );
});

test('cut short, it still restores no more than can be and proves no less', () => {
  let [equal, all] = [0, 0];
  fc.assert(
    fc.property(badDays({ ...tiny, clients: 3, delegates: 5 }), (day) => {
      const { task, standing, incidents, now } = day;
      const { promised } = replan(task, standing, incidents, now, { tries: 3 });
      const best = bestByTrial(task, standing, incidents, now);
      assert.ok(promised.value <= best && best <= promised.bound);
      all += 1;
      if (promised.value === promised.bound) equal += 1;
    }),
    { numRuns: 400 },
  );
  assert.ok(equal >= 0.95 * all, `${equal} of ${all}`);
});

test('ten in a row make room for each other, though no few of them could', () => {
  const ten = Array.from({ length: 10 }, (_, at) => at);
  const slot = { startsAt: new Date(Date.UTC(2026, 5, 17, 10)), endsAt: new Date(1.9e12) };
  const wish = (client: number, delegate: string, sake: 'both' | 'client') => ({
    ...{ client: `c${client}`, delegate, for: sake, part: null },
    ...{ clientPriority: 1, delegatePriority: null },
  });
  const task: Task = {
    slots: [{ ...slot, number: 1, day: '2026-06-17', part: 'morning' }],
    tables: ten.map((at) => ({ number: at + 1, zone: '', lost: [] })),
    ...{ walkMinutes: 0, mostInARow: null, fixed: [], before: [] },
    clients: ten.map((at) => ({
      ...{ id: `c${at}`, promised: 1, most: 1, table: null },
      representatives: [{ id: `r${at}`, busy: [] }],
    })),
    delegates: ten.flatMap((at) => [
      { id: `d${at}`, most: 1, standby: false, busy: [] },
      { id: `s${at}`, most: 1, standby: true, busy: [] },
    ]),
    // each prefers its own, and could do with the next; the last wants the first or the second
    pairs: ten.flatMap((at) => [
      wish(at, `d${at}`, 'both'),
      wish(at, `s${at === 9 ? 0 : at}`, 'both'),
      wish(at, `s${at === 9 ? 1 : at + 1}`, 'client'),
    ]),
  };
  const standing = ten.map((at) => ({
    ...{ id: `m${at}`, client: `c${at}`, delegate: `d${at}`, slot: 1, table: at + 1 },
    ...{ representative: `r${at}`, state: 'planned' as const, locked: false },
  }));
  const incidents = ten.map((at) => ({ kind: 'away' as const, person: `d${at}`, span: slot }));
  const { promised } = replan(task, standing, incidents, new Date(0), { tries: 100 });
  assert.deepEqual(promised, { before: 10, lost: 10, value: 10, bound: 10 });
});
