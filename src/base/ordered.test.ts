import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entriesOf, jsonText, keysOf, ordered } from '#base/ordered.ts';

test('keys that look like numbers keep their order', () => {
  const scale = ordered([
    ['5', { count: 1 }],
    ['4', { count: 2 }],
    ['__proto__', { count: 3 }],
    ['constructor', { count: 4 }],
  ]);
  assert.deepEqual(keysOf(scale), ['5', '4', '__proto__', 'constructor']);
  assert.equal(
    jsonText({ options: scale }),
    '{"options":{"5":{"count":1},"4":{"count":2},"__proto__":{"count":3},"constructor":{"count":4}}}',
  );
});

test('a plain value is written as JSON has it', () => {
  const value = {
    at: new Date(0),
    list: [1, undefined, 'x'],
    no: undefined,
    '"\\ud800': '"\\ud800',
  };
  assert.equal(jsonText(value, 2), JSON.stringify(value, null, 2));
});

test('whatever the keys are, they come out as they went in', () => {
  const key = fc.oneof(fc.nat(20).map(String), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.string())), (given) => {
      const once = [...new Map(given)];
      assert.deepEqual(entriesOf(ordered(given)), once);
      const members = once.map((entry) => entry.map((each) => JSON.stringify(each)).join(':'));
      assert.equal(jsonText(ordered(given)), `{${members.join(',')}}`);
    }),
  );
});
