import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  hasExpired,
  type Pair,
  type Side,
  standing,
  theOther,
  VIEWS,
  viewOf,
  type Wish,
} from '#meetings/wishes/wish.ts';

const like: Wish = {
  strength: 'would like',
  priority: 2,
  reply: null,
  part: null,
  expired: false,
};
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

test('an open offer is one side’s wish, an expired request nobody’s', () => {
  assert.equal(standing(pair({ ...like, reply: 'offered' }, null)), 'client');
  assert.equal(standing(pair(null, { ...like, reply: 'offered' })), 'delegate');
  assert.equal(standing(pair({ ...like, expired: true }, null)), 'none');
  assert.equal(standing(pair({ ...like, expired: true }, like)), 'delegate');
  assert.equal(standing(pair({ ...like, expired: true, reply: 'declined' }, null)), 'refused');
});

test('each side sees offers and expiry in its own way', () => {
  const offered = pair({ ...like, reply: 'offered' }, null);
  assert.deepEqual([viewOf('client', offered), viewOf('delegate', offered)], ['offers', 'offered']);
  const asked = pair(null, { ...like, reply: 'offered' });
  assert.deepEqual([viewOf('client', asked), viewOf('delegate', asked)], ['offered', 'offers']);
  const expired = pair({ ...like, expired: true }, null);
  assert.deepEqual([viewOf('client', expired), viewOf('delegate', expired)], ['expired', 'none']);
  const late = pair({ ...like, expired: true }, like);
  assert.deepEqual([viewOf('client', late), viewOf('delegate', late)], ['asks', 'asked']);
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

const NOW = new Date(Date.UTC(2030, 0, 1));
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const terms = fc.option(fc.integer({ min: -200, max: 200 }).map(hours));
const raw = fc.record({
  strength: fc.constantFrom('must' as const, 'would like' as const, 'never' as const),
  reply: fc.option(fc.constantFrom('accepted' as const, 'declined' as const, 'offered' as const)),
  expiresAt: terms,
});
type Raw = { strength: Wish['strength']; reply: Wish['reply']; expiresAt: Date | null };
const wishOf = ({ strength, reply, expiresAt }: Raw): Wish => ({
  ...{ strength, reply, priority: 2, part: null },
  expired: hasExpired(reply, expiresAt, NOW),
});
const sided = (side: Side, mine: Wish | null, theirs: Wish | null, shown: boolean): Pair =>
  side === 'client' ? pair(mine, theirs, shown) : pair(theirs, mine, shown);
const side = fc.constantFrom('client' as const, 'delegate' as const);

test('one side can’t tell no answer from no thanks or never, whatever was said and whenever', () => {
  fc.assert(
    fc.property(side, raw, fc.boolean(), (mine, said, shown) => {
      const unanswered = wishOf({ ...said, reply: null });
      const declined = wishOf({ ...said, reply: 'declined' });
      const never: Wish = { ...like, strength: 'never' };
      const seen = viewOf(mine, sided(mine, unanswered, null, shown));
      assert.equal(viewOf(mine, sided(mine, declined, null, shown)), seen);
      assert.equal(viewOf(mine, sided(mine, unanswered, never, shown)), seen);
      assert.equal(viewOf(mine, sided(mine, declined, never, shown)), seen);
    }),
  );
});

test('what both see fits together, and what is planned is wanted and not refused', () => {
  fc.assert(
    fc.property(fc.option(raw), fc.option(raw), fc.boolean(), (client, delegate, shown) => {
      const both = pair(client && wishOf(client), delegate && wishOf(delegate), shown);
      const views = { client: viewOf('client', both), delegate: viewOf('delegate', both) };
      assert.ok(VIEWS.includes(views.client) && VIEWS.includes(views.delegate));
      for (const one of ['client', 'delegate'] as const)
        if (views[one] === 'offers')
          assert.ok(['offered', 'declined'].includes(views[theOther(one)]) || !shown);
      const planned = standing(both);
      if (views.client === 'declined' || views.delegate === 'declined')
        assert.equal(planned, 'refused');
      if (views.client === 'agreed' && shown && planned !== 'refused')
        assert.equal(planned, 'both');
    }),
  );
});
