import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { isOver } from '#exchange/calls/call.ts';
import { iceFor } from '#exchange/calls/ice.server.ts';
import { dialOf, phoneOf } from '#exchange/calls/phone.ts';
import { isWeak } from '#exchange/calls/quality.ts';

const now = new Date('2030-01-01T10:00:00Z');
const turn = {
  TURN_URLS: 'turns:turn.example.org:443?transport=tcp',
  TURN_SECRET: 'a secret of sixteen',
};

test('with TURN everything goes through it, by a password that ends by itself', () => {
  const { iceServers, iceTransportPolicy } = iceFor({ ...turn, STUN_URLS: 'stun:s' }, 'call', now);

  assert.equal(iceTransportPolicy, 'relay');
  const [server, ...more] = iceServers;
  assert.deepEqual(more, []);
  assert.deepEqual(server?.urls, [turn.TURN_URLS]);
  const until = now.getTime() / 1000 + 12 * 3600;
  assert.equal(server?.username, `${until}:call`);
  const credential = createHmac('sha1', turn.TURN_SECRET).update(`${until}:call`).digest('base64');
  assert.equal(server?.credential, credential);
  assert.ok(!JSON.stringify(iceServers).includes(turn.TURN_SECRET));
});

test('direct ways are used where they are wanted, and where there is no TURN', () => {
  const both = iceFor({ ...turn, STUN_URLS: 'stun:a, stun:b', CALLS_RELAY_ONLY: '0' }, 'call', now);
  assert.equal(both.iceTransportPolicy, 'all');
  assert.deepEqual(
    both.iceServers.map(({ urls }) => urls),
    [['stun:a', 'stun:b'], [turn.TURN_URLS]],
  );
  assert.deepEqual(iceFor({}, 'call', now), { iceServers: [], iceTransportPolicy: 'all' });
});

test('a number is kept as it is written and dialled as a phone takes it', () => {
  assert.equal(phoneOf(' +44 (0)20  7946 0123 '), '+44 (0)20 7946 0123');
  assert.equal(dialOf('+44 (0)20 7946 0123'), 'tel:+442079460123');
  assert.equal(dialOf('020 7946 0123 ext 45'), 'tel:02079460123,45');
  assert.equal(phoneOf(' '), '');
  for (const none of ['call me', '12', '+', 'tel:123', '1'.repeat(41), '<b>123</b>'])
    assert.equal(phoneOf(none), null, none);
});

test('a connection is weak when one in twenty packets is lost, or an answer takes long', () => {
  const counted = (received: number, lost: number, roundTripS = 0.05) => ({
    received,
    lost,
    roundTripS,
  });
  assert.equal(isWeak(null, counted(100, 50)), false);
  assert.equal(isWeak(counted(100, 0), counted(195, 5)), false);
  assert.equal(isWeak(counted(100, 0), counted(194, 6)), true);
  assert.equal(isWeak(counted(100, 0), counted(105, 5)), false);
  assert.equal(isWeak(null, counted(0, 0, 0.7)), true);
});

test('a call is over when nobody is in it, or nobody came while it rang', () => {
  const at = (ms: number) => new Date(now.getTime() + ms);
  const call = { startedAt: now, ringsUntil: at(45_000), rings: [null], present: 1, ever: 1 };
  assert.equal(isOver({ ...call, now: at(44_999) }), false);
  assert.equal(isOver({ ...call, now: at(45_000) }), true);
  assert.equal(isOver({ ...call, now: at(45_000), ever: 2 }), false);
  assert.equal(isOver({ ...call, now: at(45_000), ringsUntil: null }), false);
  assert.equal(isOver({ ...call, now, rings: ['declined'] }), true);
  assert.equal(isOver({ ...call, now, rings: ['declined', null] }), false);
  assert.equal(isOver({ ...call, now, present: 0 }), true);
  assert.equal(isOver({ ...call, now: at(119_999), present: 0, ever: 0 }), false);
  assert.equal(isOver({ ...call, now: at(120_000), present: 0, ever: 0 }), true);
});
