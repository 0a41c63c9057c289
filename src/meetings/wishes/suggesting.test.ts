import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { suggestToClient, suggestToDelegate } from '#meetings/wishes/suggestions.server.ts';
import { clientWishes, delegateWishes } from '#meetings/wishes/wish-lists.server.ts';
import { askForMeeting, sayNever } from '#meetings/wishes/wishes.server.ts';
import { cloneHouse, demoTemplate } from '../../../test/testing.ts';
import { demoSeats } from '../../demo.server.ts';

const FORUM = 'police-forum-2024';
const now = new Date('2024-06-01T00:00:00Z');

async function seats(db: Db) {
  const emails = await demoSeats(db as Parameters<typeof demoSeats>[0]);
  assert.ok(emails);
  const at = async <M>(email: string) => (await memberOf(db, email, FORUM)) as M;
  return { client: await at<Client>(emails.client), delegate: await at<Delegate>(emails.delegate) };
}
const toClient = async (db: Db, client: Client) =>
  suggestToClient(db, client, await clientWishes(db, client, now), now);

test('a client is suggested people who share their answers, until it asks or rules them out', async () => {
  await using house = await cloneHouse(await demoTemplate());
  const { db } = house;
  const { client } = await seats(db);
  const { base, best } = await toClient(db, client);
  const [first, second, third, fourth] = best;
  assert.ok(first && second && third && fourth && base >= best.length);
  assert.match(first.because, /which you sell/);

  await askForMeeting(db, client, { delegateRef: first.ref, strength: 'must' }, now);
  await sayNever(db, client, { ref: second.ref }, now);
  const set = (ref: string, values: { gate?: 'closed'; consent?: 'aggregate' }) =>
    db.updateTable('delegate').set(values).where('ref', '=', ref).execute();
  await set(third.ref, { gate: 'closed' });
  await set(fourth.ref, { consent: 'aggregate' });
  await db
    .insertInto('announcement')
    .values({ forum_id: client.forumId, key: 'iq:people', people: null, made_at: now })
    .execute();
  const next = await toClient(db, client);
  assert.equal(next.base, base - 3);
  const refs = next.best.map(({ ref }) => ref);
  for (const { ref } of [first, second, third, fourth]) assert.ok(!refs.includes(ref), ref);
});

test('a gate for matching firms looks at shared answers alone', async () => {
  await using house = await cloneHouse(await demoTemplate());
  const { db } = house;
  const { client } = await seats(db);
  const [fitting] = (await toClient(db, client)).best;
  assert.ok(fitting);
  await db.updateTable('delegate').set({ gate: 'matching' }).execute();
  const ask = (delegateRef: string) =>
    askForMeeting(db, client, { delegateRef, strength: 'would like' }, now);
  assert.deepEqual(await ask(fitting.ref), { wish: 'made' });

  await db
    .updateTable('client')
    .set({ solutions: ['Gardening'] })
    .execute();
  const next = await db
    .selectFrom('delegate')
    .select(['ref', 'person_id'])
    .where('consent', '=', 'named')
    .where('status', '=', 'confirmed')
    .where('person_id', 'not in', (wished) =>
      wished.selectFrom('wish').select('delegate_id').where('client_id', '=', client.clientId),
    )
    .orderBy('ref')
    .executeTakeFirstOrThrow();
  assert.deepEqual(await ask(next.ref), { refused: 'gate-matching' });

  // an introduced delegate shares no answer, so nothing can match, whatever was answered
  const { person_id } = next;
  await db
    .updateTable('client')
    .set({ solutions: ['Artificial intelligence', 'Data'] })
    .execute();
  await db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('person_id', '=', person_id)
    .execute();
  await db
    .insertInto('introduction')
    .values({
      ...{ forum_id: client.forumId, client_id: client.clientId, delegate_id: person_id },
      ...{ act: 'wrote', made_at: now },
    })
    .execute();
  assert.deepEqual(await ask(next.ref), { refused: 'gate-matching' });
});

test('a delegate is suggested companies from the own answers, shared or not', async () => {
  await using house = await cloneHouse(await demoTemplate());
  const { db } = house;
  const { delegate } = await seats(db);
  const suggested = async () => {
    const { companies } = await delegateWishes(db, delegate, now);
    return suggestToDelegate(db, delegate, companies);
  };
  await db.updateTable('delegate').set({ consent: 'aggregate' }).execute();
  const before = await suggested();
  const [first] = before.best;
  assert.ok(first && before.answered);
  assert.match(first.reasons[0] ?? '', /^You .+; they offer /);

  await sayNever(db, delegate, { ref: first.ref }, now);
  const after = await suggested();
  assert.equal(after.base, before.base - 1);
  assert.ok(!after.best.some(({ ref }) => ref === first.ref));

  await db.deleteFrom('response').where('delegate_id', '=', delegate.personId).execute();
  assert.deepEqual(await suggested(), { answered: false, base: after.base, best: [] });
});
