import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { changeConsent, lowerConsent } from '#forum/consent.server.ts';
import { chatForum } from '../../test/chat-forum.ts';
import { testHouse } from '../../test/testing.ts';

const consentOf = async (db: Kysely<Schema>, personId: string) =>
  (
    await db
      .selectFrom('delegate')
      .select('consent')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
  ).consent;

const announced = async (db: Kysely<Schema>) =>
  (await db.selectFrom('announcement').select('key').orderBy('number').execute()).map(
    ({ key }) => key,
  );

test('a delegate raises and lowers consent; it is written down and every screen hears of it', async () => {
  await using house = await testHouse();
  const { hid } = await chatForum(house.db);

  const raised = await changeConsent(house.db, hid, 'named', new Date());
  const same = await changeConsent(house.db, hid, 'named', new Date());
  const lowered = await changeConsent(house.db, hid, 'aggregate', new Date());

  assert.deepEqual(raised, { consent: 'named', changed: true });
  assert.deepEqual(same, { consent: 'named', changed: false });
  assert.deepEqual(lowered, { consent: 'aggregate', changed: true });
  const keys = ['iq:people', 'report:figures', 'forum:people'];
  assert.deepEqual(await announced(house.db), [...keys, ...keys]);
  const acts = await house.db
    .selectFrom('audit')
    .select(['person_id', 'detail'])
    .orderBy('number')
    .execute();
  assert.deepEqual(
    acts.map(({ person_id, detail }) => [person_id, (detail as { to: string }).to]),
    [
      [hid.personId, 'named'],
      [hid.personId, 'aggregate'],
    ],
  );
});

test('an import lowers consent and never raises it', async () => {
  await using house = await testHouse();
  const { ann, hid, forumId } = await chatForum(house.db);
  const say = (personId: string, said: 'named' | 'aggregate') =>
    lowerConsent(house.db, forumId, personId, said, new Date());

  assert.equal(await say(hid.personId, 'named'), false);
  assert.equal(await say(ann.personId, 'aggregate'), true);
  assert.equal(await say(ann.personId, 'aggregate'), false);

  assert.equal(await consentOf(house.db, hid.personId), 'aggregate');
  assert.equal(await consentOf(house.db, ann.personId), 'aggregate');
});
