import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { borrow, flip, newPlanes } from '#iq/kernel/planes.ts';
import { listRows, newRecords, numberIn, tallyRows } from '#iq/records.ts';

/** Some people with some bits each, and a part of them. */
const group = fc.record({
  many: fc.integer({ min: 1, max: 5000 }),
  bits: fc.constantFrom(1, 7, 128, 129, 250),
  seed: fc.integer({ min: 1, max: 1e9 }),
  share: fc.constantFrom(0, 0.01, 0.4, 0.6, 0.99, 1),
  plain: fc.boolean(),
});

function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('what is counted by records is what each person has', () => {
  fc.assert(
    fc.property(group, ({ many, bits, seed, share, plain }) => {
      const random = drawn(seed);
      const planes = newPlanes(many, plain);
      const records = newRecords(planes, bits);
      const [everyone, part] = [borrow(planes), borrow(planes)];
      const { memory } = planes;
      const [whole, expected] = [Array(bits).fill(0), Array(bits).fill(0)];
      let people = 0;
      for (let row = 0; row < many; row++) {
        flip(planes, everyone, row);
        const isIn = random() < share;
        if (isIn) flip(planes, part, row);
        people += Number(isIn);
        for (let bit = 0; bit < bits; bit++) {
          if (random() > (bit + 1) / bits) continue;
          const at = records.first + row * records.width + (bit >>> 3);
          memory.bytes[at] = (memory.bytes[at] ?? 0) | (1 << (bit & 7));
          whole[bit]++;
          if (isIn) expected[bit]++;
        }
      }
      const listed = listRows(planes, records, part, [everyone, people, many]);
      assert.equal(listed.many, Math.min(people, many - people));
      const counts = [...tallyRows(planes, records, listed.many, bits)];
      assert.deepEqual(
        listed.missing ? counts.map((count, bit) => whole[bit] - count) : counts,
        expected,
      );
    }),
    { numRuns: 60 },
  );
});

test('a number is read from a record wherever it begins', () => {
  const asked = fc.record({
    place: fc.integer({ min: 0, max: 80 }),
    many: fc.integer({ min: 1, max: 45 }),
    row: fc.integer({ min: 0, max: 3 }),
    number: fc.bigInt({ min: 0n, max: (1n << 45n) - 1n }),
  });
  fc.assert(
    fc.property(asked, ({ place, many, row, number }) => {
      const planes = newPlanes(4);
      const records = newRecords(planes, 128);
      const { memory } = planes;
      memory.bytes.fill(255, records.first, records.first + 5 * records.width);
      for (let bit = 0; bit < many; bit++) {
        const at = records.first + row * records.width + ((place + bit) >>> 3);
        const on = Number((number >> BigInt(bit)) & 1n);
        const others = (memory.bytes[at] ?? 0) & ~(1 << ((place + bit) & 7));
        memory.bytes[at] = others | (on << ((place + bit) & 7));
      }
      const expected = Number(number & ((1n << BigInt(many)) - 1n));
      assert.equal(numberIn(memory, records, row, [place, many]), expected);
    }),
  );
});
