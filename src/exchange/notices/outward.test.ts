import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf, wallTime } from '#base/time.ts';
import { DEFAULTS } from '#exchange/notices/choices.ts';
import { decide, type Sent, type Situation, type Thing } from '#exchange/notices/outward.ts';
import {
  at,
  isSpent,
  type Life,
  live,
  type Told,
  type World,
  worlds,
  ZONE,
} from '../../../test/outward-world.ts';

/** Seeds that once found something stay here. */
const SEEDS = [20_260_617, 41, 1_137];
const RUNS = 4_000;

/** What holds in every world, each a sentence. @returns what was broken */
const musts: Record<string, (life: Life) => unknown[]> = {
  'only what is true at that moment goes out': ({ told }) =>
    told.filter(({ state, truth }) => state !== truth),
  'nothing goes out that was seen on a screen': ({ told }) =>
    told.filter(({ lookedAt, changedAt }) => lookedAt !== null && lookedAt >= changedAt),
  'a change goes out once on a channel': ({ told }) =>
    told.filter((each, n) => !each.failed && told.findIndex((other) => isSame(other, each)) !== n),
  'what was said last is not said again on that channel, unless it was said otherwise between': ({
    told,
  }) => repeats(told),
  'a day brings no more than the budget, and no more urgent ones than that': ({ told, world }) =>
    overspent(told, world.budget),
  'quiet hours are quiet, but for what is urgent where the person said so': ({ told, world }) =>
    told.filter(({ minute, urgent }) => isQuiet(minute, world) && !(urgent && world.urgentInQuiet)),
  'only chosen channels that lead to the person are used': ({ told, world }) =>
    told.filter(({ channel }) => !world.chosen.includes(channel) || !world.reach.includes(channel)),
  'the next channel waits for its time, and for nobody who has looked': ({ told, world }) =>
    tooSoon(told, world),
  'nothing goes out when it is of no use any more': ({ told, world }) =>
    told.filter(({ subject, minute }) => {
      const end = world.endsAt[Number(subject.slice(1))];
      return end != null && minute >= end;
    }),
  'whatever the person does not know was told in the end, where a channel and the budget allow':
    untold,
};

const isSame = (a: Told, b: Told) =>
  a.subject === b.subject && a.version === b.version && a.channel === b.channel && !a.failed;

function repeats(told: Told[]): Told[] {
  return told.filter((each, index) => {
    if (each.failed) return false;
    const before = told
      .slice(0, index)
      .filter(({ subject, failed }) => subject === each.subject && !failed)
      .filter(({ minute }) => each.lookedAt === null || minute > each.lookedAt);
    const last = before.findLastIndex(({ state }) => state !== each.state);
    return before.slice(last + 1).some(({ channel }) => channel === each.channel);
  });
}

function overspent(told: Told[], budget: number) {
  const days = new Map<string, Set<string>>();
  for (const { minute, urgent, message, failed } of told) {
    const day = `${dayOf(at(minute), ZONE)} ${urgent}`;
    if (!failed) days.set(day, (days.get(day) ?? new Set()).add(message));
  }
  return [...days].filter(([, messages]) => messages.size > budget);
}

function isQuiet(minute: number, { quiet }: World): boolean {
  if (!quiet) return false;
  const [hours = 0, minutes = 0] = wallTime(at(minute), ZONE).slice(11).split(':').map(Number);
  const clock = hours * 60 + minutes;
  return quiet.from < quiet.to
    ? clock >= quiet.from && clock < quiet.to
    : clock >= quiet.from || clock < quiet.to;
}

function tooSoon(told: Told[], { after }: World): Told[] {
  return told.filter((each, index) => {
    const before = told
      .slice(0, index)
      .filter(({ subject, failed }) => subject === each.subject && !failed)
      .filter(({ minute }) => each.lookedAt === null || minute > each.lookedAt)
      .at(-1);
    if (!before || before.state !== each.state || each.channel === 'push') return false;
    const wait = each.urgent ? Math.min(5, after[each.channel]) : after[each.channel];
    return each.minute - before.minute < wait - 1e-6;
  });
}

/** A budget is no reason within three days for three things, nor the quiet hours. */
function untold({ world, things, told, sent }: Life): Thing[] {
  const usable = world.chosen.filter((channel) => world.reach.includes(channel));
  return things.filter(({ subject, state, known, endsAt, since }) => {
    if (state === known || endsAt || usable.length === 0) return false;
    if (usable.every((channel) => isSpent(sent, subject, channel))) return false;
    const said = told.findLast((each) => each.subject === subject && !each.failed);
    return !(said && said.state === state && at(said.minute) >= since);
  });
}

/** Lived once for all; a broken "must" is then made small from its seed. */
const lives = SEEDS.flatMap((seed) => fc.sample(worlds, { seed, numRuns: RUNS }).map(live));

for (const [must, broken] of Object.entries(musts))
  test(must, () => {
    const holds = (life: Life) => assert.deepEqual(broken(life), []);
    if (lives.every((life) => broken(life).length === 0)) return;
    for (const seed of SEEDS)
      fc.assert(
        fc.property(worlds, (world) => holds(live(world))),
        { seed, numRuns: RUNS },
      );
    lives.forEach(holds);
  });

test('the histories hold what the rules are about', () => {
  const all = lives.flatMap(({ told }) => told);
  assert.ok(lives.length >= 10_000);
  for (const [what, some] of Object.entries({
    urgent: all.some(({ urgent }) => urgent),
    failed: all.some(({ failed }) => failed),
    escalated:
      all.some(({ channel }) => channel === 'sms') &&
      all.some(({ channel }) => channel === 'email'),
    bundled: lives.some(
      ({ told }) => new Set(told.map(({ message }) => message)).size < told.length,
    ),
    corrected: lives.some(({ told }) => told.some(({ state }) => state === '0')),
  }))
    assert.ok(some, what);
});

const NOW = new Date(Date.UTC(2026, 5, 17, 12, 0));
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const moved = (state: string, more: Partial<Thing> = {}): Thing => ({
  ...{ subject: 'meeting', version: state, choice: 'meeting', known: '15:10', state },
  ...{ since: NOW, changedAt: NOW, urgentFrom: null, endsAt: null, ...more },
});
const situation = (more: Partial<Situation<Thing>>): Situation<Thing> => ({
  ...{ things: [], sent: [], shownAt: null, reach: ['push', 'email'], zone: ZONE, now: NOW },
  preferences: { channels: DEFAULTS, quiet: null, urgentInQuiet: false },
  rules: { budget: 8, after: { email: 30, sms: 10 } },
  ...more,
});
const pushed = (state: string, minute: number): Sent => ({
  ...{ subject: 'meeting', version: state, state, message: state, channel: 'push', urgent: false },
  ...{ outcome: 'sent', attempts: 1, nextTryAt: null, at: minutes(minute) },
});

test('a meeting that moves three times within its rest is one message, about where it came to rest', () => {
  const hops = [0, 0.5, 0.9].map((minute, n) => moved(`16:${n}0`, { changedAt: minutes(minute) }));
  const early = hops.map((thing) => decide(situation({ things: [thing], now: thing.changedAt })));
  const late = decide(situation({ things: hops.slice(2), now: minutes(1.9) }));

  assert.deepEqual(
    early.map(({ send }) => send.length),
    [0, 0, 0],
  );
  assert.deepEqual(late.send, [{ channel: 'push', urgent: false, things: [hops[2]] }]);
});

test('a meeting that moves for ever is told after four rests all the same', () => {
  const thing = moved('17:00', { changedAt: minutes(4) });
  assert.equal(decide(situation({ things: [thing], now: minutes(4) })).send.length, 1);
});

test('moved and moved back is nothing; told and moved back is corrected where it was told', () => {
  const back = moved('15:10', { changedAt: minutes(1), version: 'back' });
  const untold = decide(situation({ things: [back], now: minutes(9) }));
  const told = decide(situation({ things: [back], sent: [pushed('16:00', 0.5)], now: minutes(9) }));
  const sent = [pushed('16:00', 0.5), { ...pushed('15:10', 2), version: 'back' }];
  const corrected = decide(situation({ things: [back], sent, now: minutes(99) }));

  assert.deepEqual(untold, { send: [], lookAgainAt: null });
  assert.deepEqual(told.send, [{ channel: 'push', urgent: false, things: [back] }]);
  assert.deepEqual(corrected, { send: [], lookAgainAt: null });
});

test('three things that are due at once are one message', () => {
  const things = ['a', 'b', 'c'].map((subject) => moved('16:00', { subject }));
  const { send } = decide(situation({ things, now: minutes(1) }));
  assert.deepEqual(send, [{ channel: 'push', urgent: false, things }]);
});

test('what was pushed and not seen goes by e-mail after its time, and once', () => {
  const things = [moved('16:00')];
  const sent = [pushed('16:00', 1)];
  const before = decide(situation({ things, sent, now: minutes(30) }));
  const after = decide(situation({ things, sent, now: minutes(31) }));
  const email: Sent = { ...pushed('16:00', 31), channel: 'email' };
  const done = decide(situation({ things, sent: [...sent, email], now: minutes(900) }));
  const seen = decide(situation({ things, sent, shownAt: minutes(2), now: minutes(31) }));

  assert.deepEqual(before, { send: [], lookAgainAt: minutes(31) });
  assert.deepEqual(after.send, [{ channel: 'email', urgent: false, things }]);
  assert.deepEqual([done.send, seen.send], [[], []]);
});
