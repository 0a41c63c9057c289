import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change, Incident, StandingMeeting } from '#meetings/change.ts';
import { applyChanges } from '#meetings/replan/changes.ts';
import { replan } from '#meetings/replan.ts';
import type { Task, TaskPair } from '#meetings/task.ts';

const at = (hour: number, minute: number) => new Date(Date.UTC(2026, 5, 17, hour, minute));
const [ten, eleven, twelve] = [1, 2, 3];
const slot = (number: number) => ({
  ...{ number, day: '2026-06-17', part: 'morning' as const },
  startsAt: at(9 + number, 0),
  endsAt: at(9 + number, 20),
});
const wish = (client: string, delegate: string, sake: TaskPair['for']): TaskPair => ({
  ...{ client, delegate, for: sake, part: null },
  clientPriority: sake === 'delegate' ? null : 2,
  delegatePriority: sake === 'client' ? null : 2,
});
const meeting = (id: string, delegate: string, slot: number, table = 1): StandingMeeting => ({
  ...{ id, client: 'acme', delegate, slot, table, representative: 'ana' },
  ...{ state: 'planned', locked: false },
});

/** Acme is promised two meetings; Ben and Cara are on standby, Ann and Dora are not. */
const forum = (pairs: TaskPair[], more: Partial<Task> = {}): Task => ({
  slots: [slot(ten), slot(eleven), slot(twelve)],
  tables: [1, 2].map((number) => ({ number, zone: '', lost: [] })),
  ...{ walkMinutes: 0, mostInARow: null, fixed: [], before: [] },
  clients: [
    { id: 'acme', promised: 2, most: 3, table: null, representatives: [{ id: 'ana', busy: [] }] },
  ],
  delegates: ['ann', 'ben', 'cara', 'dora'].map((id) => ({
    ...{ id, busy: [], most: 3 },
    standby: id === 'ben' || id === 'cara',
  })),
  pairs,
  ...more,
});
const noShow: Incident = { kind: 'no-show', meeting: 'first', person: 'ann' };
const two = [meeting('first', 'ann', ten), meeting('second', 'dora', eleven)];
const all = [wish('acme', 'ann', 'both'), wish('acme', 'dora', 'both')];
const cancelled: Change = { act: 'cancel', meeting: 'first', why: 'no-show' };
const booked = { act: 'book', replaces: 'first', client: 'acme', table: 1, representative: 'ana' };

const acmeAndBolt = ['acme', 'bolt'].map((id) => ({
  ...{ id, promised: 1, most: 1, table: null },
  representatives: [{ id: id === 'acme' ? 'ana' : 'bea', busy: [] }],
}));
const bothAtTen = [
  { ...meeting('other', 'dora', ten, 2), client: 'bolt', representative: 'bea' },
  meeting('first', 'ann', ten),
];

describe('a delegate does not come', () => {
  test('whoever both sides wished sits down at the same table, not whom one side wished', () => {
    const pairs = [...all, wish('acme', 'cara', 'delegate'), wish('acme', 'ben', 'both')];
    const { changes, promised, standIns, concerned } = replan(
      forum(pairs),
      two,
      [noShow],
      at(10, 3),
    );
    assert.deepEqual(changes, [
      cancelled,
      { ...booked, delegate: 'ben', slot: ten, standIn: true, mutual: true },
    ]);
    assert.deepEqual(promised, { before: 2, lost: 1, value: 2, bound: 2 });
    assert.deepEqual(standIns, { booked: 1, mutual: 1 });
    assert.deepEqual(concerned, ['ann', 'ana', 'ben']);
  });

  test('in the second half of the slot nobody sits down any more, but later', () => {
    const pairs = [...all, wish('acme', 'ben', 'both')];
    const stands = { ...booked, delegate: 'ben', standIn: true, mutual: true };
    const late = replan(forum(pairs), two, [noShow], at(10, 11)).changes;
    assert.deepEqual(late, [cancelled, { ...stands, slot: twelve }]);
    const longer = replan(forum(pairs), two, [noShow], at(10, 11), { latest: 0.6 }).changes;
    assert.deepEqual(longer, [cancelled, { ...stands, slot: ten }]);
  });

  test('without a stand-in the pair is tried again, unless the delegate is away', () => {
    const again = replan(forum(all), two, [noShow], at(10, 3)).changes;
    assert.deepEqual(again, [
      cancelled,
      { ...booked, delegate: 'ann', slot: twelve, standIn: false, mutual: true },
    ]);
    const span = { startsAt: at(10, 0), endsAt: at(18, 0) };
    const gone: Incident = { kind: 'away', person: 'ann', span };
    const { changes, unrestored } = replan(forum(all), two, [noShow, gone], at(10, 3));
    assert.deepEqual(changes, [cancelled]);
    assert.deepEqual(unrestored, [{ client: 'acme', missing: 1, because: 'nobody-free' }]);
  });

  test('where no guarantee is lost, only a wish of both calls a stand-in, or what is asked for', () => {
    const away: Incident = {
      ...{ kind: 'away', person: 'ann' },
      span: { startsAt: at(10, 0), endsAt: at(18, 0) },
    };
    const third = meeting('third', 'ben', twelve);
    const called = (sake: TaskPair['for'], standing: StandingMeeting[], fill?: 'delegate') => {
      const pairs = [...all, wish('acme', 'ben', 'both'), wish('acme', 'cara', sake)];
      return replan(forum(pairs), standing, [noShow, away], at(10, 3), fill && { fill }).standIns
        .booked;
    };
    const kept = [...two, third];
    assert.deepEqual(
      [called('both', kept), called('delegate', kept), called('client', kept)],
      [1, 0, 0],
    );
    assert.equal(called('delegate', kept, 'delegate'), 1);
    const owed = [meeting('first', 'ann', ten), third];
    assert.deepEqual([called('delegate', owed), called('client', owed)], [1, 1]);
  });

  test('nobody is called who is not on standby, at the most, busy or in another meeting', () => {
    const pairs = [...all, wish('acme', 'ben', 'both')];
    const answers = [
      { standby: false },
      { most: 0 },
      { busy: [{ startsAt: at(10, 0), endsAt: at(13, 0) }] },
    ].map((but) => {
      const task = forum(pairs);
      const delegates = task.delegates.map((each) =>
        each.id === 'ben' ? { ...each, ...but } : each,
      );
      return replan({ ...task, delegates }, two, [noShow], at(10, 3)).standIns.booked;
    });
    assert.deepEqual(answers, [0, 0, 0]);
  });
});

describe('something else goes wrong', () => {
  const until = (hour: number) => ({ startsAt: at(9, 0), endsAt: at(hour, 30) });

  test('who arrives late meets the same client later', () => {
    const late: Incident = { kind: 'away', person: 'ann', span: until(10) };
    const { changes } = replan(forum(all), two, [late], at(9, 30));
    const place = { table: 1, representative: 'ana' };
    assert.deepEqual(changes, [
      {
        ...{ act: 'move', meeting: 'first' },
        ...{ from: { slot: ten, ...place }, to: { slot: twelve, ...place } },
      },
    ]);
  });

  test('from a table that is lost they go to another at the same time', () => {
    const lost: Incident = { kind: 'lost-table', table: 1, span: until(10) };
    const { changes } = replan(forum(all), two, [lost], at(9, 30));
    const place = { slot: ten, representative: 'ana' };
    assert.deepEqual(changes, [
      {
        ...{ act: 'move', meeting: 'first' },
        ...{ from: { table: 1, ...place }, to: { table: 2, ...place } },
      },
    ]);
  });

  test('a colleague takes over from a representative who is held up', () => {
    const people = ['ana', 'bo'].map((id) => ({ id, busy: [] }));
    const clients = [{ id: 'acme', promised: 2, most: 3, table: null, representatives: people }];
    const overrun: Incident = { kind: 'overrun', people: ['ana'], span: until(10) };
    const { changes } = replan(forum(all, { clients }), two, [overrun], at(9, 30));
    assert.equal(changes.length, 1);
    const [move] = changes;
    assert.deepEqual(move?.act === 'move' && move.to, {
      slot: ten,
      table: 1,
      representative: 'bo',
    });
  });

  test('a locked meeting is cancelled, not moved, and whoever waits gets a stand-in', () => {
    const late: Incident = { kind: 'away', person: 'ann', span: until(10) };
    const locked = two.map((each) => ({ ...each, locked: each.id === 'first' }));
    const pairs = [...all, wish('acme', 'ben', 'both')];
    const { changes } = replan(forum(pairs), locked, [late], at(9, 30));
    assert.deepEqual(
      changes.map(({ act }) => act),
      ['cancel', 'book'],
    );
  });

  test('a meeting under way goes on when its people leave after it began', () => {
    const span = { startsAt: at(10, 10), endsAt: at(18, 0) };
    const leaves: Incident = { kind: 'away', person: 'ann', span };
    assert.deepEqual(replan(forum(all), two, [leaves], at(10, 10)).changes, []);
  });

  test('two clients are served together: who has a choice leaves the only stand-in to the other', () => {
    const pairs = [
      ...[wish('acme', 'ann', 'both'), wish('bolt', 'dora', 'both')],
      ...[wish('acme', 'ben', 'delegate'), wish('bolt', 'ben', 'both')],
      wish('bolt', 'cara', 'client'),
    ];
    const gone = ['ann', 'dora'].map(
      (person): Incident => ({ ...{ kind: 'away', person }, span: until(18) }),
    );
    const task = { ...forum(pairs, { clients: acmeAndBolt }), slots: [slot(ten)] };
    const { changes, promised } = replan(task, bothAtTen, gone, at(10, 3));
    const met = changes.flatMap((each) =>
      each.act === 'book' ? [`${each.client} ${each.delegate}`] : [],
    );
    assert.deepEqual(met, ['bolt cara', 'acme ben']);
    assert.deepEqual(promised, { before: 2, lost: 2, value: 2, bound: 2 });
  });

  test('who can meet at another time leaves the only table to whoever can not', () => {
    const spans = { 1: [slot(ten)], 2: [slot(ten), slot(eleven), slot(twelve)] };
    const lost = ([1, 2] as const).flatMap((table) =>
      spans[table].map((span): Incident => ({ kind: 'lost-table', table, span })),
    );
    const pairs = [wish('acme', 'ann', 'both'), wish('bolt', 'dora', 'both')];
    const task = forum(pairs, { clients: acmeAndBolt });
    const delegates = task.delegates.map((each) =>
      each.id === 'ann' ? { ...each, busy: [slot(twelve)] } : each,
    );
    const { changes } = replan({ ...task, delegates }, bothAtTen, lost, at(9, 30));
    const moved = changes.flatMap((each) =>
      each.act === 'move' ? [[each.meeting, each.to.slot]] : [],
    );
    assert.deepEqual(moved, [
      ['other', twelve],
      ['first', eleven],
    ]);
  });

  test('of two times that are alike, the one next to other meetings is taken', () => {
    const slots = [...forum(all).slots, slot(4), slot(5)];
    const standing = [meeting('first', 'ann', ten), meeting('second', 'dora', 5)];
    const late: Incident = { kind: 'away', person: 'ann', span: until(10) };
    const { changes } = replan({ ...forum(all), slots }, standing, [late], at(9, 30));
    assert.equal(changes[0]?.act === 'move' && changes[0].to.slot, 4);
  });

  test('a meeting that was kept is not lost, whatever is said of it', () => {
    const kept = two.map((each) => ({ ...each, state: 'kept' as const }));
    assert.deepEqual(replan(forum(all), kept, [noShow], at(10, 30)).changes, []);
  });
});

test('the plan after the changes: a no-show stays as missed, the rest as it was', () => {
  const pairs = [...all, wish('acme', 'ben', 'both')];
  const { changes } = replan(forum(pairs), two, [noShow], at(10, 3));
  assert.deepEqual(applyChanges(two, changes), [
    { ...meeting('first', 'ann', ten), state: 'missed' },
    meeting('second', 'dora', eleven),
    { ...meeting('new 1', 'ben', ten) },
  ]);
});
