import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { readMessages } from '#exchange/chat/messages.server.ts';
import { readSeen, type Visitor } from '#exchange/people.server.ts';
import type { Delegate } from '#forum/people.ts';
import { putAside, setSharing, takeUp } from '#iq/connections/choices.server.ts';
import { readForYou } from '#iq/connections/for-you.server.ts';
import { answerIntroduction, introduceTwo } from '#iq/connections/introduce.server.ts';
import { type ChatForum, chatForum } from '../../../test/chat-forum.ts';
import { type TestHouse, testHouse } from '../../../test/testing.ts';

const NOW = new Date('2030-01-02T10:00:00Z');
type Db = TestHouse['db'];
const questionnaire = {
  title: 'T',
  dates: ['2030-01-01'],
  timezone: 'UTC',
  currency: 'EUR',
  questions: [
    { id: 'need', type: 'multi', text: 'Needs', options: ['Evidence store', 'Radio', 'Drones'] },
  ],
};

/** Three delegates of three organisations, with titles that are nothing alike. */
async function aForum(db: Db): Promise<ChatForum> {
  const forum = await chatForum(db);
  await db
    .updateTable('forum')
    .set({ questionnaire: JSON.stringify(questionnaire) })
    .execute();
  for (const [who, title] of [
    [forum.ann, 'Director'],
    [forum.ben, 'Surveyor'],
    [forum.hid, 'Chief'],
  ] as const)
    await db.updateTable('delegate').set({ title }).where('person_id', '=', who.personId).execute();
  await db
    .updateTable('client')
    .set({ solutions: ['Evidence store'] })
    .where('ref', '=', 'C-1')
    .execute();
  return forum;
}

let answered = 0;
/** Each later than the one before. */
async function answer(db: Db, who: Delegate, needs: string[]) {
  const submitted_at = new Date(NOW.getTime() + answered++);
  await db
    .insertInto('response')
    .values({
      ...{ forum_id: who.forumId, id: newId(), delegate_id: who.personId, submitted_at },
      ...{ source: 'survey' as const, answers: JSON.stringify({ need: needs }), budget: null },
    })
    .execute();
}

/** Both have each other's card. */
async function swapped(db: Db, one: Visitor, other: Visitor) {
  const gives = { gives_email: true, gives_phone: false, gives_note: false };
  const of = (owner: Visitor, person: Visitor) => ({
    ...{ forum_id: one.forumId, owner_id: owner.personId, person_id: person.personId },
    ...{ ...gives, way: 'code' as const, met_at: NOW },
  });
  await db
    .insertInto('contact')
    .values([of(one, other), of(other, one)])
    .execute();
}

const names = async (db: Db, who: Delegate) =>
  (await readForYou(db, who)).people.map(({ name }) => name);

test('answers speak only while both have switched it on, and stop at once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await aForum(db);
  await answer(db, ann, ['Radio', 'Drones']);
  await answer(db, ben, ['Radio']);
  assert.deepEqual(await names(db, ann), []);
  await setSharing(db, ann, true, NOW);
  assert.deepEqual([await names(db, ann), await names(db, ben)], [[], []]);
  await setSharing(db, ben, true, NOW);

  const [suggested] = (await readForYou(db, ann)).people;
  assert.deepEqual(suggested?.reasons, ['You both chose Radio (Needs).']);
  assert.deepEqual(await names(db, ben), ['Ann Adeyemi']);
  await setSharing(db, ben, false, NOW);
  assert.deepEqual([await names(db, ann), await names(db, ben)], [[], []]);
});

test('whatever someone who has not switched it on answers, others read the same', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await aForum(db);
  await answer(db, ann, ['Radio', 'Drones']);
  await answer(db, ben, ['Radio']);
  for (const each of [ann, ben]) await setSharing(db, each, true, NOW);
  await swapped(db, ann, ben);
  await swapped(db, ann, hid);
  const live = (who: Delegate) =>
    db
      .updateTable('delegate')
      .set({ country: 'Norway' })
      .where('person_id', '=', who.personId)
      .execute();
  for (const each of [ann, ben]) await live(each);
  const all = async () => JSON.stringify([await readForYou(db, ann), await readForYou(db, ben)]);
  const before = await all();
  for (const needs of [['Radio'], ['Drones', 'Radio'], ['Evidence store']]) {
    await answer(db, hid, needs);
    assert.equal(await all(), before);
  }
  await live(hid);
  assert.equal(await all(), before);
});

test('not for me holds until it is taken back, and the other is told nothing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme } = await aForum(db);
  for (const each of [ann, ben]) {
    await answer(db, each, ['Radio']);
    await setSharing(db, each, true, NOW);
  }
  const who = { person: ben.personId, other: null };

  assert.deepEqual(await putAside(db, ann, who, NOW), { aside: ben.personId, with: ben.personId });
  assert.deepEqual([await names(db, ann), await names(db, ben)], [[], ['Ann Adeyemi']]);
  await takeUp(db, ann, who, NOW);
  assert.deepEqual(await names(db, ann), ['Ben Børresen']);
  const nobody = { person: newId(), other: null };
  assert.deepEqual(await putAside(db, ann, nobody, NOW), { refused: 'no-such-person' });
  assert.ok('aside' in (await putAside(db, ann, { person: acme.personId, other: null }, NOW)));
});

test('who is blocked on either side, or a contact already, is not suggested', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await aForum(db);
  for (const each of [ann, ben, hid]) {
    await answer(db, each, ['Radio']);
    await setSharing(db, each, true, NOW);
  }
  assert.equal((await names(db, ann)).length, 2);
  const block = { forum_id: ann.forumId, person_id: ben.personId, blocked_id: ann.personId };
  await db
    .insertInto('block')
    .values({ ...block, made_at: NOW })
    .execute();
  assert.deepEqual(
    [await names(db, ann), await names(db, ben)],
    [['Hidi Hidden'], ['Hidi Hidden']],
  );
  await swapped(db, ann, hid);
  assert.deepEqual(await names(db, ann), []);
});

test('two whom I know stand in a conversation of three with my line; two whom I do not know do not', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await aForum(db);
  const two = { one: ben.personId, other: hid.personId, words: 'Ben, meet Hidi.' };
  await swapped(db, ann, ben);
  assert.deepEqual(await introduceTwo(db, ann, two, NOW), { refused: 'no-such-person' });
  await swapped(db, ann, hid);
  assert.deepEqual(await introduceTwo(db, ann, { ...two, words: ' ' }, NOW), { refused: 'empty' });
  await db
    .updateTable('contact')
    .set({ withdrawn_at: NOW })
    .where('owner_id', '=', ann.personId)
    .where('person_id', '=', hid.personId)
    .execute();
  assert.deepEqual(await introduceTwo(db, ann, two, NOW), { refused: 'no-such-person' });
  await db.updateTable('contact').set({ withdrawn_at: null }).execute();

  const opened = await introduceTwo(db, ann, two, NOW);
  assert.ok('room' in opened);
  const page = await readMessages(db, hid, opened.room, { above: 0, limit: 5 });
  assert.deepEqual(
    page.map(({ body }) => body),
    ['Ben, meet Hidi.'],
  );
  assert.deepEqual((await membersOf(db, opened.room)).sort(), [ann, ben, hid].map(idOf).sort());
});

const idOf = ({ personId }: Visitor) => personId;
const membersOf = async (db: Db, room: string) =>
  (
    await db.selectFrom('room_member').select('person_id').where('room_id', '=', room).execute()
  ).map(({ person_id }) => person_id);

test('a delegate comes before a company only by an own yes; a no is told nobody', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, hid, acme, rival } = await aForum(db);
  for (const each of [ann, hid]) {
    await answer(db, each, ['Evidence store']);
    await setSharing(db, each, true, NOW);
  }
  for (const each of [hid, acme, rival]) await swapped(db, ann, each);
  const [offer] = (await readForYou(db, ann)).introductions;
  assert.deepEqual([offer?.one.name, offer?.other.name], ['Hidi Hidden', 'acme Rep']);
  assert.ok(offer?.to === 'company');
  assert.deepEqual([offer.chose, offer.offers], [['Evidence store'], ['Evidence store']]);
  const sees = async (who: Visitor) => (await readSeen(db, who, [hid.personId])).length;
  const asked = async () => (await readForYou(db, hid)).asks;
  const ask = (to: Visitor) =>
    introduceTwo(db, ann, { one: to.personId, other: hid.personId, words: 'May I?' }, NOW);

  assert.deepEqual(await ask(acme), { asked: hid.personId });
  assert.deepEqual(await ask(rival), { asked: hid.personId });
  assert.deepEqual(await ask(rival), { asked: hid.personId });
  assert.equal(await sees(acme), 0);
  const [first, second, third] = await asked();
  assert.ok(first && second && !third);
  assert.deepEqual(
    [first.introducer, first.company, first.words],
    ['Ann Adeyemi', 'Company C-1', 'May I?'],
  );

  const no = { ask: second.id, yes: false, words: '' };
  assert.deepEqual(await answerIntroduction(db, ann, no, NOW), { refused: 'no-such-ask' });
  assert.deepEqual(await answerIntroduction(db, hid, no, NOW), { declined: true });
  assert.deepEqual(await ask(rival), { asked: hid.personId });
  const yes = { ask: first.id, yes: true, words: 'Hello.' };
  const opened = await answerIntroduction(db, hid, yes, NOW);
  assert.ok('room' in opened);
  assert.deepEqual(await answerIntroduction(db, hid, yes, NOW), { refused: 'no-such-ask' });
  assert.deepEqual([await sees(acme), await sees(rival)], [1, 0]);
  assert.deepEqual((await membersOf(db, opened.room)).sort(), [ann, hid, acme].map(idOf).sort());
  assert.deepEqual(await asked(), []);
});

test('a yes to somebody who blocked the delegate opens nothing and shows nothing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, hid, acme } = await aForum(db);
  for (const each of [hid, acme]) await swapped(db, ann, each);
  await introduceTwo(db, ann, { one: hid.personId, other: acme.personId, words: 'May I?' }, NOW);
  const [ask] = (await readForYou(db, hid)).asks;
  const block = { forum_id: ann.forumId, person_id: acme.personId, blocked_id: hid.personId };
  await db
    .insertInto('block')
    .values({ ...block, made_at: NOW })
    .execute();
  const yes = { ask: ask?.id ?? '', yes: true, words: 'Hello.' };
  assert.deepEqual(await answerIntroduction(db, hid, yes, NOW), { refused: 'gone' });
  assert.deepEqual(await readSeen(db, acme, [hid.personId]), []);
});
