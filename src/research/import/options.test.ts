import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readOptions } from '#research/import/options.ts';

const cloud = [
  'Cloud',
  'Cloud, private',
  'Data',
  'Data; insight',
  'A / B',
  'insight > speed',
  'C++',
];
const cells: [string, string[]][] = [
  ['Cloud', ['Cloud']],
  ['Cloud, private', ['Cloud, private']],
  ['Cloud, private, Cloud', ['Cloud, private', 'Cloud']],
  ['Cloud; Data; insight', ['Cloud', 'Data; insight']],
  ['Data; insight > speed', ['Data', 'insight > speed']],
  ['cloud |DATA\nA / B', ['Cloud', 'Data', 'A / B']],
  ['Cloud;  Data ;', ['Cloud', 'Data']],
  ['C++; Cloud', ['C++', 'Cloud']],
];
for (const [cell, options] of cells)
  test(JSON.stringify(cell), () => assert.deepEqual(readOptions(cell, cloud), { options }));

test('what is no option is named', () => {
  const unknown = (cell: string) => readOptions(cell, cloud);
  assert.deepEqual(unknown('Cloud; Clouds; Data'), { options: null, unknown: 'clouds' });
  assert.deepEqual(unknown('Cloudy'), { options: null, unknown: 'cloudy' });
  assert.deepEqual(unknown('Data; something (else)'), {
    options: null,
    unknown: 'something (else)',
  });
});

test('whatever options and joiner: what was chosen is read back', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'Ω', 'é', '1'),
    minLength: 1,
    maxLength: 4,
  });
  const sign = fc.constantFrom('; ', ', ', ' > ', ' / ', ' | ', ' - ', ' ');
  const option = fc
    .array(fc.tuple(word, sign), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.flat().slice(0, -1).join(''));
  const joiner = fc.constantFrom('; ', ' | ', ', ', ' > ', '\n', ';');
  const options = fc.uniqueArray(option, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(options, joiner, fc.infiniteStream(fc.boolean()), (listed, join, coins) => {
      const chosen = listed.filter(() => coins.next().value);
      const cell = chosen.join(join);
      const read = readOptions(cell, listed);
      // two readings can be equally long; what is read says the same when it is joined again
      assert.ok(read.options, cell);
      assert.equal(read.options.join(join), cell);
    }),
  );
});
