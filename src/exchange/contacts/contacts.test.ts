import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCards } from '#base/vcard-reader.ts';
import { block, blockCompany } from '#exchange/chat/blocks.server.ts';
import {
  answerAsk,
  askForCard,
  readAsks,
  readShown,
  readWaiting,
} from '#exchange/contacts/asks.server.ts';
import { readCardFile } from '#exchange/contacts/card-file.server.ts';
import { changeCard, showCode } from '#exchange/contacts/cards.server.ts';
import { codeFrom, readCode, spoken } from '#exchange/contacts/code.ts';
import { noteContact, readContacts, takeBack } from '#exchange/contacts/contacts.server.ts';
import { importCards, readOwnContacts } from '#exchange/contacts/own.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { type TestHouse, testHouse } from '../../../test/testing.ts';

const NOW = new Date('2030-01-02T10:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const all = { email: true, phone: true, note: true };
const mail = { email: true, phone: false, note: false };
type Db = TestHouse['db'];

/** `reader` reads the code of `holder` and asks. @returns the ask's id */
async function asks(db: Db, reader: Visitor, holder: Visitor, gives = mail, at = NOW) {
  const { code } = await showCode(db, holder, at);
  const outcome = await askForCard(db, reader, { code, gives }, at);
  assert.ok('asked' in outcome, JSON.stringify(outcome));
  return outcome.asked;
}
const reach = async (db: Db, who: Visitor) =>
  (await readContacts(db, who)).map(({ person, email, phone, note }) => [
    ...[person.name, email, phone, note],
  ]);

test('cards are swapped when both agreed, each with the fields that the person chose', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  await changeCard(db, ben, { gives: mail, phone: '+47 2', note: 'Evidence' }, NOW);
  const ask = await asks(db, ann, ben);
  assert.deepEqual([await reach(db, ann), await reach(db, ben)], [[], []]);
  const [open] = await readAsks(db, ben, NOW);
  assert.deepEqual([open?.id, open?.person.name, open?.gives], [ask, 'Ann Adeyemi', mail]);

  assert.ok('swapped' in (await answerAsk(db, ben, { ask, gives: all }, NOW)));

  assert.deepEqual(await reach(db, ann), [
    ['Ben Børresen', 'ben@example.org', '+47 2', 'Evidence'],
  ]);
  assert.deepEqual(await reach(db, ben), [['Ann Adeyemi', 'ann@example.org', '', '']]);
  assert.deepEqual(await answerAsk(db, ben, { ask, gives: all }, NOW), { refused: 'no-such-ask' });
  const unread = db.selectFrom('notice').select(['person_id', 'kind']).where('read_at', 'is', null);
  assert.deepEqual(await unread.execute(), [{ person_id: ann.personId, kind: 'card-swapped' }]);
});

test('whoever asks does not learn of a no', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const ask = await asks(db, ann, ben);
  const before = await readWaiting(db, ann, NOW);
  await answerAsk(db, ben, { ask, gives: null }, NOW);
  assert.deepEqual(await readWaiting(db, ann, NOW), before);
  assert.deepEqual([await readAsks(db, ben, NOW), await reach(db, ann)], [[], []]);
  const told = await db.selectFrom('notice').select(['person_id', 'kind', 'read_at']).execute();
  assert.deepEqual(told, [{ person_id: ben.personId, kind: 'card-asked', read_at: NOW }]);
});

test('nobody answers for another, and two who read each other’s codes have agreed', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  const ask = await asks(db, ann, ben);
  assert.deepEqual(await answerAsk(db, hid, { ask, gives: all }, NOW), { refused: 'no-such-ask' });
  assert.deepEqual(await answerAsk(db, ann, { ask, gives: all }, NOW), { refused: 'no-such-ask' });
  const { code } = await showCode(db, ann, NOW);
  assert.ok('swapped' in (await askForCard(db, ben, { code, gives: mail }, NOW)));
  assert.deepEqual([(await reach(db, ann)).length, (await reach(db, ben)).length], [1, 1]);
});

test('a code holds for minutes, changes before it ends, and is never one’s own', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const { code } = await showCode(db, ben, NOW);
  assert.equal((await showCode(db, ben, later(5))).code, code);
  assert.notEqual((await showCode(db, ben, later(7))).code, code);
  assert.ok('name' in (await readShown(db, ann, spoken(code).toLowerCase(), later(9))));
  const none = { refused: 'no-such-code' };
  assert.deepEqual(await readShown(db, ann, code, later(10)), none);
  assert.deepEqual(await readShown(db, ben, code, NOW), none);
  assert.deepEqual(await askForCard(db, ann, { code, gives: all }, later(10)), none);
});

test('after ten codes that are nobody’s a right one is not looked at either, for ten minutes', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  for (let n = 0; n < 10; n++)
    assert.deepEqual(await readShown(db, ann, `0000000${n}`, NOW), { refused: 'no-such-code' });
  const { code } = await showCode(db, ben, later(9));
  assert.deepEqual(await readShown(db, ann, code, later(9)), { refused: 'too-many' });
  assert.ok('name' in (await readShown(db, hid, code, later(9))));
  assert.ok('name' in (await readShown(db, ann, code, later(11))));
});

test('whoever blocked someone shows that person no card', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const pair = { person_id: ben.personId, blocked_id: ann.personId };
  await db
    .insertInto('block')
    .values({ forum_id: ben.forumId, ...pair, made_at: NOW })
    .execute();
  const { code } = await showCode(db, ben, NOW);
  assert.deepEqual(await readShown(db, ann, code, NOW), { refused: 'no-such-code' });
});

test('a card taken back shows nothing at once, and can be swapped again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  await answerAsk(db, ben, { ask: await asks(db, ann, ben), gives: all }, NOW);
  await noteContact(db, ann, { person: ben.personId, note: 'Met at table 21' }, NOW);
  assert.deepEqual(await takeBack(db, ben, ann.personId, later(1)), { taken: true });
  assert.deepEqual(await reach(db, ann), [['Ben Børresen', '', '', '']]);
  assert.equal(await readCardFile(db, ann, { of: null, version: '3.0' }, later(1)), null);
  const [mine] = await readContacts(db, ann);
  assert.deepEqual([mine?.takenBack, mine?.mine], [true, 'Met at table 21']);
  assert.equal((await readContacts(db, ben))[0]?.given, null);

  await answerAsk(
    db,
    ben,
    { ask: await asks(db, ann, ben, mail, later(2)), gives: mail },
    later(2),
  );
  assert.deepEqual(await reach(db, ann), [['Ben Børresen', 'ben@example.org', '', '']]);
});

test('a hidden delegate is introduced to a company by asking or agreeing, not by showing a code', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { hid, acme, rival } = await chatForum(db);
  const introduced = () => db.selectFrom('introduction').select(['client_id', 'act']).execute();
  const ask = await asks(db, acme, hid);
  assert.deepEqual(await introduced(), []);
  await answerAsk(db, hid, { ask, gives: null }, NOW);
  assert.deepEqual(await introduced(), []);

  const again = await asks(db, acme, hid);
  await answerAsk(db, hid, { ask: again, gives: mail }, NOW);
  await asks(db, hid, rival);
  assert.deepEqual(
    (await introduced()).map(({ client_id }) => client_id).sort(),
    [acme.clientId, rival.clientId].sort(),
  );
});

test('contacts go to an address book as each gives them, in both versions', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  await db.updateTable('delegate').set({ phone: '+47 22 22' }).execute();
  await answerAsk(db, ben, { ask: await asks(db, ann, ben), gives: all }, NOW);
  await answerAsk(db, hid, { ask: await asks(db, ann, hid), gives: mail }, NOW);
  for (const version of ['3.0', '4.0'] as const) {
    const file = await readCardFile(db, ann, { of: null, version }, NOW);
    assert.deepEqual(
      readCards(file ?? '').map(({ name, emails, phones, organisation }) => [
        ...[name, organisation, ...emails, ...phones.map((each) => each.replace(/ /g, ''))],
      ]),
      [
        ['Ben Børresen', 'Org D-2', 'ben@example.org', '+472222'],
        ['Hidi Hidden', 'Org D-3', 'hid@example.org'],
      ],
    );
  }
  const nobody = { of: ann.personId, version: '3.0' } as const;
  assert.equal(await readCardFile(db, ben, { ...nobody, of: hid.personId }, NOW), null);
});

test('a card file adds each card once, for the one who brought it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const file = new TextEncoder().encode(
    'BEGIN:VCARD\nVERSION:3.0\nFN:Jo Doe\nEMAIL:jo@else.example\nEND:VCARD\nBEGIN:VCARD\nVERSION:2.1\nN:Roe;Di\nTEL;CELL:1\nEND:VCARD\n',
  );
  assert.deepEqual(await importCards(db, ann, file, NOW), { added: 2, known: 0 });
  assert.deepEqual(await importCards(db, ann, file, NOW), { added: 0, known: 2 });
  assert.deepEqual(
    (await readOwnContacts(db, ann)).map(({ name, emails, phones }) => [name, emails, phones]),
    [
      ['Di Roe', [], ['1']],
      ['Jo Doe', ['jo@else.example'], []],
    ],
  );
  assert.deepEqual(await readOwnContacts(db, ben), []);
  const none = new TextEncoder().encode('a,b\n1,2');
  assert.deepEqual(await importCards(db, ann, none, NOW), { refused: 'no-cards' });
});

test('a code is read as it may be typed', () => {
  const code = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(codeFrom);
  fc.assert(
    fc.property(code, (each) => {
      assert.equal(readCode(spoken(each).toLowerCase()), each);
      assert.equal(readCode(each.replaceAll('0', 'O').replaceAll('1', 'l')), each);
    }),
  );
  for (const wrong of ['', '7Q2M 4KX', '7Q2M 4KXU', '7Q2M 4KX99'])
    assert.equal(readCode(wrong), null);
});

test('a company that was blocked reads no code and gets no answer, as a blocked person does', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme, acmeToo, rival } = await chatForum(db);
  const before = await asks(db, acme, ann);
  assert.ok('blocked' in (await blockCompany(db, ann, 'C-1', NOW)));
  const { code } = await showCode(db, ann, NOW);
  for (const who of [acme, acmeToo])
    assert.deepEqual(await readShown(db, who, code, NOW), { refused: 'no-such-code' });
  assert.ok('name' in (await readShown(db, rival, code, NOW)));
  assert.deepEqual(await readAsks(db, ann, NOW), []);
  assert.deepEqual(await answerAsk(db, ann, { ask: before, gives: all }, NOW), {
    refused: 'no-such-ask',
  });

  const ask = await asks(db, ben, ann);
  await block(db, ann, ben.personId, NOW);
  assert.deepEqual(await readAsks(db, ann, NOW), []);
  assert.deepEqual(await answerAsk(db, ann, { ask, gives: all }, NOW), { refused: 'no-such-ask' });
  assert.equal((await readWaiting(db, ben, NOW)).length, 1);
});
