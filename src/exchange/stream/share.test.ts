import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Shares } from '#exchange/stream/share.ts';

test('one person in a thousand rooms has ten whispers a second, and nobody else is the quieter', () => {
  const shares = new Shares();
  const loud = Array.from({ length: 1_000 }, (_, room) => shares.takes(`loud ${room}`, 'loud', 0));
  assert.equal(loud.filter(Boolean).length, 10);
  const others = Array.from({ length: 150 }, (_, who) => shares.takes(`w ${who}`, `p${who}`, 1));
  assert.ok(others.every(Boolean));
  assert.equal(shares.takes('loud again', 'loud', 999), false);
  assert.equal(shares.takes('loud again', 'loud', 1_000), true);
});

test('where many use up their shares, the first word of everyone else is still heard', () => {
  const shares = new Shares();
  for (let who = 0; who < 50; who++)
    for (let room = 0; room < 10; room++) shares.takes(`${who} ${room}`, `crowd ${who}`, 0);
  assert.equal(shares.takes('of the crowd', 'crowd 3', 0), false);
  assert.equal(shares.takes('first', 'somebody', 0), true);
  assert.equal(shares.takes('second', 'somebody', 0), false);
});

test('in any second: nothing twice, none above the share, all within twice the measure; after it all is forgotten', () => {
  const word = fc.record({
    by: fc.constantFrom(...Array.from({ length: 30 }, (_, at) => `p${at}`)),
    room: fc.integer({ min: 0, max: 40 }),
    wait: fc.constantFrom(0, 0, 0, 1, 5, 400),
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 400 }), (words) => {
      const shares = new Shares();
      const heard: { text: string; by: string; at: number }[] = [];
      let now = 0;
      for (const { by, room, wait } of words) {
        now += wait;
        const text = `${by} ${room}`;
        const recent = heard.filter(({ at }) => now - at < 1_000);
        const said = shares.takes(text, by, now);
        const own = recent.filter((each) => each.by === by).length;
        if (!said) {
          const known = recent.some((each) => each.text === text);
          assert.ok(known || own >= 10 || recent.length >= 200);
          continue;
        }
        assert.ok(own < 10 && recent.length < 400);
        assert.ok(!recent.some((each) => each.text === text));
        heard.push({ text, by, at: now });
      }
    }),
  );
});
