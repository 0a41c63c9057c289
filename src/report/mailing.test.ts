import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { sendDue } from '#base/mail.server.ts';
import { type Passcode, readPasscode } from '#forum/passcode.server.ts';
import type { Organiser } from '#forum/people.ts';
import { memberOf, readerAt } from '#forum/session.server.ts';
import { readLinks } from '#report/link-list.server.ts';
import { revokeLink } from '#report/links.server.ts';
import { lookAtMailing, sendToClients } from '#report/mailing.server.ts';
import { readerOf } from '../../test/report-link.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';
import { twoForums } from '../../test/who-may-see-what/two-forums.ts';

const now = new Date('2026-06-10T12:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const ORIGIN = 'https://forum.example';
const plain = { message: '', passcode: null, again: null };

async function setting(house: TestHouse): Promise<Organiser> {
  await twoForums(house.db, now);
  const organiser = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const forum_id = organiser.forumId;
  await house.db
    .insertInto('client')
    .values({
      forum_id,
      id: newId(),
      ref: 'C-9',
      company: 'Silent',
      solutions: [],
      package: '',
      meetings_guaranteed: 0,
    })
    .execute();
  const acme = await house.db
    .selectFrom('client')
    .select('id')
    .where('forum_id', '=', forum_id)
    .where('ref', '=', 'C-1')
    .executeTakeFirstOrThrow();
  const second = { given_name: 'Ravi', family_name: 'Acme', email: 'rep3@firms.example' };
  await house.db
    .insertInto('person')
    .values({ forum_id, id: newId(), role: 'client', client_id: acme.id, ...second })
    .execute();
  await house.db.deleteFrom('mail').execute();
  return organiser;
}

const mailsIn = ({ db }: TestHouse) =>
  db.selectFrom('mail').selectAll().orderBy('to_email').orderBy('id').execute();
const linkIn = (body: string) => /report\/(\S+)/.exec(body)?.[1] ?? '';

test('each company gets a link of its own, each representative a mail with it', async () => {
  await using house = await testHouse();
  const organiser = await setting(house);

  const look = await lookAtMailing(house.db, organiser, plain, '[link]', now);
  assert.equal((await mailsIn(house)).length, 0);
  const sent = await sendToClients(
    house.db,
    organiser,
    { ...plain, message: ' With thanks. \r\n' },
    now,
    ORIGIN,
  );
  const mails = await mailsIn(house);

  assert.ok('companies' in look);
  assert.deepEqual(
    look.companies.map(({ name, turn }) => [name, turn]),
    [
      ['Acme', 'new'],
      ['Rival', 'new'],
      ['Silent', 'nobody'],
    ],
  );
  assert.match(look.body, /^Dear Rita Acme,\n\n.*\[link\]/s);
  assert.deepEqual(sent, { sent: { mails: 3, companies: 2, had: 0, unreachable: 1 } });
  assert.deepEqual(
    mails.map(({ to_email }) => to_email),
    ['rep1@firms.example', 'rep2@firms.example', 'rep3@firms.example'],
  );
  const [rita, remo, ravi] = mails.map(({ body }) => linkIn(body));
  assert.equal(rita, ravi);
  assert.notEqual(rita, remo);
  assert.match(mails[0]?.body ?? '', /\n\nWith thanks\.\n\nThe Client Research Report/);
  assert.match(mails[0]?.body ?? '', /https:\/\/forum\.example\/report\//);
  const labels = (await readLinks(house.db, organiser, 'UTC', now)).filter(({ sent }) => sent);
  assert.deepEqual(labels.map(({ label }) => label).toSorted(), ['Acme', 'Rival']);
  assert.ok(await readerOf(house.db, rita ?? '', now));
});

test('two presses at once send one mail to each; whoever has a link is left out unless asked', async () => {
  await using house = await testHouse();
  const organiser = await setting(house);
  const send = (again: Date | null, at: Date) =>
    sendToClients(house.db, organiser, { ...plain, again }, at, ORIGIN);

  const both = await Promise.all([send(null, now), send(null, now)]);
  const later = await send(null, minutes(5));
  const looked = minutes(9);
  const again = [await send(looked, minutes(10)), await send(looked, minutes(10))];

  assert.equal(both.filter((each) => 'sent' in each).length, 1);
  assert.deepEqual(later, { refused: 'nobody' });
  assert.ok(again[0] && 'sent' in again[0] && again[0].sent.mails === 3);
  assert.deepEqual(again[1], { refused: 'nobody' });
  assert.equal((await mailsIn(house)).length, 6);
});

test('a company whose link was revoked may get another', async () => {
  await using house = await testHouse();
  const organiser = await setting(house);
  await sendToClients(house.db, organiser, plain, now, ORIGIN);
  const rows = await readLinks(house.db, organiser, 'UTC', now);
  const rival = rows.find(({ label }) => label === 'Rival');
  await revokeLink(house.db, organiser, rival?.id ?? '', now);

  const sent = await sendToClients(house.db, organiser, plain, minutes(1), ORIGIN);

  assert.deepEqual(sent, { sent: { mails: 1, companies: 1, had: 1, unreachable: 1 } });
});

test('the passcode protects every link and stands in no mail', async () => {
  await using house = await testHouse();
  const organiser = await setting(house);
  const passcode = readPasscode('kingfisher 9') as Passcode;

  await sendToClients(house.db, organiser, { ...plain, passcode }, now, ORIGIN);
  const mails = await mailsIn(house);

  assert.ok(mails.every(({ body }) => !body.includes('kingfisher') && /passcode/.test(body)));
  const holder = await readerAt(house.db, linkIn(mails[0]?.body ?? ''), null, now);
  assert.equal(holder?.role, 'at the door');
});

test('a mail that left the house keeps no link; one that can’t leave is tried for as long as any', async () => {
  await using house = await testHouse();
  const organiser = await setting(house);
  await sendToClients(house.db, organiser, plain, now, ORIGIN);
  const posted: string[] = [];
  await sendDue(house.db, async ({ to, text }) => posted.push(`${to} ${linkIn(text)}`), minutes(1));

  const mails = await mailsIn(house);
  assert.equal(posted.length, 3);
  assert.ok(mails.every(({ body, sent_at }) => body === '' && sent_at));
});

test('without an edition nothing is sent', async () => {
  await using house = await testHouse();
  const organiser = await setting(house);
  await house.db.updateTable('edition').set({ taken_down_at: now }).execute();

  const look = await lookAtMailing(house.db, organiser, plain, '[link]', now);
  const sent = await sendToClients(house.db, organiser, plain, now, ORIGIN);

  assert.deepEqual([look, sent], [{ refused: 'no-edition' }, { refused: 'no-edition' }]);
  assert.equal((await mailsIn(house)).length, 0);
});
