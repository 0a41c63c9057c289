import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { RINGS_MS } from '#exchange/calls/call.ts';
import { declineCall, joinCall, leaveCall } from '#exchange/calls/join.server.ts';
import { readMissed } from '#exchange/calls/missed.server.ts';
import { startCall } from '#exchange/calls/start.server.ts';
import { sweepCalls } from '#exchange/calls/sweep.server.ts';
import { block } from '#exchange/chat/blocks.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const roomOf = (opened: object): string => {
  assert.ok('room' in opened && typeof opened.room === 'string', JSON.stringify(opened));
  return opened.room;
};
const voice = (room: string) => ({ room, kind: 'voice' as const });

/** Somebody calls at this minute, and nobody answers. */
async function callInVain(
  db: Awaited<ReturnType<typeof testHouse>>['db'],
  who: Visitor,
  room: string,
  minute: number,
) {
  const started = await startCall(db, who, voice(room), later(minute));
  assert.ok('call' in started);
  await joinCall(db, who, { call: started.call, leg: newId() }, later(minute));
  await sweepCalls(db, new Date(later(minute).getTime() + RINGS_MS + 1));
}

test('a missed call is shown to whoever missed it, until somebody writes in that room', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme } = await chatForum(db);
  const room = roomOf(await openDirect(db, ann, 'D-2', now));
  await callInVain(db, ann, room, 0);
  const second = later(5);
  await callInVain(db, ann, room, 5);

  const missed = await readMissed(db, ben, later(10));
  assert.deepEqual(missed, [{ room, who: 'Ann Adeyemi', title: null, at: second }]);
  for (const other of [ann, acme]) assert.deepEqual(await readMissed(db, other, later(10)), []);
  assert.deepEqual(await readMissed(db, ben, later(5 + 24 * 60)), []);

  await send(db, ann, room, { id: newId(), body: 'Tried to call you' }, later(11));
  assert.deepEqual(await readMissed(db, ben, later(12)), []);
});

test('who calls back, declined, or blocked the caller has missed nothing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const room = roomOf(await openDirect(db, ann, 'D-2', now));
  await callInVain(db, ann, room, 0);
  const back = await startCall(db, ben, voice(room), later(3));
  assert.ok('call' in back);
  const leg = newId();
  await joinCall(db, ben, { call: back.call, leg }, later(3));
  await leaveCall(db, ben, { call: back.call, leg }, later(4));
  assert.deepEqual(await readMissed(db, ben, later(5)), []);
  assert.equal((await readMissed(db, ann, later(5))).length, 1);

  await callInVain(db, ann, room, 20);
  assert.equal((await readMissed(db, ben, later(22))).length, 1);
  const started = await startCall(db, ann, voice(room), later(26));
  assert.ok('call' in started);
  await declineCall(db, ben, started.call, later(26));
  await sweepCalls(db, later(28));
  assert.deepEqual(await readMissed(db, ben, later(28)), []);

  await callInVain(db, ann, room, 30);
  assert.equal((await readMissed(db, ben, later(32))).length, 1);
  await block(db, ben, ann.personId, later(33));
  assert.deepEqual(await readMissed(db, ben, later(34)), []);
});

test('a missed call of a group says which', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const group = { title: 'Dispatch', people: [ben.personId] };
  const room = roomOf(await openGroup(db, ann, group, now));
  await callInVain(db, ann, room, 0);
  const [missed] = await readMissed(db, ben, later(2));
  assert.deepEqual([missed?.title, missed?.who], ['Dispatch', 'Ann Adeyemi']);
});
