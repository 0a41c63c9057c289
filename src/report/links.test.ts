import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { openByPasscode, type Passcode, readPasscode } from '#forum/passcode.server.ts';
import type { Organiser, Reader } from '#forum/people.ts';
import { memberOf, readerAt } from '#forum/session.server.ts';
import { inDays } from '#report/expiry.ts';
import { readLinks } from '#report/link-list.server.ts';
import { extendLink, remakeLink, revokeLink, setPasscode } from '#report/links.server.ts';
import { countOpening, openingsWritten } from '#report/openings.server.ts';
import { linkFor, readerOf } from '../../test/report-link.ts';
import { assertSameTime } from '../../test/same-time.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';
import { twoForums } from '../../test/who-may-see-what/two-forums.ts';

const now = new Date('2026-06-10T12:00:00Z');
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
const code = readPasscode('kingfisher 9') as Passcode;

let house: TestHouse;
let db: Kysely<Schema>;
let alpha: Organiser;
let beta: Organiser;
before(async () => {
  house = await testHouse();
  db = house.db;
  await twoForums(db, now);
  alpha = (await memberOf(db, 'org@alpha.example', 'alpha')) as Organiser;
  beta = (await memberOf(db, 'boss@other.example', 'beta')) as Organiser;
});
after(() => house[Symbol.asyncDispose]());

const rowOf = async (id: string, at = now) =>
  (await readLinks(db, alpha, 'Europe/Athens', at)).find((row) => row.id === id);

test('a link holds 128 random bits, of which the house keeps a hash, and ends after 30 days', async () => {
  const made = await linkFor(db, alpha, { label: ' Acme ' }, now);
  const kept = await db
    .selectFrom('report_link')
    .selectAll()
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();

  assert.equal(Buffer.from(made.token, 'base64url').length, 16);
  assert.ok(!JSON.stringify(kept).includes(made.token));
  assert.deepEqual(kept.expires_at, days(30));
  assert.equal(kept.label, 'Acme');
  assert.ok(await readerOf(db, made.token, days(29.9)));
  assert.equal(await readerOf(db, made.token, days(30)), null);
});

test('a link is revoked at once, by its own forum alone, and made anew under its name', async () => {
  const expires = inDays(90, now) as Date;
  const made = await linkFor(db, alpha, { label: 'Acme', expires, passcode: code }, now);

  const byOthers = await revokeLink(db, beta, made.id, now);
  const still = await readerAt(db, made.token, null, now);
  const revoked = await revokeLink(db, alpha, made.id, now);
  const again = await revokeLink(db, alpha, made.id, now);
  const gone = await readerAt(db, made.token, null, now);
  const remadeByOthers = await remakeLink(db, beta, made.id, now);
  const remade = await remakeLink(db, alpha, made.id, now);

  assert.deepEqual(byOthers, { refused: 'no-such-link' });
  assert.equal(still?.role, 'at the door');
  assert.deepEqual(revoked, { revoked: made.id });
  assert.deepEqual(again, { refused: 'no-such-link' });
  assert.equal(gone, null);
  assert.deepEqual(remadeByOthers, { refused: 'no-such-link' });
  assert.ok('token' in remade);
  assert.notEqual(remade.token, made.token);
  const row = await rowOf(remade.id);
  assert.deepEqual([row?.label, row?.passcode, row?.state], ['Acme', true, 'open']);
  assert.deepEqual(remade.expires, expires);
});

test('an open link is not made anew; one that expired opens again when it is extended', async () => {
  const made = await linkFor(db, alpha, { label: '' }, now);
  const early = await remakeLink(db, alpha, made.id, now);
  const byOthers = await extendLink(db, beta, { id: made.id, expires: days(90) }, days(40));
  const extended = await extendLink(db, alpha, { id: made.id, expires: days(90) }, days(40));

  assert.deepEqual(early, { refused: 'no-such-link' });
  assert.deepEqual(byOthers, { refused: 'no-such-link' });
  assert.deepEqual(extended, { extended: made.id });
  assert.ok(await readerOf(db, made.token, days(89)));
});

test('a passcode is asked for until it is known; a new one ends what the old one opened', async () => {
  const made = await linkFor(db, alpha, { label: 'Acme', passcode: code }, now);

  const wrong = await openByPasscode(db, made.token, 'Kingfisher 9', now);
  const right = await openByPasscode(db, made.token, ' kingfisher 9 ', now);
  assert.ok('pass' in right);
  const other = await linkFor(db, alpha, { label: 'Rival', passcode: code }, now);
  const reads = (token: string, pass: string, at = now) =>
    readerAt(db, token, pass, at).then((reader) => reader?.role);

  assert.deepEqual(wrong, { refused: 'wrong' });
  assert.equal(await reads(made.token, right.pass), 'reader');
  assert.equal(await reads(made.token, right.pass, days(0.51)), 'at the door');
  assert.equal(await reads(other.token, right.pass), 'at the door');
  assert.equal(await reads(made.token, `${right.pass}x`), 'at the door');
  assert.equal(await reads(made.token, 'zzzzzz.'), 'at the door');

  await setPasscode(db, alpha, { id: made.id, passcode: readPasscode('heron 77') }, now);
  assert.equal(await reads(made.token, right.pass), 'at the door');
  assert.ok('pass' in (await openByPasscode(db, made.token, 'heron 77', now)));
  await setPasscode(db, alpha, { id: made.id, passcode: null }, now);
  assert.equal(await reads(made.token, ''), 'reader');
  const byOthers = await setPasscode(db, beta, { id: made.id, passcode: code }, now);
  assert.deepEqual(byOthers, { refused: 'no-such-link' });
});

test('a passcode is kept by scrypt with a salt of its own', async () => {
  const ids = [];
  for (const label of ['one', 'two'])
    ids.push((await linkFor(db, alpha, { label, passcode: code }, now)).id);
  const kept = await db
    .selectFrom('report_link')
    .select('passcode_hash')
    .where('id', 'in', ids)
    .execute();

  assert.ok(kept.every((each) => each.passcode_hash?.startsWith('scrypt:16384:8:5:')));
  assert.notEqual(kept[0]?.passcode_hash, kept[1]?.passcode_hash);
});

test('ten wrong passcodes of a link in an hour, one by one or at once, and no more are tried', async () => {
  const made = await linkFor(db, alpha, { label: '', passcode: code }, now);
  const guesses = await Promise.all(
    Array.from({ length: 14 }, (_, n) => openByPasscode(db, made.token, `guess ${n}`, now)),
  );
  const said = guesses.map((each) => ('refused' in each ? each.refused : 'open'));

  const right = await openByPasscode(db, made.token, code, now);
  const later = await openByPasscode(db, made.token, code, new Date(now.getTime() + 3_600_000));

  assert.deepEqual(said.toSorted(), [...Array(4).fill('too-often'), ...Array(10).fill('wrong')]);
  assert.deepEqual(right, { refused: 'too-often' });
  assert.ok('pass' in later);
});

test('a wrong passcode and an unknown link take the same time', async () => {
  const made = await linkFor(db, alpha, { label: '', passcode: code }, now);
  const guess = (token: string) => () => openByPasscode(db, token, 'not this one', now);

  await assertSameTime(guess(made.token), guess('unknown'));
});

test('openings are counted by form and site, previews apart, on the day of the forum', async () => {
  const { id, token } = await linkFor(db, alpha, { label: 'Acme' }, now);
  const reader = (await readerOf(db, token, now)) as Reader;
  const late = new Date('2026-06-11T23:30:00Z');
  const web = { form: 'web', host: 'intranet.acme.example' } as const;

  for (let n = 0; n < 50; n++) countOpening(db, reader, web, now);
  countOpening(db, reader, { form: 'web', host: '' }, now);
  countOpening(db, reader, { form: 'pdf', host: '' }, late);
  countOpening(db, reader, { form: 'preview', host: '' }, late);
  await openingsWritten(db);

  assert.deepEqual((await rowOf(id))?.openings, {
    times: 52,
    last: '12 June 2026', // half past one in Oslo
    forms: [
      { form: 'web', times: 51 },
      { form: 'pdf', times: 1 },
    ],
    hosts: [
      { host: 'intranet.acme.example', times: 50 },
      { host: '', times: 2 },
    ],
    previews: 1,
  });
});

test('whoever makes up sites fills no table, and counting that fails harms no reader', async () => {
  const { id, token } = await linkFor(db, alpha, { label: '' }, now);
  const reader = (await readerOf(db, token, now)) as Reader;
  for (let n = 0; n < 60; n++)
    countOpening(db, reader, { form: 'web', host: `made-up-${n}.example` }, now);
  countOpening(db, { ...reader, linkId: alpha.forumId }, { form: 'web', host: '' }, now);
  await openingsWritten(db);

  const openings = (await rowOf(id))?.openings;
  assert.equal(openings?.times, 60);
  assert.equal(openings?.hosts.length, 41);
});

test('what was done to links is written down, without the link', async () => {
  const made = await linkFor(db, alpha, { label: 'Acme', passcode: code }, now);
  await extendLink(db, alpha, { id: made.id, expires: days(60) }, now);
  await openByPasscode(db, made.token, 'not this one', now);
  await revokeLink(db, alpha, made.id, now);
  const deeds = await db.selectFrom('audit').select(['act', 'detail']).orderBy('number').execute();
  const mine = deeds.filter(({ detail }) => JSON.stringify(detail).includes(made.id));

  assert.deepEqual(
    mine.map(({ act }) => act),
    ['report link made', 'report link extended', 'report passcode refused', 'report link revoked'],
  );
  assert.ok(!JSON.stringify(deeds).includes(made.token));
});
