import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chooseHolds,
  countAsked,
  makeLink,
  readLink,
  revokeLink,
} from '#exchange/calendar/link.server.ts';
import { calendarHolder } from '#forum/session.server.ts';
import { NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const HOLDS = { sessions: 'mine', tables: true } as const;
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test('an address opens one person’s calendar; a new one ends it, and so does ending it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada, acme } = await smallForum(db);

  const first = await makeLink(db, ada, HOLDS, NOW);
  const other = await makeLink(db, acme, HOLDS, NOW);
  assert.match(first.token, /^[\w-]{32}$/);
  assert.equal((await calendarHolder(db, first.token))?.personId, ada.personId);
  assert.equal((await calendarHolder(db, other.token))?.personId, acme.personId);

  const second = await makeLink(db, ada, HOLDS, later(1));
  assert.equal(await calendarHolder(db, first.token), null);
  assert.equal((await calendarHolder(db, second.token))?.personId, ada.personId);

  assert.deepEqual(await revokeLink(db, ada), { revoked: true });
  assert.deepEqual(await revokeLink(db, ada), { refused: 'no-link' });
  assert.deepEqual(await chooseHolds(db, ada, HOLDS), { refused: 'no-link' });
  assert.equal(await calendarHolder(db, second.token), null);
  assert.equal((await calendarHolder(db, other.token))?.personId, acme.personId);
});

test('the house does not keep the secret', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada } = await smallForum(db);
  const { token } = await makeLink(db, ada, HOLDS, NOW);
  const rows = await db.selectFrom('calendar_link').selectAll().execute();
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(token));
  assert.equal(await calendarHolder(db, rows[0]?.token_hash ?? ''), null);
});

test('whoever loses the seat loses the calendar', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada } = await smallForum(db);
  const { token } = await makeLink(db, ada, HOLDS, NOW);
  await db
    .updateTable('delegate')
    .set({ status: 'declined' })
    .where('person_id', '=', ada.personId)
    .execute();
  assert.equal(await calendarHolder(db, token), null);
});

test('an address is answered 120 times an hour, and says when it will be again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada } = await smallForum(db);
  await makeLink(db, ada, HOLDS, NOW);
  await chooseHolds(db, ada, { sessions: 'all', tables: false });

  for (let asked = 0; asked < 120; asked++)
    assert.deepEqual(await countAsked(db, ada, later(20)), { sessions: 'all', tables: false });
  assert.deepEqual(await countAsked(db, ada, later(50)), { again: 600 });
  assert.deepEqual((await readLink(db, ada))?.readAt, later(50));
  assert.deepEqual(await countAsked(db, ada, later(61)), { sessions: 'all', tables: false });
});
