import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { accountOf } from '#forum/accounts.server.ts';
import { inviteStaff, signInLink } from '#forum/invite.server.ts';
import type { Organiser } from '#forum/people.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import { askToSignIn, signInByCode, signInByLink, signOut } from '#forum/sign-in.server.ts';
import { assertSameTime } from '../../test/same-time.ts';
import { testHouse } from '../../test/testing.ts';

const ORIGIN = 'http://localhost:3000';
const ada = 'ada@firm.example';

/** A forum of its own firm, with one organiser. */
async function forumOf(db: Kysely<Schema>, key: string, organiser = ada): Promise<string> {
  const [tenant_id, forum_id] = [newId(), newId()];
  const questionnaire = JSON.stringify({ title: `Forum ${key}`, dates: ['2030-01-02'] });
  await db.insertInto('tenant').values({ id: tenant_id, name: key }).execute();
  await db
    .insertInto('forum')
    .values({ id: forum_id, tenant_id, key, questionnaire, created_at: new Date() })
    .execute();
  await seat(db, forum_id, organiser);
  return forum_id;
}

const seat = (db: Kysely<Schema>, forum_id: string, email: string) =>
  db
    .insertInto('person')
    .values({
      forum_id,
      id: newId(),
      role: 'organiser',
      email,
      given_name: '',
      family_name: '',
      client_id: null,
    })
    .execute();

async function newestMail(db: Kysely<Schema>) {
  const mail = await db
    .selectFrom('mail')
    .select(['body', 'to_email'])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const code = /\b\d{6}\b/.exec(mail?.body ?? '')?.[0] ?? '';
  const token = /\/sign-in\/link\/([^\s?]+)/.exec(mail?.body ?? '')?.[1] ?? '';
  return { to: mail?.to_email, code, token };
}

const carrying = (cookie: { name: string; value: string }) =>
  new Headers({ cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` });

test('one mail holds a code and a link; each opens one session', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');

  const asked = await askToSignIn(house.db, ORIGIN, ' Ada@Firm.example ', '/', new Date());
  const { to, code, token } = await newestMail(house.db);
  const wrong = await signInByCode(
    house.db,
    ORIGIN,
    ada,
    code === '000000' ? '111111' : '000000',
    new Date(),
  );
  const byCode = await signInByCode(
    house.db,
    ORIGIN,
    ada,
    `${code.slice(0, 3)} ${code.slice(3)}`,
    new Date(),
  );
  const again = await signInByCode(house.db, ORIGIN, ada, code, new Date());
  const byLink = await signInByLink(house.db, ORIGIN, token, new Date());
  const twice = await signInByLink(house.db, ORIGIN, token, new Date());

  assert.deepEqual(asked, { asked: ada });
  assert.equal(to, ada);
  assert.deepEqual(wrong, { refused: 'wrong-code' });
  assert.ok('cookie' in byCode);
  assert.deepEqual(again, { refused: 'wrong-code' });
  assert.ok('cookie' in byLink);
  assert.deepEqual(twice, { refused: 'used-or-expired' });
  assert.equal((await accountOf(house.db, ORIGIN, carrying(byCode.cookie)))?.email, ada);

  await signOut(house.db, ORIGIN, carrying(byCode.cookie), new Date());
  assert.equal(await accountOf(house.db, ORIGIN, carrying(byCode.cookie)), null);
  assert.equal((await accountOf(house.db, ORIGIN, carrying(byLink.cookie)))?.email, ada);
});

test('ten presses at once open one session, and ten copies of a code too', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');
  await askToSignIn(house.db, ORIGIN, ada, '/', new Date());
  const { code, token } = await newestMail(house.db);

  const ten = Array.from({ length: 10 });
  const links = await Promise.all(ten.map(() => signInByLink(house.db, ORIGIN, token, new Date())));
  const codes = await Promise.all(
    ten.map(() => signInByCode(house.db, ORIGIN, ada, code, new Date())),
  );

  assert.equal(links.filter((each) => 'cookie' in each).length, 1);
  assert.equal(codes.filter((each) => 'cookie' in each).length, 1);
});

test('a stranger gets the same answers after the same time, and no mail', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');
  const stranger = 'stranger@else.example';
  let minute = 0;
  /** minutes apart: nobody is asked to wait */
  const later = () => new Date(Date.now() + 120_000 * minute++);
  const ask = (email: string) => () => askToSignIn(house.db, ORIGIN, email, '/', later());
  const guess = (email: string) => () => signInByCode(house.db, ORIGIN, email, '111111', later());

  assert.deepEqual(await ask(stranger)(), { asked: stranger });
  await assertSameTime(ask(ada), ask(stranger));
  assert.deepEqual(await guess(stranger)(), await guess(ada)());
  await assertSameTime(guess(ada), guess(stranger));

  const mails = await house.db.selectFrom('mail').select('to_email').execute();
  assert.deepEqual([...new Set(mails.map(({ to_email }) => to_email))], [ada]);
});

test('an address gets at most ten mails a minute, asked one by one or at once', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');

  const answers = await Promise.all(
    Array.from({ length: 14 }, () => askToSignIn(house.db, ORIGIN, ada, '/', new Date())),
  );

  assert.equal(answers.filter((each) => 'refused' in each).length, 4);
  const { n } = await house.db
    .selectFrom('mail')
    .select((is) => is.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  assert.equal(n, 10);
});

test('five wrong guesses end a code', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');
  await askToSignIn(house.db, ORIGIN, ada, '/', new Date());
  const { code } = await newestMail(house.db);

  for (let guess = 0; guess < 5; guess++) {
    const wrong = String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0');
    await signInByCode(house.db, ORIGIN, ada, wrong, new Date());
  }

  assert.deepEqual(await signInByCode(house.db, ORIGIN, ada, code, new Date()), {
    refused: 'wrong-code',
  });
});

test('staff stay twelve hours; a seat at another firm ends the session', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');
  const link = await signInLink(house.db, operator(), 'one', ada, ORIGIN, new Date());
  assert.ok(typeof link === 'string');
  const opened = await signInByLink(house.db, ORIGIN, link.split('/').at(-1) ?? '', new Date());
  assert.ok('cookie' in opened);
  const session = await house.db
    .selectFrom('sign_in_session')
    .select(['created_at', 'expires_at'])
    .executeTakeFirstOrThrow();

  assert.equal(session.expires_at.getTime() - session.created_at.getTime(), 12 * 3_600_000);
  await forumOf(house.db, 'two', 'bea@other.example');
  await house.db.updateTable('person').set({ given_name: 'Ada' }).execute();
  assert.ok(await accountOf(house.db, ORIGIN, carrying(opened.cookie)));
  await house.db
    .updateTable('person')
    .set({ email: ada })
    .where('email', '=', 'bea@other.example')
    .execute();
  assert.equal(await accountOf(house.db, ORIGIN, carrying(opened.cookie)), null);

  const next = await signInLink(house.db, operator(), 'one', ada, ORIGIN, new Date());
  assert.ok(typeof next === 'string');
  const reopened = await signInByLink(house.db, ORIGIN, next.split('/').at(-1) ?? '', new Date());
  assert.ok('cookie' in reopened);
  await house.db.updateTable('person').set({ given_name: 'A.' }).execute();
  assert.ok(await accountOf(house.db, ORIGIN, carrying(reopened.cookie)));
  await forumOf(house.db, 'three');
  assert.equal(await accountOf(house.db, ORIGIN, carrying(reopened.cookie)), null);
});

test('an organiser gets no link for people who also sit in a forum of someone else', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');
  const two = await forumOf(house.db, 'two', 'bea@other.example');
  const bea = (await memberOf(house.db, 'bea@other.example', 'two')) as Organiser;
  await seat(house.db, two, ada);

  const beyond = await signInLink(house.db, bea, 'two', ada, ORIGIN, new Date());
  const elsewhere = await signInLink(house.db, bea, 'one', ada, ORIGIN, new Date());
  const stranger = await signInLink(house.db, operator(), 'two', 'x@y.example', ORIGIN, new Date());

  assert.deepEqual(beyond, { refused: 'sits-elsewhere' });
  assert.deepEqual(elsewhere, { refused: 'no-seat' });
  assert.deepEqual(stranger, { refused: 'no-seat' });
});

test('an organiser invites a colleague, once into one role', async () => {
  await using house = await testHouse();
  await forumOf(house.db, 'one');
  const organiser = (await memberOf(house.db, ada, 'one')) as Organiser;
  const cy = { email: 'Cy@firm.example', role: 'researcher' as const };

  const invited = await inviteStaff(house.db, organiser, cy, ORIGIN, new Date());
  const { to, token } = await newestMail(house.db);
  const opened = await signInByLink(house.db, ORIGIN, token, new Date());
  const taken = await inviteStaff(
    house.db,
    organiser,
    { ...cy, role: 'organiser' },
    ORIGIN,
    new Date(),
  );

  assert.ok('invited' in invited);
  assert.equal(to, 'cy@firm.example');
  assert.ok('cookie' in opened);
  assert.deepEqual(taken, { refused: 'seat-taken' });
});
