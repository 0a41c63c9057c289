import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waitingAt } from '#meetings/wishes/gate.ts';
import { limitsOf } from '#meetings/wishes/limits.ts';
import { type KnownPair, type KnownWish, seenOf } from '#meetings/wishes/seen.ts';
import { hasExpired } from '#meetings/wishes/wish.ts';

const NOW = new Date(Date.UTC(2030, 0, 1));
const rules = { clientAsks: 40, clientMusts: 10, delegateAsks: 20 };
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

const known = fc
  .record({
    strength: fc.constantFrom('must' as const, 'would like' as const),
    reply: fc.constantFrom(null, null, 'accepted' as const, 'offered' as const),
    expiresAt: fc.option(fc.integer({ min: -99, max: 99 }).map(later)),
    asked: fc.integer({ min: 1, max: 2 }),
    reason: fc.constantFrom('', 'Because'),
  })
  .map(
    (said): KnownWish => ({
      ...said,
      ...{ priority: 2, part: null, answer: { part: null, reason: '' } },
      expired: hasExpired(said.reply, said.expiresAt, NOW),
    }),
  );
/** Each with the same pair in which the silent side said no thanks instead, and noted why. */
const worlds = fc.array(
  fc
    .record({ wish: known, no: fc.boolean(), planned: fc.boolean() })
    .map(({ wish, no, planned }) => {
      const base = { clientId: 'c', delegateId: 'd', shown: true, planned };
      const answer = { part: null, reason: 'Privatecanary' };
      const refused =
        no && wish.reply === null ? { ...wish, reply: 'declined' as const, answer } : wish;
      return { wish, refused, base };
    }),
);

test('counters, gates and all that a side sees are the same whether it was declined or not', () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom('client' as const, 'delegate' as const), (all, side) => {
      const pairs = (which: 'wish' | 'refused') =>
        all.map(
          (each): KnownPair => ({
            ...each.base,
            client: null,
            delegate: null,
            [side]: each[which],
          }),
        );
      const [silent, declined] = [pairs('wish'), pairs('refused')];
      assert.deepEqual(limitsOf(side, declined, rules), limitsOf(side, silent, rules));
      assert.equal(waitingAt(declined), waitingAt(silent));
      const seen = declined.map((pair) => seenOf(side, pair));
      assert.deepEqual(
        seen,
        silent.map((pair) => seenOf(side, pair)),
      );
      assert.ok(!JSON.stringify(seen).includes('Privatecanary'));
    }),
  );
});

test('a request counts while it waits; what was answered, has expired or was entered does not', () => {
  const wish = (more: Partial<KnownWish>): KnownPair => ({
    ...{ clientId: 'c', delegateId: 'd', shown: true, planned: false, delegate: null },
    client: {
      ...{ strength: 'must', priority: 1, reply: null, part: null, expired: false, reason: '' },
      ...{ expiresAt: later(1), asked: 1, answer: { part: null, reason: '' } },
      ...more,
    },
  });
  const pairs = [
    wish({}),
    wish({ reply: 'declined' }),
    wish({ reply: 'accepted' }),
    wish({ expired: true }),
    wish({ expiresAt: null }),
    { ...wish({}), shown: false },
  ];
  assert.deepEqual(limitsOf('client', pairs, rules), {
    asks: { open: 2, most: 40 },
    musts: { open: 3, most: 10 },
  });
});
