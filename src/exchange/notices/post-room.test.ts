import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import { type Post, sendDue } from '#base/mail.server.ts';
import type { Schema } from '#db/schema.ts';
import { markRead } from '#exchange/chat/reading.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { DEFAULTS } from '#exchange/notices/choices.ts';
import { readDevices } from '#exchange/notices/devices.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import {
  type Choosing,
  choose,
  readChoices,
  readNoticeRules,
  stopChannel,
} from '#exchange/notices/preferences.server.ts';
import { markShown } from '#exchange/notices/shown.server.ts';
import { readStopToken } from '#exchange/notices/stop-link.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { sessionOf } from '#forum/accounts.server.ts';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import { signInByLink, signOut } from '#forum/sign-in.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { after, postRoom, TOLD } from '../../../test/post-room.ts';
import { testHouse } from '../../../test/testing.ts';

/** Noon of a day in a forum whose zone is UTC. */
const NOW = new Date(Date.UTC(2030, 0, 1, 12));
const MINUTE = 60;
const minutes = (count: number) => after(NOW, count * MINUTE);

const write = (db: Kysely<Schema>, by: Visitor, room: string, body: string, now: Date) =>
  send(db, by, room, { id: newId(), body }, now);

async function pair(db: Kysely<Schema>, one: Visitor, other: Visitor): Promise<string> {
  const opened = await openDirect(db, one, other.personId, NOW);
  assert.ok('room' in opened);
  return opened.room;
}

const wishes = (more: Partial<Choosing>): Choosing => ({
  ...{ channels: DEFAULTS, quietIs: 'never', own: { from: 0, to: 1 }, phone: null },
  ...{ urgentInQuiet: false, showNames: false, ...more },
});

test('a conversation is told once until it is read, whatever more is written, and without its words', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const room = postRoom(house.db);
  await room.phone(ann, 'Ann', NOW);
  const talk = await pair(house.db, ben, ann);
  await write(house.db, ben, talk, 'Secret one', NOW);
  await write(house.db, ben, talk, 'Secret two', after(NOW, 10));
  await room.rounds(after(NOW, 1), after(NOW, 50), after(NOW, 71));
  await write(house.db, ben, talk, 'Secret three', minutes(5));
  await room.rounds(minutes(5), minutes(6), minutes(7), minutes(8));

  assert.deepEqual(
    room.pushed.map(({ phone, body, href }) => [phone, body, href]),
    [['Ann', '2 new messages', `/app/chat/chat/${talk}`]],
  );

  await markRead(house.db, ann, talk, 3, minutes(9));
  await write(house.db, ben, talk, 'Secret four', minutes(10));
  await room.rounds(minutes(10), minutes(11), minutes(12));
  assert.deepEqual(
    room.pushed.map(({ body }) => body),
    ['2 new messages', '1 new message'],
  );
});

test('a muted room, a blocked person and a deleted message are told to nobody', async () => {
  await using house = await testHouse();
  const { ann, ben, hid, acme, forumId } = await chatForum(house.db);
  const room = postRoom(house.db);
  for (const [person, name] of [
    [ann, 'Ann'],
    [ben, 'Ben'],
    [acme, 'Acme'],
  ] as const)
    await room.phone(person, name, NOW);
  const muted = await openGroup(house.db, ben, { title: 'Loud', people: [ann.personId] }, NOW);
  assert.ok('room' in muted);
  await house.db
    .updateTable('room_member')
    .set({ muted: true })
    .where('room_id', '=', muted.room)
    .where('person_id', '=', ann.personId)
    .execute();
  await write(house.db, ben, muted.room, 'Again', NOW);
  const blocked = await pair(house.db, ann, acme);
  await house.db
    .insertInto('block')
    .values({ forum_id: forumId, person_id: ann.personId, blocked_id: acme.personId, made_at: NOW })
    .execute();
  await write(house.db, ann, blocked, 'Hello', NOW);
  await write(house.db, acme, blocked, 'Buy', NOW);
  await write(house.db, ben, await pair(house.db, ben, ann), 'Oh no', NOW);
  await house.db
    .updateTable('message')
    .set({ body: '', deleted_at: after(NOW, 5) })
    .where('body', '=', 'Oh no')
    .execute();
  await write(house.db, hid, await pair(house.db, hid, ben), 'Hello', NOW);
  await room.rounds(...[0, 1, 2, 5, 40].map(minutes));

  assert.deepEqual(
    room.pushed.map(({ phone }) => phone),
    ['Ben'],
  );
});

test('whoever looks at a page of the forum has it, and no phone rings', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const room = postRoom(house.db);
  await room.phone(ann, 'Ann', NOW);
  await write(house.db, ben, await pair(house.db, ben, ann), 'Hello', NOW);
  await markShown(house.db, ann, after(NOW, 4));
  await room.rounds(...[0, 1, 2, 31, 60].map(minutes));

  assert.deepEqual([room.pushed, await room.mails()], [[], []]);
});

test('each person chooses: names on the phone, SMS in its place, nothing at all', async () => {
  await using house = await testHouse();
  const { ann, ben, hid, acme } = await chatForum(house.db);
  const room = postRoom(house.db);
  await room.phone(ann, 'Ann', NOW);
  await room.phone(hid, 'Hidi', NOW);
  await choose(house.db, ann, wishes({ showNames: true }));
  await choose(house.db, acme, wishes({ channels: { message: ['sms'] }, phone: '+447700900123' }));
  await choose(house.db, hid, wishes({ channels: { message: [] } }));
  for (const person of [ann, hid, acme])
    await write(house.db, ben, await pair(house.db, ben, person), 'Hello', NOW);
  await room.rounds(...[0, 1, 2, 31, 60].map(minutes));

  assert.deepEqual(
    room.pushed.map(({ body }) => body),
    ['1 new message from Ben Børresen'],
  );
  assert.deepEqual(
    room.texts.map(({ to }) => to),
    ['+447700900123'],
  );
  assert.match(
    room.texts[0]?.text ?? '',
    /^T: 1 new message\. https:\/\/forum\.example\.org\/app\/chat\//,
  );
  assert.ok(!(await room.mails()).some(({ to_email }) => /^(hid|acme)@/.test(to_email)));
});

test('quiet hours hold it until the morning, and the day’s budget until the next', async () => {
  await using house = await testHouse();
  const { ann, forumId } = await chatForum(house.db);
  const room = postRoom(house.db);
  await room.phone(ann, 'Ann', NOW);
  const night = new Date(Date.UTC(2030, 0, 1, 23));
  const tell = (now: Date) =>
    giveNotice(house.db, forumId, [ann.personId], { kind: TOLD.kind, body: {} }, now);
  await house.db.transaction().execute(() => tell(night));
  await room.rounds(night, after(night, 70), after(night, 3_600));
  assert.equal(room.pushed.length, 0);
  const morning = new Date(Date.UTC(2030, 0, 2, 7));
  await room.rounds(morning);
  assert.equal(room.pushed.length, 1);

  for (let n = 1; n <= 12; n++) {
    const at = after(morning, n * 600);
    await tell(at);
    await room.rounds(at, after(at, 3), after(at, 61));
  }
  assert.equal(room.pushed.length, 8);
  await room.rounds(new Date(Date.UTC(2030, 0, 3, 7)));
  assert.equal(room.pushed.length, 9, 'the rest is one message of the next day');
  assert.equal(room.pushed.at(-1)?.body.split('\n').length, 5);
});

test('a mail carries the button that stops its kind, and the link does just that', async () => {
  await using house = await testHouse();
  const { ann, ben, forumId } = await chatForum(house.db);
  const room = postRoom(house.db);
  await write(house.db, ben, await pair(house.db, ben, ann), 'Hello', NOW);
  await room.rounds(...[0, 1, 2].map(minutes));
  const posted: Parameters<Post>[0][] = [];
  await sendDue(house.db, async (mail) => posted.push(mail), minutes(3));

  const [mail] = posted;
  assert.equal(mail?.to, 'ann@example.org');
  assert.equal(mail?.headers?.['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  const token = /\/stop\/([\w-]+)>$/.exec(mail?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? '';
  const stop = readStopToken('secret', token);
  assert.deepEqual(stop, {
    forumId,
    personId: ann.personId,
    choices: ['message'],
    channel: 'email',
  });
  assert.equal(readStopToken('another', token), null);
  assert.equal(readStopToken('secret', `${token.slice(0, -2)}AA`), null);

  await stopChannel(house.db, ann, ['message'], 'email');
  const { channels } = await readChoices(house.db, ann, await readNoticeRules(house.db, forumId));
  assert.deepEqual([channels.message, channels.meeting], [['push'], ['push', 'email']]);
});

test('signing out takes the device away', async () => {
  await using house = await testHouse();
  const { ann } = await chatForum(house.db);
  const room = postRoom(house.db);
  const origin = 'http://localhost:3000';
  const now = new Date();
  const link = await signInLink(house.db, operator(), 'chat', 'ann@example.org', origin, now);
  assert.ok(typeof link === 'string');
  const entered = await signInByLink(house.db, origin, link.split('/').at(-1) ?? '', now);
  assert.ok('cookie' in entered);
  const { name, value } = entered.cookie;
  const headers = new Headers({ cookie: `${name}=${encodeURIComponent(value)}` });
  const session = await sessionOf(house.db, origin, headers);
  assert.ok(session);
  await room.phone(ann, 'Ann', now);
  await house.db.updateTable('push_device').set({ session_id: session }).execute();
  assert.equal((await readDevices(house.db, ann, now)).length, 1);

  await signOut(house.db, origin, headers, now);

  assert.deepEqual(await house.db.selectFrom('push_device').selectAll().execute(), []);
});

test('a device that another person signs in on shows nothing of the one before', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const room = postRoom(house.db);
  await room.phone(ann, 'the phone', NOW);
  const [device] = await readDevices(house.db, ann, NOW);
  assert.ok(device);
  await room.phone(ben, 'the phone', NOW);
  const keys = { p256dh: device.p256dh, auth: device.auth };
  const { session_id } = await house.db
    .selectFrom('push_device')
    .select('session_id')
    .where('person_id', '=', ben.personId)
    .executeTakeFirstOrThrow();
  const { addDevice } = await import('#exchange/notices/devices.server.ts');
  await addDevice(house.db, ben, session_id, { endpoint: device.endpoint, keys }, [], NOW);

  assert.deepEqual(await readDevices(house.db, ann, NOW), []);
  const evil = { endpoint: 'https://evil.example/push', keys };
  assert.deepEqual(await addDevice(house.db, ben, session_id, evil, [], NOW), {
    refused: 'no-push-service',
  });
});

test('a person has so many devices and no more: of another, the one added first goes', async () => {
  await using house = await testHouse();
  const { ann } = await chatForum(house.db);
  const room = postRoom(house.db);
  await room.phone(ann, 'the phone', NOW);
  const [device] = await readDevices(house.db, ann, NOW);
  assert.ok(device);
  const keys = { p256dh: device.p256dh, auth: device.auth };
  const { session_id } = await house.db
    .selectFrom('push_device')
    .select('session_id')
    .executeTakeFirstOrThrow();
  const { addDevice } = await import('#exchange/notices/devices.server.ts');
  for (let n = 1; n <= 25; n++) {
    const endpoint = `https://fcm.googleapis.com/fcm/send/${n}`;
    await addDevice(house.db, ann, session_id, { endpoint, keys }, [], NOW);
  }

  const left = (await readDevices(house.db, ann, NOW)).map(({ endpoint }) => endpoint);
  assert.deepEqual(
    left,
    Array.from({ length: 10 }, (_, n) => `https://fcm.googleapis.com/fcm/send/${n + 16}`),
  );
});
