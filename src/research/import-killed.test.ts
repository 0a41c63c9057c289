import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { testHouse } from '../../test/testing.ts';

const CHILD = fileURLToPath(new URL('../../test/import-child.ts', import.meta.url));

test('an import killed at any moment is there whole or not at all', async () => {
  await using house = await testHouse();
  let killed = 0;
  for (const wait of [0, 20, 45, 80, 130, 200]) {
    const child = spawn(process.execPath, [CHILD, house.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await sleep(wait);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const count = async (table: 'forum' | 'person' | 'wish' | 'response' | 'announcement') => {
      const rows = house.db.selectFrom(table).select(({ fn }) => fn.countAll().as('count'));
      return Number((await rows.executeTakeFirstOrThrow()).count);
    };
    const found = [await count('forum'), await count('person'), await count('response')];
    if (found[0] === 0) killed++;
    assert.deepEqual(found, found[0] === 0 ? [0, 0, 0] : [1, 170, 129]);
    if (found[0] === 1) assert.equal(await count('wish'), 1069);
  }
  assert.ok(killed > 0, 'no import was killed before its end');
});
