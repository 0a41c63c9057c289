import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Pair, standing, viewOf, type Wish } from '#meetings/wish.ts';

const like: Wish = { strength: 'would like', priority: 2, reply: null, part: null, expired: false };
const pair = (client: Wish | null, delegate: Wish | null, shown = true): Pair => ({
  client,
  delegate,
  shown,
});

test('a pair is planned for both, for one, or not at all', () => {
  assert.equal(standing(pair(like, like)), 'both');
  assert.equal(standing(pair({ ...like, reply: 'accepted' }, null)), 'both');
  assert.equal(standing(pair(like, null)), 'client');
  assert.equal(standing(pair(null, like)), 'delegate');
  assert.equal(standing(pair(null, null)), 'none');
  assert.equal(standing(pair({ ...like, reply: 'declined' }, null)), 'refused');
  assert.equal(standing(pair(like, { ...like, strength: 'never' })), 'refused');
});

test('whom the client can’t see waits for the delegate’s own act', () => {
  assert.equal(standing(pair(like, null, false)), 'waits');
  assert.equal(standing(pair(null, like, false)), 'waits');
  assert.equal(viewOf('delegate', pair(like, null, false)), 'asks');
  assert.equal(viewOf('delegate', pair(null, like, false)), 'confirm');
});

test('no thanks is seen by the side that said it alone', () => {
  const declined = pair({ ...like, reply: 'declined' }, null);
  assert.equal(viewOf('client', declined), 'asked');
  assert.equal(viewOf('delegate', declined), 'declined');
  const never = pair(like, { ...like, strength: 'never' });
  assert.equal(viewOf('client', never), 'asked');
  assert.equal(viewOf('delegate', never), 'declined');
});

const wish = fc.option(
  fc.record({
    strength: fc.constantFrom('must' as const, 'would like' as const, 'never' as const),
    priority: fc.constant(2),
    reply: fc.option(fc.constantFrom('accepted' as const, 'declined' as const)),
    part: fc.constant(null),
    expired: fc.constant(false),
  }),
);

test('one side can’t tell open from declined, whatever was said', () => {
  fc.assert(
    fc.property(wish, (mine) => {
      if (mine?.reply === 'accepted') return;
      const open = mine && { ...mine, reply: null };
      assert.equal(viewOf('client', pair(mine, null)), viewOf('client', pair(open, null)));
      const never: Wish = {
        strength: 'never',
        priority: 9,
        reply: null,
        part: null,
        expired: false,
      };
      assert.equal(viewOf('client', pair(open, never)), viewOf('client', pair(open, null)));
    }),
  );
});
