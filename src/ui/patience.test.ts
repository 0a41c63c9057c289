import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patient } from '#ui/patience.ts';

const failing = (times: number, error: Error) => {
  let left = times;
  return async () => {
    if (left-- > 0) throw error;
    return new Response('there');
  };
};
const noPause = async () => {};

test('a load waits until the server is there again', async () => {
  const waits: number[] = [];
  const load = patient(failing(7, new TypeError('Failed to fetch')), async (ms) => {
    waits.push(ms);
  });
  const response = await load('/app/f/__data.json?x-sveltekit-invalidated=01');
  assert.equal(await response.text(), 'there');
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test('whatever else is fetched, and whatever was called off, fails at once', async () => {
  const lost = patient(failing(1, new TypeError('Failed to fetch')), noPause);
  await assert.rejects(lost('/api/v1/forums/f/rooms'), TypeError);
  const off = patient(failing(1, new DOMException('off', 'AbortError')), noPause);
  await assert.rejects(off('/app/f/__data.json'), { name: 'AbortError' });
});

test('a server that fails is asked twice more, and then believed', async () => {
  const answers = (...statuses: number[]) =>
    patient(async () => new Response('', { status: statuses.shift() ?? 200 }), noPause);
  const status = async (load: ReturnType<typeof patient>) => (await load('/f/__data.json')).status;
  assert.equal(await status(answers(503, 500, 200)), 200);
  assert.equal(await status(answers(500, 500, 500, 200)), 500);
  assert.equal(await status(answers(404, 200)), 404);
});
