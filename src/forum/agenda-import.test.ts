import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAgenda } from '#forum/agenda.server.ts';
import { previewSessions, refFor, takeSessions } from '#forum/agenda-import.server.ts';
import { at, NOW, smallForum } from '../../test/meetings-forum.ts';
import { testHouse } from '../../test/testing.ts';

const opening = { ref: 'S1', title: 'Opening', room: 'Hall', startsAt: at(-10), endsAt: at(15) };
const lunch = { ref: 'ics-1', title: 'Lunch', room: '', startsAt: at(60), endsAt: at(120) };

test('what is confirmed is what was shown: sessions are added and changed, none removed', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await smallForum(db);
  const moved = { ...opening, ref: 'other', startsAt: at(-5) };

  const look = await previewSessions(db, organiser, [moved, lunch]);
  assert.deepEqual(
    look.steps.map(({ to, from }) => [to.ref, from?.ref ?? null]),
    [
      ['S1', 'S1'], // by title and day
      ['ics-1', null],
    ],
  );
  assert.deepEqual([look.same, look.untouched], [0, 0]);
  const taken = await takeSessions(db, organiser, [moved, lunch], look.mark, NOW);
  assert.deepEqual(taken, { added: 1, changed: 1 });

  const { sessions } = await readAgenda(db, forumId);
  assert.deepEqual(
    sessions.map(({ ref, title, startsAt, speakers }) => [ref, title, startsAt, speakers.length]),
    [
      ['S1', 'Opening', at(-5), 1],
      ['ics-1', 'Lunch', at(60), 0],
    ],
  );
  const again = await previewSessions(db, organiser, [moved, lunch]);
  assert.deepEqual([again.steps, again.same], [[], 2]);
  assert.deepEqual(await takeSessions(db, organiser, [moved, lunch], again.mark, NOW), {
    refused: 'nothing',
  });
});

test('an agenda that changed since the look is not written over', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await smallForum(db);
  const moved = { ...opening, room: 'Small hall' };
  const { mark } = await previewSessions(db, organiser, [moved]);
  await db.updateTable('session').set({ title: 'Welcome' }).execute();

  assert.deepEqual(await takeSessions(db, organiser, [moved], mark, NOW), {
    refused: 'agenda-changed',
  });
  const { sessions } = await readAgenda(db, forumId);
  assert.deepEqual(
    sessions.map(({ title, room }) => [title, room]),
    [['Welcome', 'Hall']],
  );
});

test('two of one title on one day are not taken for one', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await smallForum(db);
  const twice = [
    { ...opening, ref: 'a' },
    { ...opening, ref: 'b', startsAt: at(200), endsAt: at(220) },
  ];
  const { steps } = await previewSessions(db, organiser, twice);
  assert.deepEqual(
    steps.map(({ to, from }) => [to.ref, from]),
    [
      ['a', null],
      ['b', null],
    ],
  );
});

test('a short plain name is a reference as it is, any other gets one that stays', () => {
  assert.equal(refFor('S-1'), 'S-1');
  assert.match(refFor('0192@calendar.example'), /^ics-[0-9a-f]{16}$/);
  assert.equal(refFor('0192@calendar.example'), refFor('0192@calendar.example'));
});
