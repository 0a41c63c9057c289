import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newMemory } from '#iq/kernel/memory.ts';
import { bitsIn } from '#iq/kernel/plain.ts';
import {
  borrow,
  countBoth,
  drop,
  add as join,
  keep,
  newPlanes,
  takePlanes,
} from '#iq/kernel/planes.ts';

const words = (length: number) =>
  fc.array(fc.oneof(fc.constantFrom(0, 0xffffffff), fc.nat(0xffffffff)), {
    minLength: length,
    maxLength: length,
  });
const planes = fc
  .integer({ min: 1, max: 5 })
  .chain((blocks) =>
    fc.tuple(fc.constant(blocks), fc.array(words(blocks * 32), { minLength: 2, maxLength: 6 })),
  );

test('WebAssembly and TypeScript join and count planes alike', () => {
  fc.assert(
    fc.property(planes, ([blocks, contents]) => {
      const outcomes = [false, true].map((plain) => {
        const table = newPlanes(blocks * 1024, plain);
        const { memory, size } = table;
        const first = takePlanes(table, Math.max(4, contents.length));
        contents.forEach((content, i) => {
          memory.words.set(content, (first + i * size) >>> 2);
        });
        const base = borrow(table);
        join(table, base, first);
        const other = (first + size) as typeof first;
        const out = memory.take(16);
        memory.loops.countFour(first, base, size, out);
        const counts = [...memory.words.subarray(out >>> 2, (out >>> 2) + 4)];
        const both = countBoth(table, base, other);
        const joined = [keep, drop, join].map((operation) => {
          operation(table, base, other);
          return [...memory.words.subarray(base >>> 2, (base + size) >>> 2)];
        });
        return { counts, both, joined };
      });
      assert.deepEqual(outcomes[0], outcomes[1]);
      const [a = [], b = []] = contents;
      assert.equal(
        outcomes[0]?.both,
        a.reduce((sum, word, i) => sum + bitsIn(word & (b[i] ?? 0)), 0),
      );
    }),
    { numRuns: 200 },
  );
});

test('WebAssembly and TypeScript tally records alike, and list the same rows', () => {
  const records = fc
    .constantFrom(16, 32, 48)
    .chain((width) =>
      fc.tuple(
        fc.constant(width),
        fc.uint8Array({ minLength: width * 40, maxLength: width * 40 }),
        fc.array(fc.nat(39), { minLength: 1, maxLength: 255 }),
        words(32),
      ),
    );
  fc.assert(
    fc.property(records, ([width, bytes, groups, plane]) => {
      const rows = groups.flatMap((row) =>
        Array.from({ length: 16 }, (_, i) => (row + i * 7) % 40),
      );
      const [ours, plain] = [false, true].map((isPlain) => {
        const memory = newMemory(isPlain);
        const sizes = [bytes.length, 4 * rows.length, 12 * 16, 128, 4096];
        const [at = 0, list = 0, out = 0, bits = 0, numbers = 0] = sizes.map((n) => memory.take(n));
        memory.bytes.set(bytes, at);
        memory.words.set(rows, list >>> 2);
        memory.words.set(plane, bits >>> 2);
        memory.loops.tally(list, list + 4 * rows.length, at + width - 16, width, out);
        const end = memory.loops.rows(bits, 128, numbers);
        return {
          tallied: [...memory.bytes.subarray(out, out + 12 * 16)],
          listed: [...memory.words.subarray(numbers >>> 2, end >>> 2)],
        };
      });
      assert.deepEqual(ours, plain);
      const { tallied = [], listed = [] } = ours ?? {};
      const byte = bytes[(rows[0] ?? 0) * width + width - 16] ?? 0;
      if (rows.every((row) => bytes[row * width + width - 16] === byte))
        assert.equal((tallied[0] ?? 0) * 16, (byte & 1) * rows.length);
      assert.deepEqual(
        listed,
        Array.from({ length: 1024 }, (_, row) => row).filter(
          (row) => ((plane[row >>> 5] ?? 0) >>> (row & 31)) & 1,
        ),
      );
    }),
    { numRuns: 200 },
  );
});

test('the kernel runs as WebAssembly here, and grows without losing what it holds', () => {
  const memory = newMemory();
  const at = memory.take(128);
  memory.words[at >>> 2] = 42;
  const far = memory.take(10_000_000);
  memory.words[far >>> 2] = 7;
  assert.equal(memory.words[at >>> 2], 42);
  assert.match(String(memory.loops.count), /native code/);
});
