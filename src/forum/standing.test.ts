import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { lapsed } from '#forum/standing.server.ts';
import { chatForum } from '../../test/chat-forum.ts';
import { testHouse } from '../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const later = new Date('2030-01-02T10:00:00Z');

test('a right stands until its session, token or seat ends, each for its own holder', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme, forumId } = await chatForum(db);
  const session = async (email: string) => {
    const [user, id] = [newId(), newId()];
    const made = { created_at: now, updated_at: now };
    await db
      .insertInto('sign_in_user')
      .values({ ...{ id: user, name: '', email, email_verified: true }, ...made })
      .execute();
    await db
      .insertInto('sign_in_session')
      .values({ ...{ id, user_id: user, token: id, expires_at: later }, ...made })
      .execute();
    return { session: id };
  };
  const token = newId();
  await db
    .insertInto('api_token')
    .values({
      ...{ id: token, forum_id: forumId, person_id: ben.personId, token_hash: 'h' },
      ...{ created_at: now, expires_at: later },
    })
    .execute();
  const byAnn = { name: 'ann', member: ann, credential: await session('ann@example.org') };
  const byBen = { name: 'ben', member: ben, credential: { token } };
  const byAcme = { name: 'acme', member: acme, credential: await session('acme@example.org') };
  const stolen = { name: 'stolen', member: ann, credential: { token } };
  const all = [byAnn, byBen, byAcme, { ...byAnn, name: 'ann again' }];
  const gone = async (at: Date) =>
    (await lapsed(db, forumId, [...all, stolen], at)).map(({ name }) => name).sort();

  assert.deepEqual(await gone(now), ['stolen']);
  await db.updateTable('api_token').set({ revoked_at: now }).where('id', '=', token).execute();
  assert.deepEqual(await gone(now), ['ben', 'stolen']);
  await db.deleteFrom('sign_in_session').where('id', '=', byAcme.credential.session).execute();
  assert.deepEqual(await gone(now), ['acme', 'ben', 'stolen']);
  await db
    .updateTable('delegate')
    .set({ status: 'cancelled' })
    .where('person_id', '=', ann.personId)
    .execute();
  assert.deepEqual(await gone(now), ['acme', 'ann', 'ann again', 'ben', 'stolen']);
});
