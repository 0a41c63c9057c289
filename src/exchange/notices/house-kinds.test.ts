import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { block, blockCompany } from '#exchange/chat/blocks.server.ts';
import { report, settle } from '#exchange/chat/reports.server.ts';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { answerRequest, askToWrite } from '#exchange/chat/writing-requests.server.ts';
import { answerAsk, askForCard } from '#exchange/contacts/asks.server.ts';
import { showCode } from '#exchange/contacts/cards.server.ts';
import { takeBack } from '#exchange/contacts/contacts.server.ts';
import { markShown } from '#exchange/notices/shown.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { cancel, schedule } from '#exchange/tables/schedule.server.ts';
import { join, leaveTable, propose } from '#exchange/tables/tables.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { after, postRoom } from '../../../test/post-room.ts';
import { testHouse } from '../../../test/testing.ts';

const NOW = new Date(Date.UTC(2030, 0, 1, 12));
const seconds = (count: number) => after(NOW, count);
const all = { email: true, phone: true, note: true };

/** A house where these people have phones, and what the phones show. */
async function withPhones() {
  const house = await testHouse();
  const forum = await chatForum(house.db);
  const room = postRoom(house.db);
  for (const name of ['ann', 'ben', 'hid', 'acme', 'acmeToo'] as const)
    await room.phone(forum[name], name, NOW);
  /** what is told within two minutes of this second, by whose phone */
  const told = async (from: number) => {
    room.pushed.length = 0;
    await room.rounds(...[4, 61, 66, 125].map((later) => seconds(from + later)));
    return room.pushed.map(({ phone, body }) => `${phone}: ${body}`).sort();
  };
  return { ...forum, house, db: house.db, told };
}

async function askCard(db: Kysely<Schema>, asker: Visitor, shows: Visitor, now: Date) {
  const { code } = await showCode(db, shows, now);
  const asked = await askForCard(db, asker, { code, gives: all }, now);
  assert.ok('asked' in asked);
  return asked.asked;
}

test('an ask for a card is told while it waits, never once it is answered or its asker blocked', async () => {
  const { db, ann, ben, hid, house, told } = await withPhones();
  await using _ = house;
  const answered = await askCard(db, ben, ann, NOW);
  await askCard(db, hid, ann, NOW);
  await answerAsk(db, ann, { ask: answered, gives: null }, seconds(10));
  assert.deepEqual(await told(0), ['ann: Somebody asks for your card']);

  await askCard(db, ben, ann, seconds(1000));
  await block(db, ann, ben.personId, seconds(1001));
  assert.deepEqual(await told(1000), []);
});

test('a swap is told to whoever did not see it happen, unless the card was taken back at once', async () => {
  const { db, ann, ben, hid, house, told } = await withPhones();
  await using _ = house;
  for (const asker of [ben, hid]) {
    const ask = await askCard(db, asker, ann, NOW);
    await answerAsk(db, ann, { ask, gives: all }, NOW);
  }
  await takeBack(db, ann, hid.personId, seconds(5));
  assert.deepEqual(await told(0), ['ben: You have a new contact']);
});

test('a company’s request is told while it waits; a yes to whoever asked; a no, a block tell nothing', async () => {
  const { db, ann, ben, acme, house, told } = await withPhones();
  await using _ = house;
  const ask = (who: typeof ann, now: Date) =>
    askToWrite(db, acme, { who: who.personId, note: 'A word' }, now);
  const company = acme.clientId;
  await ask(ann, NOW);
  await ask(ben, NOW);
  await answerRequest(db, ben, { company, answer: 'declined' }, seconds(5));
  assert.deepEqual(await told(0), ['ann: A company asks whether it may write to you']);

  await answerRequest(db, ann, { company, answer: 'granted' }, seconds(1000));
  assert.deepEqual(await told(1000), ['acme: A delegate agreed that you may write']);
  await db.deleteFrom('writing_request').execute();
  await ask(ben, seconds(2000));
  await blockCompany(db, ben, company, seconds(2001));
  assert.deepEqual(await told(2000), []);
});

test('what a blocked company writes is told to nobody who blocked it', async () => {
  const { db, ann, ben, acme, house, told } = await withPhones();
  await using _ = house;
  for (const delegate of [ann, ben]) {
    const opened = await openDirect(db, delegate, acme.personId, NOW);
    assert.ok('room' in opened);
    await send(db, delegate, opened.room, { id: newId(), body: 'Hello' }, NOW);
    await send(db, acme, opened.room, { id: newId(), body: 'Hello you' }, NOW);
  }
  await blockCompany(db, ann, acme.clientId, seconds(1));
  assert.deepEqual(await told(0), ['ben: 1 new message']);
});

test('of a topic table, the net change is told: set, moved, moved and back, off, and nothing to who left', async () => {
  const { db, ann, ben, hid, house, told } = await withPhones();
  await using _ = house;
  const made = await propose(db, ann, { topic: 'Archives', about: 'Shared', seats: 5 }, NOW);
  assert.ok('room' in made);
  const { room } = made;
  for (const who of [ben, hid]) await join(db, who, room, NOW);
  let version = 1;
  const fix = async (hour: number, place: string, now: Date) => {
    const [startsAt, endsAt] = [Date.UTC(2030, 0, 2, hour), Date.UTC(2030, 0, 2, hour + 1)];
    const span = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    const done = await schedule(db, ann, room, { ...span, place, version: version++ }, now);
    assert.ok('version' in done);
  };
  await fix(10, 'Library', NOW);
  await fix(11, 'Library', seconds(5));
  await leaveTable(db, hid, room, seconds(6));
  assert.deepEqual(await told(0), ['ben: Your topic table is on Wednesday 2 January at 11:00']);

  await markShown(db, ben, seconds(500));
  await fix(14, 'Library', seconds(1000));
  await fix(11, 'Library', seconds(1010));
  assert.deepEqual(await told(1000), []);
  await fix(11, 'Bar', seconds(2000));
  assert.deepEqual(await told(2000), [
    'ben: Your topic table has changed: on Wednesday 2 January at 11:00',
  ]);
  await cancel(db, ann, room, version, seconds(3000));
  assert.deepEqual(await told(3000), ['ben: Your topic table is off']);
});

test('whoever reported a message hears once that it was looked at', async () => {
  const { db, ann, ben, house, told } = await withPhones();
  await using _ = house;
  const opened = await openDirect(db, ben, ann.personId, NOW);
  assert.ok('room' in opened);
  const message = { id: newId(), body: 'Rude' };
  await send(db, ben, opened.room, message, NOW);
  await markShown(db, ann, seconds(40));
  const where = { room: opened.room, message: message.id, reason: 'Rude' };
  await report(db, ann, where, seconds(41));
  assert.deepEqual(await told(0), []);
  const organiser = await organiserFor(db, operator(), ann.forumKey);
  assert.ok(organiser);
  const { id } = await db.selectFrom('message_report').select('id').executeTakeFirstOrThrow();
  await settle(db, organiser, { id, outcome: 'removed' }, seconds(1000));
  assert.deepEqual(await told(1000), ['ann: What you reported has been looked at']);
});
