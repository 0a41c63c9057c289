import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bestGaps, gapsOf, type Span } from '#exchange/tables/gaps.ts';

const at = (clock: string) => new Date(`2030-01-01T${clock}:00Z`);
const span = (from: string, to: string): Span => ({ startsAt: at(from), endsAt: at(to) });
const written = ({ startsAt, endsAt }: Span) =>
  `${startsAt.toISOString().slice(11, 16)}-${endsAt.toISOString().slice(11, 16)}`;

test('gaps are the slots, and the breaks between all that the programme holds', () => {
  const slots = [span('10:30', '10:50'), span('10:50', '11:10')];
  const sessions = [
    span('09:00', '10:00'),
    span('09:00', '09:40'),
    span('11:20', '12:00'),
    span('14:00', '15:00'),
  ];
  assert.deepEqual(gapsOf(slots, sessions).map(written), [
    '10:00-10:30',
    '10:30-10:50',
    '10:50-11:10',
    '12:00-13:00',
  ]);
});

test('a time is better the more can come, and says who can’t', () => {
  const gaps = [span('10:00', '10:30'), span('12:00', '13:00')];
  const busy = new Map([
    ['ann', [span('10:15', '10:40')]],
    ['ben', [span('10:30', '10:50'), span('11:50', '12:00')]],
  ]);
  const best = bestGaps(gaps, ['ann', 'ben', 'cy'], busy, { now: at('08:00'), most: 5 });
  assert.deepEqual(
    best.map((gap) => [written(gap), gap.free, gap.busy]),
    [
      ['12:00-13:00', ['ann', 'ben', 'cy'], []],
      ['10:00-10:30', ['ben', 'cy'], ['ann']],
    ],
  );
  assert.deepEqual(bestGaps(gaps, ['ann'], busy, { now: at('12:00'), most: 5 }), []);
});

const minute = fc.integer({ min: 0, max: 600 });
const spans = fc.array(
  fc.tuple(minute, fc.integer({ min: 1, max: 90 })).map(([from, length]) => ({
    startsAt: new Date(from * 60_000),
    endsAt: new Date((from + length) * 60_000),
  })),
  { maxLength: 8 },
);

test('for whatever days: free are exactly those with nothing then, no better time is left out, none is past', () => {
  const people = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(
      spans,
      fc.array(spans, { minLength: 4, maxLength: 4 }),
      minute,
      fc.integer({ min: 1, max: 4 }),
      (gaps, diaries, clock, most) => {
        const now = new Date(clock * 60_000);
        const busy = new Map(people.map((person, i) => [person, diaries[i] ?? []]));
        const can = (person: string, gap: Span) => {
          const minutes = (busy.get(person) ?? []).flatMap(({ startsAt, endsAt }) =>
            Array.from(
              { length: (+endsAt - +startsAt) / 60_000 },
              (_, i) => +startsAt / 60_000 + i,
            ),
          );
          return !minutes.some(
            (each) => each >= +gap.startsAt / 60_000 && each < +gap.endsAt / 60_000,
          );
        };
        const best = bestGaps(gaps, people, busy, { now, most });

        const coming = gaps.filter(({ startsAt }) => startsAt > now);
        assert.equal(best.length, Math.min(most, coming.length));
        for (const gap of best) {
          assert.ok(gap.startsAt > now);
          assert.deepEqual(
            gap.free,
            people.filter((person) => can(person, gap)),
          );
          assert.deepEqual(
            gap.busy,
            people.filter((person) => !can(person, gap)),
          );
        }
        const counts = coming.map((gap) => people.filter((person) => can(person, gap)).length);
        const expected = counts.sort((a, b) => b - a).slice(0, most);
        assert.deepEqual(
          best.map(({ free }) => free.length),
          expected,
        );
      },
    ),
  );
});

test('for whatever programme: a gap beside the slots overlaps nothing in it', () => {
  fc.assert(
    fc.property(spans, spans, (slots, sessions) => {
      const own = new Set(slots.map(written));
      for (const gap of gapsOf(slots, sessions).filter((each) => !own.has(written(each))))
        for (const each of [...slots, ...sessions])
          assert.ok(gap.endsAt <= each.startsAt || each.endsAt <= gap.startsAt);
    }),
  );
});
