import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSurvey, saveSurvey } from '#research/survey.server.ts';
import { chatForum } from '../../test/chat-forum.ts';
import { testHouse } from '../../test/testing.ts';

const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 10, minute));

test('each save is a new response, the last one counts, and two at once are both kept', async () => {
  await using house = await testHouse();
  const { ann, ben, forumId } = await chatForum(house.db);
  const first = { answers: { q: 'Ναι' }, budget: 5 };
  const second = { answers: {}, budget: null };
  await saveSurvey(house.db, ann, first, at(1));
  assert.deepEqual((await readSurvey(house.db, ann)).submission, first);

  const saved = await Promise.all([1, 2, 3].map(() => saveSurvey(house.db, ann, second, at(2))));
  assert.equal(new Set(saved.map(({ savedAt }) => savedAt.getTime())).size, 3);
  assert.deepEqual((await readSurvey(house.db, ann)).submission, second);
  assert.equal((await readSurvey(house.db, ben)).submittedAt, null);
  const rows = await house.db
    .selectFrom('response')
    .select(['source', 'delegate_id'])
    .where('forum_id', '=', forumId)
    .execute();
  assert.deepEqual(rows, Array(4).fill({ source: 'survey', delegate_id: ann.personId }));
});

test('an answer counts at once, even after a response that carries a later date', async () => {
  await using house = await testHouse();
  const { ann } = await chatForum(house.db);
  await saveSurvey(house.db, ann, { answers: { q: 'late' }, budget: null }, at(30));
  await saveSurvey(house.db, ann, { answers: { q: 'new' }, budget: null }, at(1));
  assert.deepEqual((await readSurvey(house.db, ann)).submission.answers, { q: 'new' });
});

test('clients hear nothing of when a hidden delegate answers', async () => {
  await using house = await testHouse();
  const { ann, hid, acme } = await chatForum(house.db);
  const told = async () => {
    const rows = await house.db.selectFrom('announcement').select(['key', 'people']).execute();
    return rows.filter(({ people }) => !people || people.includes(acme.personId)).map((r) => r.key);
  };
  await saveSurvey(house.db, hid, { answers: {}, budget: null }, at(1));
  assert.deepEqual(await told(), []);
  await saveSurvey(house.db, ann, { answers: {}, budget: null }, at(1));
  assert.deepEqual(await told(), ['iq:people']);
});
