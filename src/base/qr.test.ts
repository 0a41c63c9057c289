import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { qrOf, qrPath } from '#base/qr.ts';
import { readQr } from '../../test/qr-reader.ts';

test('a code reads back as its link', () => {
  const code = fc.string({
    unit: fc.constantFrom(...'ABCxyz019-_'),
    minLength: 22,
    maxLength: 22,
  });
  const place = fc.constantFrom('http://localhost:3000', 'https://plenary.example');
  fc.assert(
    fc.property(place, code, (origin, each) => {
      const link = `${origin}/p/${each}`;
      assert.equal(readQr(qrOf(link)), link);
    }),
  );
});

test('a long text in any alphabet reads back too', () => {
  const text = fc
    .string({
      unit: fc.constantFrom(...'aZ09["],', 'é', 'Ψ', '数'),
      minLength: 100,
      maxLength: 180,
    })
    .map((each) => `P1${each}`);
  fc.assert(
    fc.property(text, (each) => {
      fc.pre(Buffer.byteLength(each) <= 412);
      assert.equal(readQr(qrOf(each)), each);
    }),
    { numRuns: 40 },
  );
});

test('the path draws the dark modules and nothing else', () => {
  const matrix = qrOf('https://plenary.example/p/AbCdEfGhIjKlMnOpQrStUv');
  const drawn = matrix.map((line) => line.map(() => false));
  for (const [, x, y, run] of qrPath(matrix).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
  assert.deepEqual(drawn, matrix);
});
