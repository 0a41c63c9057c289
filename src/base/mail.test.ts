import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Post, sendDue, sendMail, startPost } from '#base/mail.server.ts';
import { mailServer } from '../../test/mail-server.ts';
import { testHouse } from '../../test/testing.ts';

const letter = { forumId: null, to: 'ada@firm.example', subject: 'S', body: 'B' };

test('a mail leaves once, whoever looks; one that held a code is emptied', async () => {
  await using house = await testHouse();
  const now = new Date();
  await sendMail(house.db, letter, now);
  await sendMail(house.db, { ...letter, body: '123456', opensDoor: true }, now);
  const posted: string[] = [];
  const post: Post = async ({ text }) => posted.push(text);

  const sent = await Promise.all([1, 2, 3].map(() => sendDue(house.db, post, now)));

  assert.equal(
    sent.reduce((sum, each) => sum + each),
    2,
  );
  assert.deepEqual(posted.sort(), ['123456', 'B']);
  const kept = await house.db
    .selectFrom('mail')
    .select(['body', 'sent_at'])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    kept.map(({ body, sent_at }) => [body, sent_at?.getTime()]),
    [
      ['B', now.getTime()],
      ['', now.getTime()],
    ],
  );
});

test('what can’t be sent is tried again, later and later, and says why', async () => {
  await using house = await testHouse();
  const start = Date.now();
  await sendMail(house.db, letter, new Date(start));
  const refuse: Post = () =>
    Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));

  const tries: number[] = [];
  for (let minute = 0; minute < 24 * 60; minute++) {
    await sendDue(house.db, refuse, new Date(start + minute * 60_000));
    const mail = await house.db
      .selectFrom('mail')
      .select(['attempts', 'failure'])
      .executeTakeFirstOrThrow();
    if (mail.attempts > tries.length) tries.push(minute);
    assert.equal(mail.failure, 'ECONNREFUSED');
  }

  assert.deepEqual(tries, [0, 1, 3, 8, 38, 158, 878]);
});

test('nothing is posted to an address that nobody can have', async () => {
  await using house = await testHouse();
  await sendMail(house.db, { ...letter, to: 'token-organiser@here.invalid' }, new Date());

  assert.equal(await sendDue(house.db, async () => {}, new Date()), 0);
});

test('with an SMTP server the outbox empties itself', async () => {
  await using house = await testHouse();
  using server = await mailServer();
  await sendMail(house.db, { ...letter, body: 'Grüße an Åse' }, new Date());

  const stop = startPost(house.db, server.url, 'https://forum.example');
  const sent = () => house.db.selectFrom('mail').select('sent_at').executeTakeFirstOrThrow();
  for (let waited = 0; waited < 100 && !(await sent()).sent_at; waited++) await sleep(100);
  await stop();

  assert.ok((await sent()).sent_at);
  assert.ok(server.heard.includes('RCPT TO:<ada@firm.example>'));
  assert.ok(server.heard.includes('From: Plenary <no-reply@forum.example>'));
});
