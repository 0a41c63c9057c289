import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressed, callerAddress } from '#serving/origin.ts';

const forum = new URL('https://forum.example');

test('an address that is set holds, whatever a caller says', () => {
  assert.deepEqual(addressed(forum, 'evil.example', 3000), { origin: forum });
});

test('without one, every name of this machine will do and no other', () => {
  const origin = (host?: string) => {
    const at = addressed(null, host, 3000);
    return 'origin' in at ? at.origin.origin : at;
  };

  assert.equal(origin(), 'http://localhost:3000');
  assert.equal(origin('localhost:4000'), 'http://localhost:4000');
  assert.equal(origin('127.0.0.1:3000'), 'http://127.0.0.1:3000');
  assert.equal(origin('[::1]:3000'), 'http://[::1]:3000');
  assert.deepEqual(origin('evil.example'), { misdirected: 'evil.example' });
  assert.deepEqual(origin('localhost.evil.example'), { misdirected: 'localhost.evil.example' });
  assert.deepEqual(origin('localhost:1@evil.example'), { misdirected: 'localhost:1@evil.example' });
});

test('a caller can name its own address only through a near proxy', () => {
  assert.equal(callerAddress(null, '127.0.0.1', '6.6.6.6'), '127.0.0.1');
  assert.equal(callerAddress(forum, '9.9.9.9', '6.6.6.6'), '9.9.9.9');
  assert.equal(callerAddress(forum, '::ffff:10.0.0.2', '1.1.1.1, 6.6.6.6'), '6.6.6.6');
  assert.equal(callerAddress(forum, '10.0.0.2', undefined), '10.0.0.2');
});
