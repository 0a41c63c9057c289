import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { capacityOf, overlapping } from '#meetings/planner/capacity.ts';
import { placeFixed } from '#meetings/planner/fix.ts';
import { emptyGrid } from '#meetings/planner/grid.ts';
import { levelOf } from '#meetings/planner/insert.ts';
import { modelOf } from '#meetings/planner/model.ts';
import { score } from '#meetings/planner/score.ts';
import { fill } from '#meetings/planner/search.ts';
import { meetingsOf } from '#meetings/planner/tables.ts';
import type { Task } from '#meetings/task.ts';
import { forumTask } from '../../../bench/forum-task.ts';
import { randomTask } from '../../../test/random-task.ts';

/** Searches with a bound out of reach, so that every step is taken. */
function searched(task: Task, effort: number) {
  const grid = emptyGrid(modelOf(task));
  placeFixed(grid);
  const bound = { promised: 9999, mutual: 9999, wishes: 9999 };
  const quiet = { stop: () => false, better: () => {} };
  fill({ grid, capacity: capacityOf(grid.model), bound, ...quiet, effort });
  const { promised, mutual, wishes, idle } = score(task, meetingsOf(grid));
  assert.deepEqual(levelOf(grid), { promised, mutual, wishes });
  if (!overlapping(task)) assert.equal(grid.idle, idle);
}

const tasks = randomTask({ slots: 8, tables: 3, clients: 6, delegates: 8, wishes: 40 });

test('what the search counts as it goes is what the plan is worth in the end', () => {
  fc.assert(
    fc.property(tasks, (task) => searched(task, 0.1)),
    { numRuns: 200 },
  );
});

test('also where slots and tables are short, and meetings take the place of others', () => {
  for (const seed of [1, 2, 3])
    searched(forumTask({ delegates: 40, clients: 20, slots: 9, seed }), 0.3);
});
