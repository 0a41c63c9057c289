/** Whether two acts take the same time, on a machine that may be busy with other tests. */
import assert from 'node:assert/strict';

const WITHIN_MS = 20;
const FEWEST = 3;
const MOST = 12;

/**
 * Each act again and again, in turn, until the quickest of both are as near as a stranger may
 * measure: a busy machine slows a turn, what one of them does more slows every turn.
 */
export async function assertSameTime(one: () => Promise<unknown>, other: () => Promise<unknown>) {
  const quickest = [Infinity, Infinity];
  for (let turn = 1; turn <= MOST; turn++) {
    for (const [at, act] of [one, other].entries()) {
      const start = performance.now();
      await act();
      quickest[at] = Math.min(quickest[at] ?? Infinity, performance.now() - start);
    }
    const [a = 0, b = 0] = quickest;
    if (turn >= FEWEST && Math.abs(a - b) < WITHIN_MS) return;
  }
  assert.fail(`${quickest.join(' and ')} ms`);
}
