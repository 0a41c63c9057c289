import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { qrOf, qrPath } from '#base/qr/qr.ts';
import { readQr } from '../../../test/qr-reader.ts';

test('a code reads back as its text, in every version and alphabet', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 120 })
    .filter((each) => Buffer.byteLength(each) <= 213 && Buffer.from(each).toString() === each);
  fc.assert(fc.property(text, (each) => assert.equal(readQr(qrOf(each)), each)));
  const lengths = Array.from({ length: 214 }, (_, length) => 'a/B-9_'.repeat(36).slice(0, length));
  for (const each of lengths) assert.equal(readQr(qrOf(each)), each);
});

/** Hashes of the same codes by another maker of QR codes, once looked up. */
const others = {
  'https://plenary.example/p/AbCdEfGhIjKlMnOpQrStUv': 'a6f30130c2a08b3b',
  ['x'.repeat(213)]: 'f8a692e420006d88',
  ['Ω'.repeat(60)]: '12236950f6828e51',
};

test('a code is, to the module, what another maker draws: repairs, formats and patterns too', () => {
  for (const [text, hash] of Object.entries(others)) {
    const rows = qrOf(text).map((line) => line.map((dark) => (dark ? '1' : '0')).join(''));
    const own = createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16);
    assert.equal(own, hash);
  }
});

test('a text that no version up to 10 holds is refused', () => {
  assert.throws(() => qrOf('x'.repeat(214)), RangeError);
});

test('the path draws the dark modules and nothing else', () => {
  const matrix = qrOf('https://plenary.example/p/AbCdEfGhIjKlMnOpQrStUv');
  const drawn = matrix.map((line) => line.map(() => false));
  for (const [, x, y, run] of qrPath(matrix).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
  assert.deepEqual(drawn, matrix);
});
