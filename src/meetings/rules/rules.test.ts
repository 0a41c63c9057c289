import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import {
  noteAbsence,
  readAbsences,
  removeAbsence,
  spanOf,
} from '#meetings/rules/absences.server.ts';
import { bookSeat, freeSeat, readSeats } from '#meetings/rules/attendees.server.ts';
import { changeContract, readContracts } from '#meetings/rules/contracts.server.ts';
import {
  bringTableBack,
  countTables,
  loseTable,
  placeTables,
  readHall,
} from '#meetings/rules/hall.server.ts';
import { personTyped, readRuleBook } from '#meetings/rules/rule-book.server.ts';
import { DEFAULT_RULES, readRules } from '#meetings/rules/rules.server.ts';
import { changeRules } from '#meetings/rules/rules-change.server.ts';
import { readRulesForm } from '#meetings/rules/rules-schema.ts';
import {
  readSaidOfPairs,
  ruleOnPair,
  takeBackPairRule,
} from '#meetings/rules/said-of-pairs.server.ts';
import { readTables, writeTables } from '#meetings/rules/table-numbers.ts';
import { at, NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const typed = (rules: object) =>
  Object.fromEntries(
    Object.entries(rules).flatMap(([key, value]) =>
      typeof value === 'boolean' ? (value ? [[key, 'yes']] : []) : [[key, String(value ?? '')]],
    ),
  );

test('rules are read from a form as they were written into it, and wrong ones named', () => {
  assert.deepEqual(readRulesForm(typed(DEFAULT_RULES)), { rules: DEFAULT_RULES });
  const odd = { ...DEFAULT_RULES, mostInARow: 3, atOnce: true, noon: '12:30' };
  assert.deepEqual(readRulesForm(typed(odd)), { rules: odd });
  const wrong = { ...typed(DEFAULT_RULES), ceiling: '0', noon: '25:00', expireHours: 'long' };
  assert.deepEqual(readRulesForm(wrong), { wrong: ['ceiling', 'noon', 'expireHours'] });
  const musts = { ...typed(DEFAULT_RULES), clientAsks: '5', clientMusts: '6' };
  assert.deepEqual(readRulesForm(musts), { wrong: ['clientMusts'] });
  assert.ok('wrong' in readRulesForm({}));
});

test('changed rules stand, and organisers hear of it once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await smallForum(db);
  const rules = { ...DEFAULT_RULES, ceiling: 4, mostInARow: 2 };
  assert.deepEqual(await changeRules(db, organiser, rules, NOW), { rules: 'changed' });
  assert.deepEqual(await changeRules(db, organiser, rules, NOW), { rules: 'same' });
  assert.deepEqual(await readRules(db, forumId), rules);
  const heard = await db
    .selectFrom('announcement')
    .select('key')
    .where('key', '=', 'meetings:rules')
    .execute();
  assert.equal(heard.length, 1);
});

test('a contract has a most and a table, neither below what is promised nor beyond what there is', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await smallForum(db);
  const change = (ref: string, most: number | null, table: number | null) =>
    changeContract(db, organiser, { ref, most, table }, NOW);
  assert.deepEqual(await change('C1', 3, 2), { contract: 'changed' });
  assert.deepEqual(await change('C1', 1, null), { refused: 'below-guarantee' });
  assert.deepEqual(await change('C1', null, 3), { refused: 'no-such-table' });
  assert.deepEqual(await change('C9', null, null), { refused: 'no-such-client' });
  const [acme] = await readContracts(db, forumId);
  assert.deepEqual([acme?.guaranteed, acme?.most, acme?.table], [2, 3, 2]);
});

test('tables are counted, placed and lost; none goes that a client sits at', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await smallForum(db);
  assert.deepEqual(await countTables(db, organiser, 6, NOW), { tables: 6 });
  assert.deepEqual(await countTables(db, organiser, 0, NOW), { refused: 'out-of-range' });
  await changeContract(db, organiser, { ref: 'C1', most: null, table: 5 }, NOW);
  assert.deepEqual(await countTables(db, organiser, 4, NOW), { refused: 'own-table' });

  const place = (zone: string, tables: number[]) =>
    placeTables(db, organiser, { zone, tables }, NOW);
  assert.deepEqual(await place('Quay', [1, 2, 3]), { placed: 3 });
  assert.deepEqual(await place('Hall', [3]), { placed: 1 });
  assert.deepEqual(await place('', [1]), { placed: 1 });
  assert.deepEqual(await place('Hall', [7]), { refused: 'no-such-table' });
  assert.deepEqual(await place('x'.repeat(41), [1]), { refused: 'too-long' });

  const lost = await loseTable(db, organiser, { table: 2, startsAt: at(0), endsAt: at(30) }, NOW);
  assert.ok('lost' in lost);
  const backwards = { table: 2, startsAt: at(30), endsAt: at(0) };
  assert.deepEqual(await loseTable(db, organiser, backwards, NOW), {
    refused: 'ends-before-it-starts',
  });
  const nowhere = { table: 9, startsAt: at(0), endsAt: at(30) };
  assert.deepEqual(await loseTable(db, organiser, nowhere, NOW), { refused: 'no-such-table' });
  const hall = await readHall(db, forumId);
  assert.deepEqual(hall.zones, [
    { zone: 'Hall', tables: [3] },
    { zone: 'Quay', tables: [2] },
  ]);
  assert.deepEqual(
    hall.lost.map(({ table }) => table),
    [2],
  );
  assert.deepEqual(await bringTableBack(db, organiser, lost.lost, NOW), { back: true });
  assert.deepEqual(await bringTableBack(db, organiser, lost.lost, NOW), { refused: 'not-there' });
});

test('who arrives, leaves or rests can’t be met meanwhile', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId, ada } = await smallForum(db);
  const note = (
    kind: 'arrives' | 'break',
    from: Date | null,
    to: Date | null,
    person = ada.personId,
  ) => noteAbsence(db, organiser, { person, kind, from, to }, NOW);
  const late = await note('arrives', null, at(40));
  assert.ok('absence' in late);
  assert.deepEqual(await note('break', at(5), null), { refused: 'no-such-time' });
  assert.deepEqual(await note('break', at(5), at(5)), { refused: 'ends-before-it-starts' });
  assert.deepEqual(await note('break', at(5), at(9), newId()), { refused: 'no-such-person' });

  const [absence] = await readAbsences(db, forumId);
  assert.ok(absence && absence.startsAt < at(0));
  assert.deepEqual(absence.endsAt, at(40));
  assert.deepEqual(await removeAbsence(db, organiser, absence.id, NOW), { removed: true });
  assert.deepEqual(await removeAbsence(db, organiser, absence.id, NOW), { refused: 'not-there' });
});

test('an arrival covers all before it, a departure all after it, whatever the slots', () => {
  const minute = fc.integer({ min: -500, max: 500 }).map(at);
  const slot = minute.map((startsAt) => ({ startsAt, endsAt: new Date(+startsAt + 60_000) }));
  fc.assert(
    fc.property(fc.array(slot), minute, (slots, time) => {
      const arrival = spanOf('arrives', { from: null, to: time }, slots);
      const departure = spanOf('leaves', { from: time, to: null }, slots);
      assert.ok(arrival && departure);
      for (const { startsAt, endsAt } of slots) {
        assert.ok(startsAt >= arrival.startsAt && endsAt <= departure.endsAt);
      }
      assert.ok(arrival.startsAt < arrival.endsAt && departure.startsAt < departure.endsAt);
    }),
  );
  assert.equal(spanOf('leaves', { from: null, to: null }, []), null);
});

test('a seat in a session is booked once and given up once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId, ada } = await smallForum(db);
  const seat = { session: 'S1', person: ada.personId };
  assert.deepEqual(await bookSeat(db, organiser, seat, NOW), { seat: 'booked' });
  assert.deepEqual(await bookSeat(db, organiser, seat, NOW), { refused: 'booked-already' });
  assert.deepEqual(await bookSeat(db, organiser, { ...seat, session: 'S9' }, NOW), {
    refused: 'no-such-session',
  });
  assert.deepEqual(await bookSeat(db, organiser, { ...seat, person: newId() }, NOW), {
    refused: 'no-such-person',
  });
  assert.deepEqual(await readSeats(db, forumId), [seat]);
  assert.deepEqual(await freeSeat(db, organiser, seat, NOW), { seat: 'free' });
  assert.deepEqual(await freeSeat(db, organiser, seat, NOW), { refused: 'not-there' });
});

test('what is said of a pair is whole and does not contradict itself', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await smallForum(db);
  const none = { slot: null, part: null, other: null };
  const pair = { client: 'C1', delegate: 'D-1' };
  const say = (said: object) =>
    ruleOnPair(db, organiser, { ...none, ...pair, kind: 'forbidden', ...said }, NOW);

  assert.deepEqual(await say({ kind: 'fixed' }), { refused: 'no-such-slot' });
  assert.deepEqual(await say({ kind: 'fixed', slot: 9 }), { refused: 'no-such-slot' });
  assert.ok('rule' in (await say({ kind: 'fixed', slot: 2 })));
  assert.deepEqual(await say({ kind: 'fixed', slot: 3 }), { refused: 'said-already' });
  assert.deepEqual(await say({}), { refused: 'contradicts' });
  assert.deepEqual(await say({ kind: 'part' }), { refused: 'no-part' });
  assert.deepEqual(await say({ kind: 'before' }), { refused: 'no-other-pair' });
  assert.deepEqual(await say({ kind: 'before', other: pair }), { refused: 'same-pair' });
  const other = { client: 'C2', delegate: 'D-4' };
  assert.ok('rule' in (await say({ kind: 'before', other })));
  assert.ok('rule' in (await say({ ...other })));
  assert.deepEqual(await say({ ...other, kind: 'part', part: 'morning' }), {
    refused: 'contradicts',
  });
  assert.deepEqual(await say({ client: 'C9' }), { refused: 'no-such-client' });
  assert.deepEqual(await say({ delegate: 'D-9' }), { refused: 'no-such-delegate' });

  const rules = await readSaidOfPairs(db, forumId);
  assert.deepEqual(
    rules.map(({ client, delegate, kind, slot, other: then }) => [
      client,
      delegate,
      kind,
      slot,
      then,
    ]),
    [
      ['C1', 'D-1', 'fixed', 2, null],
      ['C1', 'D-1', 'before', null, other],
      ['C2', 'D-4', 'forbidden', null, null],
    ],
  );
  const [first] = rules;
  assert.deepEqual(await takeBackPairRule(db, organiser, first?.id ?? '', NOW), { removed: true });
  assert.deepEqual(await takeBackPairRule(db, organiser, first?.id ?? '', NOW), {
    refused: 'not-there',
  });
});

test('the book names everyone who can be met, each by one key', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, ada } = await smallForum(db);
  const book = await readRuleBook(db, organiser);
  assert.deepEqual(book.people.map(({ key }) => key).sort(), [
    'D-1',
    'D-2',
    'D-3',
    'D-4',
    'abe@clients.example',
    'ann@clients.example',
    'bea@clients.example',
  ]);
  assert.equal(await personTyped(db, organiser, 'd-1 · Ada Lund'), ada.personId);
  assert.equal(await personTyped(db, organiser, 'Ada'), null);
});

test('tables are written as people write them and read back', () => {
  assert.deepEqual(readTables('1-3, 12 5'), [1, 2, 3, 5, 12]);
  assert.equal(writeTables([12, 1, 2, 3]), '1–3, 12');
  for (const nonsense of ['0', '3-1', 'two', '1000', '-4'])
    assert.equal(readTables(nonsense), null);
  const tables = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1 });
  fc.assert(
    fc.property(tables, (list) => {
      assert.deepEqual(
        readTables(writeTables(list)),
        list.sort((a, b) => a - b),
      );
    }),
  );
});
