import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Reply } from '#exchange/device/act.ts';
import { gotIt } from '#exchange/device/acts.ts';
import { ask } from '#exchange/device/deliver.ts';

const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

const act = gotIt({ id: 'a', madeAt: '' }, 'f', { announcement: 'x', version: '1' });
function answered(body: unknown, status = 200): Promise<Reply> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  globalThis.fetch = async () => new Response(text, { status });
  return ask('f:me', act);
}

test('what an action says decides whether an act is done, refused with its reason, or waits', async () => {
  const failure = (status: number) => ({
    ...{ type: 'failure', status, data: '[{"notGot":1},"It was corrected meanwhile."]' },
  });
  const refused = { status: 409, why: 'It was corrected meanwhile.', theirs: null };
  assert.deepEqual(await answered({ type: 'success', status: 200, data: '[{}]' }), { done: null });
  assert.deepEqual(await answered(failure(409), 409), { refused });
  assert.deepEqual(await answered(failure(409)), { refused }, 'whatever the answer’s own status');
  assert.equal(await answered(failure(429), 429), 'later');
  assert.equal(await answered({ type: 'error', error: {} }, 503), 'later');
  assert.deepEqual(await answered({ type: 'error', error: {} }, 404), {
    refused: { status: 404, why: '', theirs: null },
  });
  assert.equal(await answered({ type: 'redirect', status: 303, location: '/' }), 'later');
  assert.equal(await answered('<html>', 502), 'later');
  assert.equal(await answered('<html>'), 'later', 'a door of a hotel says yes to everything');
});

test('no answer at all is no refusal', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  assert.equal(await ask('f:me', act), 'unreachable');
});
