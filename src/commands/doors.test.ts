import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearerOf } from '#forum/tokens.server.ts';
import { chatForum } from '../../test/chat-forum.ts';
import { testHouse } from '../../test/testing.ts';
import { Refusal, UsageError } from './command.ts';
import { command as invite } from './invite.ts';
import { command as token } from './token.ts';

const quiet = { now: new Date(), progress: () => {} };

test('token prints a token of the person meant', async () => {
  await using house = await testHouse();
  await chatForum(house.db);
  const run = (...args: string[]) => token.run({ ...quiet, db: house.db, args });

  const printed = (await run('--forum', 'chat', '--role', 'client', '--person', 'C-2')) as {
    token: string;
  };

  assert.deepEqual(Object.keys(printed), ['token']);
  const bearer = await bearerOf(house.db, printed.token, new Date());
  const { email, forumKey } = bearer ?? {};
  assert.deepEqual({ email, forumKey }, { email: 'rival@example.org', forumKey: 'chat' });
  for (const role of ['organiser', 'researcher', 'delegate'])
    await run('--forum', 'chat', '--role', role);
  await assert.rejects(run('--forum', 'chat', '--role', 'client', '--person', 'C-9'), Refusal);
  await assert.rejects(run('--forum', 'none', '--role', 'client'), Refusal);
  for (const args of [
    [],
    ['--forum', 'chat'],
    ['--forum', 'chat', '--role', 'king'],
    ['--nonsense'],
    ['--forum', 'chat', '--role', 'organiser', '--person', 'x'],
  ])
    await assert.rejects(run(...args), UsageError, args.join(' '));
});

test('token --revoke ends the tokens of a role, or of one company', async () => {
  await using house = await testHouse();
  await chatForum(house.db);
  const run = (...args: string[]) =>
    token.run({ ...quiet, db: house.db, args: ['--forum', 'chat', ...args] });
  const made = async (...args: string[]) =>
    ((await run('--role', ...args)) as { token: string }).token;
  const [acme, rival, staff] = [
    await made('client', '--person', 'C-1'),
    await made('client', '--person', 'C-2'),
    await made('organiser'),
  ];
  const works = async () =>
    Promise.all(
      [acme, rival, staff].map(
        async (each) => (await bearerOf(house.db, each, quiet.now)) !== null,
      ),
    );

  assert.deepEqual(await run('--role', 'client', '--person', 'C-2', '--revoke'), { revoked: 1 });
  assert.deepEqual(await works(), [true, false, true]);
  assert.deepEqual(await run('--role', 'client', '--revoke'), { revoked: 1 });
  assert.deepEqual(await works(), [false, false, true]);
  assert.deepEqual(await run('--role', 'client', '--revoke'), { revoked: 0 });
  await assert.rejects(
    token.run({
      ...quiet,
      db: house.db,
      args: ['--forum', 'none', '--role', 'client', '--revoke'],
    }),
    Refusal,
  );
});

test('invite prints a link; staff get a seat by it, others must have one', async () => {
  await using house = await testHouse();
  await chatForum(house.db);
  const run = (...args: string[]) => invite.run({ ...quiet, db: house.db, args });

  const printed = await run('chat', '--role', 'organiser', '--email', 'New@Firm.example');

  assert.match(
    (printed as { link: string }).link,
    /^http:\/\/localhost:\d+\/sign-in\/link\/[\w-]{22,}$/,
  );
  await run('chat', '--role', 'organiser', '--email', 'new@firm.example');
  await run('chat', '--role', 'delegate', '--email', 'ann@example.org');
  await assert.rejects(run('chat', '--role', 'delegate', '--email', 'x@example.org'), Refusal);
  await assert.rejects(run('chat', '--role', 'client', '--email', 'ann@example.org'), Refusal);
  await assert.rejects(run('chat', '--role', 'organiser', '--email', 'ann@example.org'), Refusal);
  await assert.rejects(run('none', '--role', 'organiser', '--email', 'a@b.example'), Refusal);
  await assert.rejects(run('chat', '--role', 'organiser', '--email', 'nonsense'), Refusal);
  await assert.rejects(run('chat', '--role', 'organiser'), UsageError);
});
