import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { brokenAt } from '#base/json-place.ts';

const broken: [string, number, number][] = [
  ['{"tables": 3,\n "slots": [,]}', 2, 12],
  ['{"a": 1,}', 1, 9],
  ['{"a" 1}', 1, 6],
  ['{\n"a": tru}', 2, 6],
  ['["a"\n"b"]', 2, 1],
  ['{"a": "two\nlines"}', 1, 7],
  ['{"a": 1', 1, 8],
  ['{} x', 1, 4],
  ['', 1, 1],
];
for (const [text, line, column] of broken)
  test(`${JSON.stringify(text)} breaks at ${line}:${column}`, () =>
    assert.deepEqual(brokenAt(text), { line, column }));

test('it finds a fault where the engine does, and only there', () => {
  const signs = fc.constantFrom(...'{}[]:,"\\ \n01-.eEtruefalsn'.split(''), '\u0001', 'é');
  const noise = fc.array(signs).map((list) => list.join(''));
  const text = fc.oneof(fc.json(), noise);
  const hurt = fc.tuple(text, fc.nat(), signs).map(([whole, place, sign]) => {
    const at = place % (whole.length + 1);
    return whole.slice(0, at) + sign + whole.slice(at);
  });
  fc.assert(
    fc.property(fc.oneof(text, hurt), (given) => {
      assert.equal(brokenAt(given) === null, isJson(given), given);
    }),
    { numRuns: 2000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
