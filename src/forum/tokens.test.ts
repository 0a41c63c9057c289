import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memberOf, operator } from '#forum/session.server.ts';
import { askToSignIn } from '#forum/sign-in.server.ts';
import { tokenFor } from '#forum/token-holders.server.ts';
import { bearerOf, memberOfBearer } from '#forum/tokens.server.ts';
import { chatForum } from '../../test/chat-forum.ts';
import { testHouse } from '../../test/testing.ts';

const DAY = 86_400_000;

test('a token is one person in one forum for thirty days', async () => {
  await using house = await testHouse();
  await chatForum(house.db, 'here');
  await chatForum(house.db, 'there'); // the same people sit in both
  const now = new Date();

  const made = await tokenFor(
    house.db,
    operator(),
    { forumKey: 'here', role: 'client', ref: 'C-2' },
    now,
  );
  assert.ok('token' in made);
  const bearer = await bearerOf(house.db, made.token, now);
  assert.ok(bearer);

  assert.deepEqual(
    memberOfBearer(bearer, 'here'),
    await memberOf(house.db, 'rival@example.org', 'here'),
  );
  assert.equal(memberOfBearer(bearer, 'there'), null);
  assert.ok(await bearerOf(house.db, made.token, new Date(now.getTime() + 30 * DAY - 1)));
  assert.equal(await bearerOf(house.db, made.token, new Date(now.getTime() + 30 * DAY)), null);
  assert.equal(await bearerOf(house.db, `${made.token}x`, now), null);
  const rows = await house.db.selectFrom('api_token').selectAll().execute();
  assert.ok(!JSON.stringify(rows).includes(made.token), 'only the hash is kept');
});

test('without a REF the first sensible person holds the token; staff are made for it', async () => {
  await using house = await testHouse();
  const { ann, acme } = await chatForum(house.db, 'here');
  const now = new Date();
  const holder = async (role: 'organiser' | 'researcher' | 'delegate' | 'client', ref?: string) => {
    const made = await tokenFor(
      house.db,
      operator(),
      { forumKey: 'here', role, ...(ref && { ref }) },
      now,
    );
    if ('refused' in made) return made;
    const bearer = await bearerOf(house.db, made.token, now);
    return bearer && memberOfBearer(bearer, 'here');
  };

  assert.deepEqual(await holder('delegate'), ann);
  assert.deepEqual(await holder('client'), acme);
  const organiser = await holder('organiser');
  assert.deepEqual(await holder('organiser'), organiser);
  assert.ok(organiser && 'role' in organiser && organiser.role === 'organiser');
  const researcher = await holder('researcher');
  assert.ok(researcher && 'role' in researcher && researcher.role === 'researcher');
  assert.deepEqual(await holder('delegate', 'D-404'), { refused: 'nobody' });
  assert.deepEqual(
    await tokenFor(house.db, operator(), { forumKey: 'no', role: 'organiser' }, now),
    { refused: 'no-forum' },
  );
});

test('a seat made for a token gets no sign-in mail', async () => {
  await using house = await testHouse();
  await chatForum(house.db, 'here');
  await tokenFor(house.db, operator(), { forumKey: 'here', role: 'organiser' }, new Date());

  await askToSignIn(house.db, 'http://localhost', 'token-organiser@here.invalid', '/', new Date());

  assert.deepEqual(await house.db.selectFrom('mail').select('id').execute(), []);
});

test('a delegate who cancels loses the token’s seat at once', async () => {
  await using house = await testHouse();
  const { ann } = await chatForum(house.db, 'here');
  const made = await tokenFor(
    house.db,
    operator(),
    { forumKey: 'here', role: 'delegate' },
    new Date(),
  );
  assert.ok('token' in made);
  await house.db
    .updateTable('delegate')
    .set({ status: 'cancelled' })
    .where('person_id', '=', ann.personId)
    .execute();

  const bearer = await bearerOf(house.db, made.token, new Date());
  assert.equal(bearer && memberOfBearer(bearer, 'here'), null);
});
