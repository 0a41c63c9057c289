import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { gathered } from '#base/gathered.ts';

test('the first question goes at once, those asked meanwhile together, and a failure fails its own', async () => {
  const asked: string[][] = [];
  const ask = gathered(async (keys: readonly string[]) => {
    asked.push([...keys]);
    await turn();
    if (keys.includes('bad')) throw new Error('bad');
    return keys.map((key) => key.toUpperCase());
  });

  const first = ask('a');
  const meanwhile = Promise.all([ask('b'), ask('c'), ask('b')]);
  assert.deepEqual([await first, ...(await meanwhile)], ['A', 'B', 'C', 'B']);
  await assert.rejects(ask('bad'), /bad/);

  assert.equal(await ask('d'), 'D');
  assert.deepEqual(asked, [['a'], ['b', 'c', 'b'], ['bad'], ['d']]);
});
