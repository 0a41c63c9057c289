import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { changeConsent } from '#forum/consent.server.ts';
import { publishEdition } from '#report/editions.server.ts';
import { readPublishedFigures } from '#report/figures.server.ts';
import { readWallPoll } from '#research/polls/poll-lists.server.ts';
import { changePoll, makePoll } from '#research/polls/polls.server.ts';
import { tellTold } from '#research/polls/told.server.ts';
import { vote } from '#research/polls/vote.server.ts';
import { listening, type PollForum, pollForum, SESSION } from '../../../test/poll-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:30:00Z');

/** A survey question put to a vote, its result shown while people vote. */
async function onTheWall(db: Kysely<Schema>, forum: PollForum) {
  const id = newId();
  const poll = { id, session: SESSION, kind: 'survey' as const, asked: '', options: [] };
  const rest = { most: null, scale: null, survey: 'top', voters: 'delegates' as const };
  await makePoll(db, forum.organiser, { ...poll, ...rest }, now);
  const above = listening();
  for (const act of ['open', 'show'] as const)
    await changePoll(db, forum.organiser, { poll: id, act }, above, now);
  return {
    close: () => changePoll(db, forum.organiser, { poll: id, act: 'close' }, above, now),
    async say(who: number, option: string) {
      const voter = forum.delegates[who];
      assert.ok(voter);
      const outcome = await vote(db, voter, { poll: id, choice: [option] }, above, now);
      assert.ok('voted' in outcome);
    },
    async seen() {
      await db.transaction().execute((tx) => tellTold(tx, forum.organiser, id, above, now));
      const wall = await readWallPoll(db, forum.organiser, SESSION);
      const tally = wall?.told.tally;
      return tally ? tally.rows.map(({ count }) => count) : null;
    },
  };
}

test('with one to nine hidden people among those who answered, or all alike, the wall waits', async () => {
  await using house = await testHouse();
  const forum = await pollForum(house.db, { delegates: 16, hidden: 11 });
  const wall = await onTheWall(house.db, forum);
  for (let who = 11; who < 16; who++) await wall.say(who, 'Cloud');
  assert.deepEqual(await wall.seen(), [5, 0, 0]); // nobody hidden yet
  for (let who = 0; who < 9; who++) await wall.say(who, who % 2 ? 'People' : 'Data');
  assert.deepEqual(await wall.seen(), [5, 0, 0]); // nine hidden: the look before stays
  await wall.say(9, 'Data');
  assert.deepEqual(await wall.seen(), [5, 4, 6]);
  await wall.say(10, 'Cloud');
  assert.deepEqual(await wall.seen(), [5, 4, 6]); // one hidden answer would be told by the difference
  await wall.close();
  assert.deepEqual(await wall.seen(), [5, 4, 6]);
});

test('ten hidden people of one mind are not shown', async () => {
  await using house = await testHouse();
  const forum = await pollForum(house.db, { delegates: 15, hidden: 10 });
  const wall = await onTheWall(house.db, forum);
  for (let who = 0; who < 10; who++) await wall.say(who, 'Data');
  for (let who = 10; who < 15; who++) await wall.say(who, 'Cloud');
  assert.equal(await wall.seen(), null);
});

test('when so many agree to be named that nine hidden are left, the wall is empty', async () => {
  await using house = await testHouse();
  const forum = await pollForum(house.db, { delegates: 12, hidden: 10 });
  const wall = await onTheWall(house.db, forum);
  for (let who = 0; who < 12; who++) await wall.say(who, who % 2 ? 'People' : 'Data');
  assert.deepEqual(await wall.seen(), [0, 6, 6]);
  const [first] = forum.delegates;
  assert.ok(first);
  await changeConsent(house.db, first, 'named', now);
  await sleep(1_100); // a look is trusted for a second
  assert.equal(await wall.seen(), null);
});

test('an edition published after a look tells nobody’s answer beside it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 14, hidden: 12 });
  const wall = await onTheWall(db, forum);
  for (let who = 0; who < 13; who++)
    if (who !== 11) await wall.say(who, who % 2 ? 'People' : 'Data');
  assert.deepEqual(await wall.seen(), [0, 5, 7]);
  await wall.say(11, 'Cloud'); // one hidden answer more
  const later = new Date(now.getTime() + 60_000);
  const published = await publishEdition(db, forum.organiser, { kind: 'final' }, later);
  assert.ok('edition' in published);
  assert.ok(published.edition.content.withheld.some(({ figure }) => figure === 'top'));
  const [client] = forum.clients;
  assert.ok(client);
  const figures = await readPublishedFigures(db, client);
  assert.ok('figures' in figures);
  assert.equal(figures.figures.top, undefined);
});
