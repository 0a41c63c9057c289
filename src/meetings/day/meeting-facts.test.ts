import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#db/database.server.ts';
import { hear } from '#exchange/notices/hear.server.ts';
import { lookAtNext } from '#exchange/notices/look.server.ts';
import { round } from '#exchange/notices/post-room.server.ts';
import { markShown } from '#exchange/notices/shown.server.ts';
import { readOutbox } from '#forum/outbox.server.ts';
import { approve } from '#meetings/day/decide.server.ts';
import { reportNoShow } from '#meetings/day/no-show.server.ts';
import { undoProposal } from '#meetings/day/undo-proposal.server.ts';
import { at, BEGUN, type LiveForum, liveForum } from '../../../test/live-forum.ts';
import { after, postRoom } from '../../../test/post-room.ts';
import { testHouse } from '../../../test/testing.ts';

/** Ada does not come, Cy stands in: approved four minutes into the slot. */
async function replanned(db: Db, { organiser, first }: LiveForum): Promise<string> {
  const said = await reportNoShow(
    db as never,
    organiser,
    { meeting: first, absent: 'delegate' },
    BEGUN,
  );
  assert.ok('proposal' in said);
  const { proposal } = said;
  await approve(db as never, organiser, { proposal }, TOLD);
  return proposal;
}
const TOLD = at(4);
const MINUTE = 60;

test('a re-plan after a no-show comes to the sleeping phone once, as the net change, and names nobody', async () => {
  await using house = await testHouse();
  const forum = await liveForum(house.db);
  const room = postRoom(house.db);
  await room.phone(forum.cy, 'Cy', at(0));
  await room.rounds(at(0));
  await replanned(house.db, forum);
  await room.rounds(after(TOLD, 3), after(TOLD, 19));
  assert.equal(room.pushed.length, 0);

  await room.rounds(...[20, 25, 60, 200].map((seconds) => after(TOLD, seconds)));

  const [only, ...more] = room.pushed;
  assert.deepEqual(more, []);
  assert.equal(only?.phone, 'Cy');
  assert.equal(only.title, 'Harbour 2030');
  assert.equal(only.body, 'You have a new meeting at 14:00');
  assert.deepEqual([only.href, only.urgent], ['/app/harbour-2030/meetings', true]);
  assert.ok(only.ttl <= 11 * MINUTE, 'it ends with the meeting');
});

test('seen on the screen, it goes by no other channel; not seen, it goes by e-mail after its time', async () => {
  await using house = await testHouse();
  const forum = await liveForum(house.db);
  const room = postRoom(house.db);
  await room.phone(forum.cy, 'Cy', at(0));
  await room.phone(forum.acme, 'Ann', at(0));
  await replanned(house.db, forum);
  await room.rounds(after(TOLD, 3), after(TOLD, 20));
  assert.deepEqual(room.pushed.map(({ phone }) => phone).sort(), ['Ann', 'Cy']);

  await markShown(house.db, forum.cy, after(TOLD, 2 * MINUTE));
  await room.rounds(after(TOLD, 5 * MINUTE), after(TOLD, 6 * MINUTE), after(TOLD, 7 * MINUTE));

  const mails = await room.mails();
  const ours = mails.filter(({ to_email }) => /^(cy|ann)@/.test(to_email));
  assert.deepEqual(
    ours.map(({ to_email }) => to_email),
    ['ann@clients.example'],
  );
  assert.match(ours[0]?.subject ?? '', /^Your 14:00 meeting is with somebody else now/);
  assert.match(ours[0]?.body ?? '', /Cy Nor/, 'a mail names whom its reader may see');
  assert.match(
    ours[0]?.unsubscribe ?? '',
    /^https:\/\/forum\.example\.org\/app\/harbour-2030\/stop\//,
  );
  const outbox = await readOutbox(house.db, forum.organiser, null);
  assert.deepEqual(
    outbox.mails.filter(({ to }) => to === 'ann@clients.example'),
    [],
  );
});

test('what was changed back before it was told is told to nobody', async () => {
  await using house = await testHouse();
  const forum = await liveForum(house.db);
  const room = postRoom(house.db);
  await room.phone(forum.cy, 'Cy', at(0));
  await room.phone(forum.acme, 'Ann', at(0));
  const proposal = await replanned(house.db, forum);
  await room.rounds(after(TOLD, 3));
  await undoProposal(house.db, forum.organiser, { proposal }, after(TOLD, 10));
  await room.rounds(...[13, 30, 60, 400, 4_000].map((seconds) => after(TOLD, seconds)));

  assert.deepEqual([room.pushed, room.texts, await room.mails()], [[], [], []]);
});

test('what was told and changed back is corrected where it was told, and nowhere else', async () => {
  await using house = await testHouse();
  const forum = await liveForum(house.db);
  const room = postRoom(house.db);
  await room.phone(forum.cy, 'Cy', at(0));
  const proposal = await replanned(house.db, forum);
  await room.rounds(after(TOLD, 3), after(TOLD, 20));
  await undoProposal(house.db, forum.organiser, { proposal }, after(TOLD, 60));
  await room.rounds(...[63, 80, 85, 400, 600].map((seconds) => after(TOLD, seconds)));

  const toCy = room.pushed.filter(({ phone }) => phone === 'Cy');
  assert.deepEqual(
    toCy.map(({ body }) => body),
    ['You have a new meeting at 14:00', 'The meeting that was new is off again'],
  );
  assert.equal(new Set(toCy.map(({ topic }) => topic)).size, 1, 'one takes the other’s place');
  const mails = (await room.mails()).map(({ to_email }) => to_email);
  assert.ok(!mails.some((to) => to.startsWith('cy@')));
});

test('two processes and a crash between writing down and sending: never twice, and the next channel takes over', async () => {
  await using house = await testHouse();
  const forum = await liveForum(house.db);
  const room = postRoom(house.db);
  await room.phone(forum.cy, 'Cy', at(0));
  await room.phone(forum.acme, 'Ann', at(0));
  await replanned(house.db, forum);
  await hear(house.db, after(TOLD, 3));
  const crashed = await lookAtNext(house.db, room.means, after(TOLD, 20));
  const lost = crashed?.map(({ personId }) => personId) ?? [];
  await Promise.all([1, 2, 3].map(() => round(house.db, room.means, after(TOLD, 20))));
  await room.rounds(after(TOLD, 60), after(TOLD, 120));

  const others = [forum.cy, forum.acme].filter(({ personId }) => !lost.includes(personId));
  assert.equal(room.pushed.length, others.length);
  await room.rounds(after(TOLD, 6 * MINUTE));
  const mailed = (await room.mails()).map(({ to_email }) => to_email);
  assert.equal(new Set(mailed).size, mailed.length);
  for (const { personId } of [forum.cy, forum.acme].filter((each) =>
    lost.includes(each.personId),
  )) {
    const { email } = await house.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    assert.ok(mailed.includes(email));
  }
});

test('a push service that is away is asked again; one that knows the phone no more is not, and mail goes instead', async () => {
  await using house = await testHouse();
  const forum = await liveForum(house.db);
  const room = postRoom(house.db);
  await room.phone(forum.cy, 'Cy', at(0));
  await replanned(house.db, forum);
  room.answers.push(503);
  await room.rounds(after(TOLD, 3), after(TOLD, 20), after(TOLD, 49));
  assert.equal(room.pushed.length, 0);
  await room.rounds(after(TOLD, 51), after(TOLD, 100));
  assert.equal(room.pushed.length, 1);

  const gone = postRoom(house.db);
  await house.db.deleteFrom('push_device').execute();
  await gone.phone(forum.acme, 'Ann', at(0));
  await house.db.updateTable('notice').set({ read_at: null }).execute();
  await house.db.deleteFrom('outward').execute();
  await house.db.deleteFrom('mail').execute();
  await house.db
    .insertInto('outward_look')
    .values({
      ...{ forum_id: forum.forumId, person_id: forum.acme.personId },
      look_at: after(TOLD, 120),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  gone.answers.push(410);
  await gone.rounds(after(TOLD, 130), after(TOLD, 131), after(TOLD, 200));

  assert.deepEqual(gone.pushed, []);
  assert.equal((await house.db.selectFrom('push_device').selectAll().execute()).length, 0);
  assert.ok((await gone.mails()).some(({ to_email }) => to_email === 'ann@clients.example'));
});

test('a mail that was not sent in time is taken back and decided anew from what is true then', async () => {
  await using house = await testHouse();
  const forum = await liveForum(house.db);
  const room = postRoom(house.db);
  const proposal = await replanned(house.db, forum);
  await room.rounds(after(TOLD, 3), after(TOLD, 20));
  assert.ok((await room.mails()).length > 0);
  await undoProposal(house.db, forum.organiser, { proposal }, after(TOLD, 5 * MINUTE));
  await room.rounds(...[11, 12, 13, 40].map((minutes) => after(TOLD, minutes * MINUTE)));

  assert.deepEqual(await room.mails(), []);
});
