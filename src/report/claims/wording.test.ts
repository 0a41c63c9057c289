import assert from 'node:assert/strict';
import { test } from 'node:test';
import { triggersIn } from '#report/claims/wording.ts';

test('digits in a name claim nothing; ordinals in digits claim their place', () => {
  assert.deepEqual(triggersIn('COVID-19 and 5G changed B2B.'), []);
  assert.deepEqual(
    triggersIn('It is the 1st priority, the 2nd concern and the 3rd area.').map(
      ({ predicate }) => predicate.kind,
    ),
    ['first', 'second', 'third'],
  );
  assert.equal(triggersIn('It is the third-highest.')[0]?.predicate.kind, 'third');
  assert.equal(triggersIn('We met 19 of them.')[0]?.predicate.kind, 'number');
});
