import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import { block, blockCompany, unblock } from '#exchange/chat/blocks.server.ts';
import { addPeople, leave } from '#exchange/chat/membership.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { answerRequest, askToWrite } from '#exchange/chat/writing-requests.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { type ChatForum, chatForum } from '../../../test/chat-forum.ts';
import { type TestHouse, testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const names = ['ann', 'ben', 'hid', 'acme', 'acmeToo', 'rival'] as const;
type Name = (typeof names)[number];
const isClient = (who: Delegate | Client): who is Client => who.role === 'client';

const name = fc.constantFrom(...names);
const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('direct', 'direct, blocked'),
      who: name,
      to: name,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('group'), who: name, to: name, too: name }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('add'), who: name, to: name }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leave'), who: name, to: name }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('ask'), who: name, to: name }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('grant', 'decline'), who: name, to: name }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('block', 'block-company', 'unblock'),
      who: name,
      to: name,
    }),
  },
);
type Act = { does: string; who: Name; to: Name; too?: Name };

/** What the rules are checked against: kept beside the product, from what the acts answered. */
type Model = {
  /** `delegate client-id`: the delegate's own acts */
  consent: Set<string>;
  /** `blocker blocked` */
  blocks: Set<string>;
  rooms: string[];
};

async function carryOut(
  { db }: TestHouse,
  forum: ChatForum,
  model: Model,
  { does, who, to, too }: Act,
) {
  const [me, them] = [forum[who], forum[to]];
  const last = model.rooms.at(-1) ?? newId();
  if (does.startsWith('direct')) {
    const opened = await openDirect(db, me, them.personId, now);
    if ('room' in opened) model.rooms.push(opened.room);
    if (does === 'direct') return;
    const blocked = await block(db, them, me.personId, now);
    if ('blocked' in blocked) model.blocks.add(`${them.personId} ${me.personId}`);
  } else if (does === 'group') {
    const people = [them.personId, forum[too ?? to].personId];
    const opened = await openGroup(db, me, { title: 'G', people }, now);
    if (!('room' in opened)) return;
    model.rooms.push(opened.room);
    if (!isClient(me))
      for (const each of [them, forum[too ?? to]])
        if (isClient(each)) model.consent.add(`${me.personId} ${each.clientId}`);
  } else if (does === 'add') await addPeople(db, me, last, [them.personId], now);
  else if (does === 'leave') await leave(db, me, last, now);
  else if (does === 'ask' && isClient(me))
    await askToWrite(db, me, { who: them.personId, note: 'n' }, now);
  else if ((does === 'grant' || does === 'decline') && !isClient(me) && isClient(them)) {
    const answer = does === 'grant' ? 'granted' : 'declined';
    const answered = await answerRequest(db, me, { company: them.clientId, answer }, now);
    if ('room' in answered) model.consent.add(`${me.personId} ${them.clientId}`);
  } else if (does === 'block') {
    const blocked = await block(db, me, them.personId, now);
    if ('blocked' in blocked) model.blocks.add(`${me.personId} ${them.personId}`);
  } else if (does === 'block-company' && !isClient(me) && isClient(them)) {
    await blockCompany(db, me, them.clientId, now);
    model.blocks.add(`${me.personId} ${them.clientId}`);
  } else if (does === 'unblock') {
    await unblock(db, me, them.personId, now);
    model.blocks.delete(`${me.personId} ${them.personId}`);
  }
}

const blocks = (model: Model, by: Delegate | Client, whom: Delegate | Client) =>
  model.blocks.has(`${by.personId} ${whom.personId}`) ||
  (isClient(whom) && model.blocks.has(`${by.personId} ${whom.clientId}`));

/**
 * Everyone tries to write everywhere; whatever comes through must have been allowed to. Companies
 * try before delegates, whose writing lets them, and again after it.
 */
const writers: Name[] = ['acme', 'acmeToo', 'rival', 'ann', 'ben', 'hid', 'acme', 'rival'];

async function writeEverywhere({ db }: TestHouse, forum: ChatForum, model: Model) {
  for (const writer of writers) {
    const author = forum[writer];
    for (const room of new Set(model.rooms)) {
      const id = newId();
      const sent = await send(db, author, room, { id, body: 'words' }, now);
      if (!('message' in sent)) continue;
      const members = await db
        .selectFrom('room_member')
        .innerJoin('room', 'room.id', 'room_member.room_id')
        .select(['person_id', 'kind'])
        .where('room_id', '=', room)
        .execute();
      for (const reader of names.filter((each) => each !== writer)) {
        const other = forum[reader];
        const seat = members.find(({ person_id }) => person_id === other.personId);
        const { events } = await readStream(db, other, 0);
        const came = events.some(({ body }) => (body as { id?: string }).id === id);
        assert.equal(came, seat !== undefined, `${writer} to ${reader}`);
        if (!came) continue;
        if (isClient(author) && !isClient(other))
          assert.ok(
            model.consent.has(`${other.personId} ${author.clientId}`),
            `${writer} wrote to ${reader}, who never let them`,
          );
        if (isClient(author) && isClient(other)) assert.equal(author.clientId, other.clientId);
        if (seat?.kind === 'direct')
          assert.ok(!blocks(model, other, author), `${reader} blocked ${writer}`);
        if (!isClient(author) && isClient(other))
          model.consent.add(`${author.personId} ${other.clientId}`); // writing is an own act
      }
    }
  }
}

test('whatever people do, no company reaches a delegate who did not let it, nobody who blocked is reached in a room of two, and nobody sees whom they may not', async () => {
  await using house = await testHouse();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 20, size: 'max' }), async (acts) => {
      round += 1;
      const forum = await chatForum(house.db, `chat-${round}`);
      const model: Model = { consent: new Set(), blocks: new Set(), rooms: [] };
      for (const each of acts) await carryOut(house, forum, model, each);
      await writeEverywhere(house, forum, model);

      for (const viewer of names.filter((each) => isClient(forum[each]))) {
        const client = forum[viewer] as Client;
        const shown = (await readRooms(house.db, client)).flatMap(({ people }) => people);
        for (const hidden of shown.filter(({ id }) => id === forum.hid.personId))
          assert.ok(model.consent.has(`${hidden.id} ${client.clientId}`), `${viewer} sees hid`);
        const strange = viewer === 'rival' ? ['acme', 'acmeToo'] : ['rival'];
        for (const other of strange)
          assert.ok(!shown.some(({ id }) => id === forum[other as Name].personId));
      }
    }),
    { numRuns: 30 },
  );
});
