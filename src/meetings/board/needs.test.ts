import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoardMeeting } from '#meetings/board/board.server.ts';
import { needsOf } from '#meetings/board/needs.ts';
import type { Unmet } from '#meetings/planner/unmet.ts';
import type { PlanResult } from '#meetings/runs/plans.server.ts';

const board = { clients: [{ id: 'a', company: 'Acme' }], waiting: 0 };
const reached = { value: 0, bound: 0 };
const result: PlanResult = {
  ...{ settings: { ceiling: 5 }, seconds: 1, guaranteed: 3, promised: reached, total: reached },
  ...{ mutual: { ...reached, given: [] }, wishes: { ...reached, given: [] } },
  gaps: { ...reached, breaks: 0, parts: 0 },
  ...{ clients: [], unmet: [], infeasible: [] },
};
const meeting = (broken: boolean, hidden: boolean): BoardMeeting => ({
  ...{ id: 'm', slot: 1, table: 1, clientId: 'a', company: 'Acme', representative: 'Rae' },
  ...{ representativeId: 'r', delegateRef: 'D-1', delegate: 'Dee Doe', short: 'D. Doe' },
  ...{ organisation: 'Org', mutual: true, locked: false, version: 1, state: 'planned' },
  ...{ broken, hidden },
});
const unmet: Unmet = {
  ...{ client: 'a', promised: 3, planned: 1, possible: 2, full: 0 },
  ...{ obstacle: 'unproved', certificate: null },
};

test('a plan that keeps everything needs nobody, and says what its bound means', () => {
  const { items, notes } = needsOf(board, result, [meeting(false, false)]);
  assert.deepEqual(items, []);
  assert.equal(notes.length, 1);
  assert.equal(needsOf({ ...board, waiting: 2 }, result, []).notes.length, 2);
});

test('what is hidden is told once, and who is meant', () => {
  const { items } = needsOf(board, result, [meeting(true, true), meeting(true, false)]);
  assert.deepEqual(
    items.map(({ bad, list }) => ({ bad, list })),
    [
      { bad: false, list: ['Acme: Dee Doe'] },
      { bad: false, list: ['Acme: Dee Doe'] },
    ],
  );
  assert.match(items[0]?.title ?? '', /can’t see/);
  assert.match(items[1]?.title ?? '', /keeps the rules|keep the rules/);
});

test('a promise that is not kept is counted; nobody is called full who is not', () => {
  const [need] = needsOf(board, { ...result, unmet: [unmet] }, []).items;
  assert.equal(need?.title, 'Acme stays at 1 of 3');
  assert.deepEqual(
    need?.proof.map(({ count }) => count),
    [2, 1],
  );
  const [full] = needsOf(board, { ...result, unmet: [{ ...unmet, full: 1 }] }, []).items;
  assert.deepEqual(
    full?.proof.map(({ count }) => count),
    [2, 1, 1],
  );
});
