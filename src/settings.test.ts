import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnv, SettingError } from './settings.ts';

test('nothing set is a working house on this machine', () => {
  const env = readEnv({ PATH: '/bin', DATABASE_URL: '' });

  assert.deepEqual(env, { PORT: 3000, DATA_DIR: 'data', DEMO: '1' });
});

test('a wrong setting is named with what was found and what is expected', () => {
  assert.throws(
    () => readEnv({ PORT: 'three', ORIGIN: 'https://a.example/path', DEMO: 'no' }),
    (thrown) => {
      assert.ok(thrown instanceof SettingError);
      assert.match(thrown.message, /^PORT is "three"; expected: a port from 1 to 65535/m);
      assert.match(
        thrown.message,
        /^ORIGIN is "https:\/\/a.example\/path"; expected: the address/m,
      );
      assert.match(thrown.message, /^DEMO is "no"; expected: 0 \(no demo forum\) or 1/m);
      return true;
    },
  );
});

test('an origin is an address without a path', () => {
  for (const ORIGIN of ['forum.example', 'https://', 'ftp://a.example', 'https://a.example/?q']) {
    assert.throws(() => readEnv({ ORIGIN }), SettingError, ORIGIN);
  }
  assert.equal(readEnv({ ORIGIN: 'https://a.example' }).ORIGIN, 'https://a.example');
});

test('a wrong address does not show the password in it', () => {
  assert.throws(() => readEnv({ SMTP_URL: 'http://me:secret@mail' }), {
    message: 'SMTP_URL is something else; expected: smtp://user:password@host:587.',
  });
});

test('channels of notices are set by addresses and keys that can work', () => {
  const key = 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94';
  const good = {
    SMS_URL: 'file:data/sms',
    VAPID_PRIVATE_KEY: key,
    PUSH_HOSTS: 'push.a.org .b.net',
  };
  assert.equal(readEnv(good).PUSH_HOSTS, 'push.a.org .b.net');
  for (const [name, value] of [
    ['SMS_URL', 'http://gateway.example/send'],
    ['VAPID_PRIVATE_KEY', 'secret'],
    ['PUSH_HOSTS', 'https://push.a.org'],
  ] as const)
    assert.throws(() => readEnv({ [name]: value }), new RegExp(`^Error: ${name} is `));
});
