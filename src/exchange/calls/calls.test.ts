import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import { GONE_MS, RINGS_MS, type Signal } from '#exchange/calls/call.ts';
import { declineCall, joinCall, leaveCall, stayIn } from '#exchange/calls/join.server.ts';
import { readCall, readRinging } from '#exchange/calls/read.server.ts';
import { readSignals, sendSignals } from '#exchange/calls/signals.server.ts';
import { startCall } from '#exchange/calls/start.server.ts';
import { sweepCalls } from '#exchange/calls/sweep.server.ts';
import { block } from '#exchange/chat/blocks.server.ts';
import { mute } from '#exchange/chat/membership.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { readNotices } from '#exchange/notices/notices.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const roomOf = (opened: object): string => {
  assert.ok('room' in opened && typeof opened.room === 'string', JSON.stringify(opened));
  return opened.room;
};
const callOf = (started: object): string => {
  assert.ok('call' in started && typeof started.call === 'string', JSON.stringify(started));
  return started.call;
};
const video = (room: string) => ({ room, kind: 'video' as const });
const offer = (to: string): Signal => ({ id: newId(), to, body: { kind: 'offer', sdp: 'v=0' } });

test('a call rings for the other, is answered on one device, and stops ringing on all', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme } = await chatForum(db);
  const room = roomOf(await openDirect(db, ann, 'D-2', now));

  const call = callOf(await startCall(db, ann, video(room), now));
  assert.equal((await readRinging(db, ben, now))?.call, call);
  assert.equal(await readRinging(db, acme, now), null);
  assert.equal(await readRinging(db, ann, now), null);
  assert.deepEqual(
    (await readNotices(db, ben, ['call'])).map(({ body }) => body),
    [{ call, room }],
  );

  const [annLeg, phone, tablet] = [newId(), newId(), newId()];
  await joinCall(db, ann, { call, leg: annLeg }, now);
  assert.deepEqual(await joinCall(db, ben, { call, leg: phone }, now), { joined: true });
  assert.deepEqual(await joinCall(db, ben, { call, leg: phone }, now), { joined: true });
  assert.equal(await readRinging(db, ben, now), null);
  assert.deepEqual(await joinCall(db, ben, { call, leg: tablet }, now), { joined: true });
  assert.deepEqual(await stayIn(db, ben, { call, leg: phone }, now), {
    ...{ here: false, over: false, elsewhere: true },
  });
  const seen = await readCall(db, ann, call, now);
  assert.deepEqual(
    seen?.call.people.map(({ leg, name, mine }) => [leg, name, mine]),
    [
      [annLeg, '', true],
      [tablet, 'Ben Børresen', false],
    ],
  );

  await leaveCall(db, ben, { call, leg: tablet }, now);
  assert.equal((await readCall(db, ann, call, now))?.call.state, 'over');
  assert.deepEqual(await joinCall(db, ben, { call, leg: newId() }, now), { refused: 'over' });
});

test('two who call each other at the same moment are in one call', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const room = roomOf(await openDirect(db, ann, 'D-2', now));

  const started = await Promise.all(
    [ann, ben, ann, ben].map((who) => startCall(db, who, video(room), now)),
  );

  assert.equal(new Set(started.map(callOf)).size, 1);
});

test('declining, muting and not hearing all look like no answer; a block can’t be called', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const room = roomOf(await openDirect(db, ann, 'D-2', now));
  const seenBy = async (call: string, at: Date) => {
    const { call: seen } = (await readCall(db, ann, call, at)) ?? {};
    return [seen?.state, seen?.answered];
  };
  const leg = newId();

  const declined = callOf(await startCall(db, ann, video(room), now));
  await joinCall(db, ann, { call: declined, leg }, now);
  assert.deepEqual(await declineCall(db, ben, declined, now), { declined: true });
  assert.deepEqual(await seenBy(declined, now), ['over', false]);

  const unheard = callOf(await startCall(db, ann, video(room), now));
  await joinCall(db, ann, { call: unheard, leg: newId() }, now);
  await sweepCalls(db, later(RINGS_MS - 1));
  assert.deepEqual(await seenBy(unheard, now), ['on', false]);
  await sweepCalls(db, later(RINGS_MS));
  assert.deepEqual(await seenBy(unheard, now), ['over', false]);

  await mute(db, ben, room, true, now);
  const muted = callOf(await startCall(db, ann, video(room), now));
  await joinCall(db, ann, { call: muted, leg: newId() }, now);
  assert.equal(await readRinging(db, ben, now), null);
  assert.deepEqual(await seenBy(muted, now), ['on', false]);
  await sweepCalls(db, later(RINGS_MS));
  assert.deepEqual(await seenBy(muted, now), ['over', false]);

  const blocked = callOf(await startCall(db, ann, video(room), now));
  await joinCall(db, ann, { call: blocked, leg: newId() }, now);
  await block(db, ben, ann.personId, now);
  assert.deepEqual(await stayIn(db, ann, { call: blocked, leg }, now), { refused: 'no-such-call' });
  assert.deepEqual(await startCall(db, ann, video(room), now), { refused: 'gone' });
});

test('whoever may not write may not call; calling shows a hidden delegate to the company', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, hid, acme, rival } = await chatForum(db);
  const toAnn = roomOf(await openDirect(db, acme, 'D-1', now));
  assert.deepEqual(await startCall(db, acme, video(toAnn), now), { refused: 'ask-first' });
  assert.deepEqual(await startCall(db, rival, video(toAnn), now), { refused: 'no-such-room' });

  const toAcme = roomOf(await openDirect(db, hid, acme.personId, now));
  const call = callOf(await startCall(db, hid, video(toAcme), now));
  assert.equal((await readRinging(db, acme, now))?.who, 'Hidi Hidden');
  assert.equal(await readCall(db, ann, call, now), null);
  assert.equal(await readCall(db, rival, call, now), null);
  assert.deepEqual(await joinCall(db, ann, { call, leg: newId() }, now), {
    refused: 'no-such-call',
  });
});

test('signals reach the one device they are for, once, in order, and are emptied when the call is over', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid, forumId } = await chatForum(db);
  const everyone = { title: 'Three', people: [ben.personId, hid.personId] };
  const room = roomOf(await openGroup(db, ann, everyone, now));
  const call = callOf(await startCall(db, ann, video(room), now));
  const legs = { ann: newId(), ben: newId(), hid: newId() };
  await joinCall(db, ann, { call, leg: legs.ann }, now);
  await joinCall(db, ben, { call, leg: legs.ben }, now);
  const inStream = async (who: typeof ann) =>
    (await readStream(db, who, 0)).events
      .filter(({ kind }) => kind === 'signal')
      .map(({ body }) => (body as { id?: string }).id);

  const [one, two] = [offer(legs.ben), offer(legs.ben)];
  const send = (who: typeof ann, leg: string, signals: Signal[]) =>
    sendSignals(db, who, { call, leg, signals }, now);
  assert.deepEqual(await send(ann, legs.ann, [one]), { taken: 1 });
  assert.deepEqual(await send(ann, legs.ann, [one, two, offer(legs.hid)]), { taken: 1 });
  assert.deepEqual(await inStream(ben), [one.id, two.id]);
  assert.deepEqual(await inStream(ann), []);
  assert.deepEqual(await inStream(hid), []);
  assert.deepEqual(await send(hid, legs.hid, [offer(legs.ann)]), { refused: 'not-in' });
  assert.deepEqual(await send(ben, legs.ann, [offer(legs.ben)]), { refused: 'not-in' });

  const asked = { call, leg: legs.ben, after: 0 };
  assert.equal((await readSignals(db, ben, asked)).signals.length, 2);
  assert.equal((await readSignals(db, ann, asked)).signals.length, 0);

  await leaveCall(db, ann, { call, leg: legs.ann }, now);
  await leaveCall(db, ben, { call, leg: legs.ben }, now);
  const rest = await db
    .selectFrom('event')
    .select('body')
    .where('forum_id', '=', forumId)
    .where('kind', '=', 'signal')
    .execute();
  assert.deepEqual(
    rest.map(({ body }) => body),
    [{}, {}],
  );
  assert.deepEqual(await db.selectFrom('call_signal').selectAll().execute(), []);
});

test('a silent device is gone after a minute; a restart of the server takes nobody out', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const room = roomOf(await openDirect(db, ann, 'D-2', now));
  const call = callOf(await startCall(db, ann, video(room), now));
  const [annLeg, benLeg] = [newId(), newId()];
  await joinCall(db, ann, { call, leg: annLeg }, now);
  await joinCall(db, ben, { call, leg: benLeg }, now);

  await sweepCalls(db, later(GONE_MS)); // nobody heard of for just a minute
  assert.deepEqual(await stayIn(db, ann, { call, leg: annLeg }, later(GONE_MS)), {
    ...{ here: true, over: false, elsewhere: false },
  });
  await sweepCalls(db, later(GONE_MS + 1));
  const seen = await readCall(db, ann, call, later(GONE_MS + 1));
  assert.deepEqual(
    seen?.call.people.map(({ leg }) => leg),
    [annLeg],
  );
  assert.deepEqual(await joinCall(db, ben, { call, leg: newId() }, later(GONE_MS + 2)), {
    joined: true,
  });
  await sweepCalls(db, later(9 * GONE_MS));
  assert.equal((await readCall(db, ann, call, now))?.call.state, 'over');
});

const acts = ['start', 'join', 'again', 'leave', 'decline', 'wait', 'sweep'] as const;
test('whatever people do, a room has one call at most, a person one device, and nothing rings that is over', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid, forumId } = await chatForum(db);
  const group = { title: 'Three', people: [ben.personId, hid.personId] };
  const room = roomOf(await openGroup(db, ann, group, now));
  const step = fc.record({ who: fc.nat(2), act: fc.constantFrom(...acts), ms: fc.nat(50_000) });
  let clock = now.getTime();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      let call: string | null = null;
      const legs: (string | undefined)[] = [];
      for (const { who, act, ms } of steps) {
        const visitor = [ann, ben, hid][who] ?? ann;
        const at = new Date(clock);
        const leg = legs[who] ?? newId();
        if (act === 'start') call = callOf(await startCall(db, visitor, video(room), at));
        if (act === 'wait') clock += ms;
        if (act === 'sweep') await sweepCalls(db, at);
        if (act === 'join' && call) await joinCall(db, visitor, { call, leg: newId() }, at);
        if (act === 'again' && call) {
          legs[who] = leg;
          await Promise.all([1, 2].map(() => call && joinCall(db, visitor, { call, leg }, at)));
        }
        if (act === 'leave' && call) await leaveCall(db, visitor, { call, leg }, at);
        if (act === 'decline' && call) await declineCall(db, visitor, call, at);

        const open = await db
          .selectFrom('call')
          .select('id')
          .where('forum_id', '=', forumId)
          .where('ended_at', 'is', null)
          .execute();
        assert.ok(open.length <= 1);
        const present = await db
          .selectFrom('call_leg')
          .select(['person_id', 'call_id'])
          .where('left_at', 'is', null)
          .execute();
        assert.equal(new Set(present.map(({ person_id }) => person_id)).size, present.length);
        assert.ok(present.every(({ call_id }) => call_id === open[0]?.id));
        for (const each of [ann, ben, hid]) {
          const rings = await readRinging(db, each, new Date(clock));
          assert.ok(rings === null || rings.call === open[0]?.id);
          assert.ok(!rings || !present.some(({ person_id }) => person_id === each.personId));
        }
      }
    }),
    { numRuns: 25 },
  );
});
