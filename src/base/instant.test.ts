import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOrderOf, parseInstant } from '#base/instant.ts';

const cases: [text: string, zone: string, instant: string | null][] = [
  ['2024-03-29T09:33:24.233Z', 'Europe/London', '2024-03-29T09:33:24.233Z'],
  ['2024-06-17T13:30:00+01:00', 'Asia/Tokyo', '2024-06-17T12:30:00.000Z'],
  ['2024-06-17 13:30:00 -0530', 'UTC', '2024-06-17T19:00:00.000Z'],
  ['2024-06-17 13:30', 'Europe/London', '2024-06-17T12:30:00.000Z'],
  ['2024-06-17T13:30:15.5', 'Europe/Athens', '2024-06-17T10:30:15.500Z'],
  ['2024-06-17', 'Europe/Athens', '2024-06-16T21:00:00.000Z'],
  ['29.3.2024 9:33', 'Europe/Berlin', '2024-03-29T08:33:00.000Z'],
  ['29/03/2024 09:33:24', 'UTC', '2024-03-29T09:33:24.000Z'],
  ['2024-02-30T10:00:00Z', 'UTC', null],
  ['2024-06-17T25:00:00Z', 'UTC', null],
  ['2024-06-17T10:00:61Z', 'UTC', null],
  ['2024-03-31 01:30', 'Europe/London', null], // the clocks go forward
  ['soon', 'UTC', null],
  ['', 'UTC', null],
];
for (const [text, zone, instant] of cases)
  test(`“${text}” in ${zone} is ${instant}`, () =>
    assert.equal(parseInstant(text, zone, 'day-first')?.toISOString() ?? null, instant));

test('03/04/2024 is read only where the column shows which is the day', () => {
  assert.equal(dayOrderOf(['03/04/2024', '29/03/2024 10:00']), 'day-first');
  assert.equal(dayOrderOf(['03/04/2024', '3/29/2024 10:00']), 'month-first');
  assert.equal(dayOrderOf(['03/04/2024']), null);
  assert.equal(dayOrderOf(['13/04/2024', '04/13/2024']), null);
  assert.equal(parseInstant('03/04/2024', 'UTC', null), null);
  const [day, month] = ['day-first', 'month-first'].map((order) =>
    parseInstant('03/04/2024', 'UTC', order as 'day-first')
      ?.toISOString()
      .slice(0, 10),
  );
  assert.deepEqual([day, month], ['2024-04-03', '2024-03-04']);
});

test('an instant written with its offset is read back', () => {
  const date = fc.date({
    min: new Date('1900-01-02'),
    max: new Date('2200-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, (at) => {
      const read = parseInstant(at.toISOString(), 'Europe/Athens', null);
      assert.equal(read?.getTime(), at.getTime());
    }),
  );
});
