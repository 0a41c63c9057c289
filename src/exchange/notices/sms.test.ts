import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Outgoing } from '#base/outgoing.server.ts';
import { e164Of } from '#exchange/notices/phone.ts';
import { smsGateway } from '#exchange/notices/sms.server.ts';
import { fitSms, sizeOf } from '#exchange/notices/sms-length.ts';

test('a text message is counted as networks count it', () => {
  const counted = ['', 'a'.repeat(160), 'a'.repeat(161), '€'.repeat(80), '€'.repeat(81)].map(
    sizeOf,
  );
  assert.deepEqual(
    counted.map(({ units, segments }) => [units, segments]),
    [
      [0, 1],
      [160, 1],
      [161, 2],
      [160, 1],
      [162, 2],
    ],
  );
  assert.deepEqual(sizeOf('Ł'.repeat(70)), { alphabet: 'ucs2', units: 70, segments: 1 });
  assert.deepEqual(sizeOf('Ł'.repeat(71)), { alphabet: 'ucs2', units: 71, segments: 2 });
  assert.deepEqual(sizeOf('😀'.repeat(35)), { alphabet: 'ucs2', units: 70, segments: 1 });
});

test('whatever is said fits into two, and its address is whole', () => {
  const page = 'https://forum.example.org/app/police-forum-2024';
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (words) => {
      const text = fitSms(words, (some) => `Forum: ${some}. ${page}`);
      assert.ok(sizeOf(text).segments <= 2);
      assert.ok(text.endsWith(page));
    }),
    { seed: 338, numRuns: 500 },
  );
});

test('a number is read as people of the forum’s country write it', () => {
  const read = (typed: string) => e164Of(typed, '44');
  assert.equal(read('07700 900123'), '+447700900123');
  assert.equal(read('+44 (0)7700 900-123'), '+447700900123');
  assert.equal(read('0049 151 1234567'), '+491511234567');
  assert.equal(e164Of('0151/1234567', '49'), '+491511234567');
  for (const none of ['', '12', 'call me', '+0 12345678', '1'.repeat(20), '+44;rm -rf'])
    assert.equal(read(none), null, none);
});

const nobody = () => assert.fail('Nothing is posted');
const message = { to: '+447700900123', text: 'Forum: "15:10"', id: 'm1' };

test('the gateway for trials writes one line a message into a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sms-'));
  const send = smsGateway({ url: `file:${folder}`, token: undefined }, nobody);
  await send?.(message);
  await send?.({ ...message, id: 'm2' });
  const lines = readFileSync(join(folder, 'sms.jsonl'), 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });

  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [message, { ...message, id: 'm2' }],
  );
});

test('another gateway is posted JSON with its token', async () => {
  const asked: Outgoing[] = [];
  const url = 'https://sms.example/v1/send';
  const send = smsGateway({ url, token: 'secret' }, async (outgoing) => {
    asked.push(outgoing);
    return { status: 202, retryAfter: null, failure: null };
  });
  const answer = await send?.(message);

  assert.equal(answer?.failure, null);
  assert.deepEqual(asked, [
    {
      url,
      headers: { 'content-type': 'application/json', authorization: 'Bearer secret' },
      body: JSON.stringify(message),
    },
  ]);
  assert.equal(smsGateway({ url: undefined, token: undefined }, nobody), null);
});
