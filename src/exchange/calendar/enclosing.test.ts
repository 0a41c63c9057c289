import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enclosing, type SaidByMail, type Standing } from '#exchange/calendar/enclosing.ts';

const NOW = new Date('2030-06-17T12:00:00Z');
const later = new Date('2030-06-17T14:00:00Z');
const OFF = 'off';

/** A meeting's life: where it is (null: off), and at which of these moments a mail goes out, about it or not. */
const step = fc.record({
  place: fc.option(fc.constantFrom('a', 'b', 'c')),
  mail: fc.constantFrom('none', 'about it', 'about another'),
  inFeed: fc.boolean(),
});

test('a calendar that takes in every mail holds what is true at each, or nothing; never is the same told twice', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let calendar: string | null = null;
      const said = new Map<string, SaidByMail>();
      for (const { place, mail, inFeed } of steps) {
        if (mail === 'none') continue;
        const hash = place ?? OFF;
        const entry: Standing = {
          ...{ subject: 'meeting:x', kind: 'meeting', endsAt: later, cancelled: !place, hash },
        };
        const subjects = mail === 'about it' ? ['meeting:x'] : ['meeting:y'];
        const about = [{ kind: 'meeting' as const, subjects }];
        const [told] = enclosing([entry], said, about, () => inFeed, NOW);
        if (told) {
          assert.notEqual(calendar, place, 'nothing is told that the calendar has');
          if (calendar === null) assert.ok(mail === 'about it' && !inFeed);
          calendar = place;
          said.set(told.subject, { hash, cancelled: !place });
        } else if (calendar !== null) assert.equal(calendar, place);
        else assert.ok(place === null || inFeed || mail !== 'about it');
      }
    }),
  );
});

test('what is over is told no more', () => {
  const entry: Standing = {
    ...{ subject: 'meeting:x', kind: 'meeting', endsAt: NOW, cancelled: false, hash: 'a' },
  };
  const about = [{ kind: 'meeting' as const, subjects: 'all' as const }];
  assert.deepEqual(
    enclosing([entry], new Map(), about, () => false, NOW),
    [],
  );
});
