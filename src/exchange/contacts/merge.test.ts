import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { block, blockCompany } from '#exchange/chat/blocks.server.ts';
import { answerAsk, readAsks } from '#exchange/contacts/asks.server.ts';
import { readContacts, removeContact, takeBack } from '#exchange/contacts/contacts.server.ts';
import { revokeKey } from '#exchange/contacts/keys.server.ts';
import { mergeThread } from '#exchange/contacts/merge.server.ts';
import { readStatement } from '#exchange/contacts/statement.ts';
import { markOf, meet, phoneOf } from '../../../test/card-devices.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const NOW = new Date('2030-01-02T10:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const all = { email: true, phone: true, note: true };
const none = { email: false, phone: false, note: false };

test('with both halves each holds the other’s card, with the fields that each chose', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  await db.updateTable('delegate').set({ phone: '+47 1' }).execute();
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const { offer, reply, confirmation } = await meet(a, b, { one: all, other: none });

  const merged = await mergeThread(db, ann, [offer, reply, confirmation], later(5));

  assert.deepEqual(merged, { state: 'swapped' });
  const said = async (who: typeof ann) =>
    (await readContacts(db, who)).map(({ person, email, phone, way }) => [
      ...[person.name, email, phone, way],
    ]);
  assert.deepEqual(await said(ben), [['Ann Adeyemi', 'ann@example.org', '+47 1', 'offline']]);
  assert.deepEqual(await said(ann), [['Ben Børresen', '', '', 'offline']]);
});

test('devices bring what they hold in any order and as often as they like: the end is the same', async () => {
  await using house = await testHouse();
  const { db } = house;
  let run = 0;
  const bring = fc.array(fc.constantFrom('ann', 'ben', 'ben too'), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(bring, async (order) => {
      const { ann, ben } = await chatForum(db, `order-${run++}`);
      const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
      const { offer, reply, confirmation } = await meet(a, b);
      const whole = [offer, reply, confirmation];
      for (const [at, who] of order.entries()) {
        const [by, texts] = who === 'ann' ? [ann, whole] : [ben, whole.slice(0, 2)];
        const merged = await mergeThread(db, by, texts, later(at));
        assert.ok('state' in merged, JSON.stringify(merged));
      }
      const both = order.includes('ann');
      const [ofAnn, ofBen] = [await readContacts(db, ann), await readContacts(db, ben)];
      assert.deepEqual([ofAnn.length, ofBen.length], both ? [1, 1] : [0, 0]);
      const asks = await readAsks(db, ann, later(10));
      assert.equal(asks.length, both ? 0 : 1);
    }),
    { numRuns: 12 },
  );
});

test('a reply alone agrees for one side: the other is asked, and answers', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const { offer, reply, confirmation } = await meet(a, b);

  assert.deepEqual(await mergeThread(db, ben, [offer, reply], NOW), { state: 'waiting' });
  const [asked] = await readAsks(db, ann, NOW);
  assert.deepEqual([asked?.person.name, await readContacts(db, ben)], ['Ben Børresen', []]);
  await answerAsk(db, ann, { ask: asked?.id ?? '', gives: null }, later(1));

  const late = await mergeThread(db, ann, [offer, reply, confirmation], later(2));
  assert.deepEqual(late, { state: 'ended' });
  assert.deepEqual(await readContacts(db, ben), []);
});

test('whoever photographed an offer gets a question asked, never a card', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  const [a, b, thief] = [
    await phoneOf(db, ann, NOW),
    await phoneOf(db, ben, NOW),
    await phoneOf(db, hid, NOW),
  ];
  const { offer, reply, confirmation } = await meet(a, b);
  const stolen = await thief.says(markOf(offer));
  const own = await thief.says(markOf(stolen));

  assert.deepEqual(await mergeThread(db, hid, [offer, stolen], NOW), { state: 'waiting' });
  assert.deepEqual(await mergeThread(db, hid, [offer, stolen, own], NOW), {
    refused: 'not-a-thread',
  });
  assert.deepEqual(await mergeThread(db, hid, [offer, stolen, confirmation], NOW), {
    refused: 'not-a-thread',
  });
  assert.deepEqual(await mergeThread(db, hid, [offer, reply, confirmation], NOW), {
    refused: 'not-yours',
  });
  assert.deepEqual(await readContacts(db, hid), []);
});

test('what was changed, is too old, too new or of another forum is refused', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const thread = async (other: Parameters<typeof a.says>[1], at = NOW) => {
    const offer = await a.says(null, other);
    const reply = await b.says(markOf(offer));
    return mergeThread(db, ben, [offer, reply], at);
  };
  const who = { name: 'Chief Constable', title: 'Head', organisation: 'Org D-1' };
  assert.deepEqual(await thread({ who }), { refused: 'wrong-name' });
  assert.deepEqual(await thread({ forum: 'elsewhere' }), { refused: 'other-forum' });
  assert.deepEqual(await thread({ at: later(2.1) }), { refused: 'in-the-future' });
  assert.deepEqual(await thread({ at: later(1.9) }), { state: 'waiting' });
  assert.deepEqual(await thread({ at: later(-5) }), { refused: 'too-far-apart' });
  assert.deepEqual(await thread({}, later(24 * 7 + 3)), { refused: 'too-old' });
  assert.deepEqual(await thread({ key: b.key }), { refused: 'bad-signature' });
  assert.deepEqual(await thread({ key: 'abcdefghijklmnop' }), { refused: 'unknown-key' });
  const alone = await a.says(null);
  const toMyself = [alone, await a.says(markOf(alone))];
  assert.deepEqual(await mergeThread(db, ann, toMyself, NOW), { refused: 'yourself' });
});

test('no single changed sign of a statement passes', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const { offer, reply, confirmation } = await meet(a, b);
  const whole = [offer, reply, confirmation];
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.nat(), fc.constantFrom(...'aZ7-'), async (which, at, sign) => {
      const text = whole[which] ?? '';
      const place = at % text.length;
      // the last sign of a signature holds two bits more than the signature
      fc.pre(text[place] !== sign && place !== 87);
      const changed = text.slice(0, place) + sign + text.slice(place + 1);
      const merged = await mergeThread(db, ann, whole.with(which, changed), NOW);
      assert.ok('refused' in merged, changed);
    }),
    { numRuns: 60 },
  );
  assert.deepEqual(await readContacts(db, ann), []);
});

test('a number used once says one thing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const { offer, reply } = await meet(a, b);
  await mergeThread(db, ben, [offer, reply], NOW);
  const { nonce } = markOf(reply);
  const other = await b.says(markOf(offer), { nonce, gives: all });
  assert.deepEqual(await mergeThread(db, ben, [offer, other], NOW), { refused: 'replayed' });
  const twice = await a.says(null, { nonce: markOf(offer).nonce, gives: all });
  const toTwice = await b.says(markOf(twice));
  assert.deepEqual(await mergeThread(db, ben, [twice, toTwice], NOW), { refused: 'replayed' });
});

test('a device that was removed signs nothing that is taken', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const { offer, reply, confirmation } = await meet(a, b);
  await revokeKey(db, ben, b.key, NOW);
  const merged = await mergeThread(db, ann, [offer, reply, confirmation], NOW);
  assert.deepEqual(merged, { refused: 'revoked' });
});

test('a late half brings back neither a card taken back nor a contact removed', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const [first, second] = [await meet(a, b), await meet(a, b)];
  const bring = ({ offer, reply, confirmation }: typeof first, at: Date) =>
    mergeThread(db, ann, [offer, reply, confirmation], at);
  await bring(first, later(1));
  await takeBack(db, ann, ben.personId, later(2));
  await removeContact(db, ann, ben.personId, later(2));

  await bring(first, later(3));
  assert.deepEqual(await readContacts(db, ann), []);
  await bring(second, later(3));
  const [held] = await readContacts(db, ben);
  assert.equal(held?.takenBack, true);
});

test('what is too old to be taken again is forgotten, and still not taken', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const [a, b] = [await phoneOf(db, ann, NOW), await phoneOf(db, ben, NOW)];
  const { offer, reply, confirmation } = await meet(a, b);
  await mergeThread(db, ann, [offer, reply, confirmation], NOW);
  await removeContact(db, ann, ben.personId, NOW);
  const weekLater = later(24 * 7 + 5);
  const [c, d] = [await phoneOf(db, ann, weekLater), await phoneOf(db, ben, weekLater)];
  const next = await meet(c, d);
  await mergeThread(db, ben, [next.offer, next.reply], weekLater);
  assert.equal((await db.selectFrom('card_thread').select('offer').execute()).length, 1);
  const again = await mergeThread(db, ann, [offer, reply, confirmation], weekLater);
  assert.deepEqual(again, { refused: 'too-old' });
});

test('a hidden delegate who agreed without a network is introduced to that company alone', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { hid, acme } = await chatForum(db);
  const [h, c] = [await phoneOf(db, hid, NOW), await phoneOf(db, acme, NOW)];
  const shown = await meet(h, c);
  await mergeThread(db, acme, [shown.offer, shown.reply], NOW);
  const introduced = () => db.selectFrom('introduction').select(['client_id', 'act']).execute();
  assert.deepEqual(await introduced(), []);
  await mergeThread(db, hid, [shown.offer, shown.reply, shown.confirmation], NOW);
  assert.deepEqual(await introduced(), [{ client_id: acme.clientId, act: 'exchanged' }]);
});

test('a statement is read as it was signed, in every alphabet, and fits a code that phones read', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann } = await chatForum(db);
  const a = await phoneOf(db, ann, NOW);
  const words = fc.string({ unit: 'grapheme', maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(words, words, words, async (name, title, organisation) => {
      const text = await a.says(null, { who: { name, title, organisation } });
      assert.ok(readStatement(text), text);
      // version 15 at level M holds 412 bytes; a reply is 38 longer
      assert.ok(Buffer.byteLength(text) <= 412 - 38, `${Buffer.byteLength(text)}`);
    }),
    { numRuns: 60 },
  );
});

test('whoever is blocked swaps nothing without a network either, and does not learn why', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme } = await chatForum(db);
  const phones = { ann: await phoneOf(db, ann, NOW), ben: await phoneOf(db, ben, NOW) };
  const theirs = await phoneOf(db, acme, NOW);
  const { offer, reply, confirmation } = await meet(phones.ann, theirs);
  const withBen = await meet(phones.ann, phones.ben);
  await blockCompany(db, ann, 'C-1', NOW);
  await block(db, ann, ben.personId, NOW);

  const merged = [
    await mergeThread(db, acme, [offer, reply, confirmation], later(1)),
    await mergeThread(db, ben, [withBen.offer, withBen.reply, withBen.confirmation], later(1)),
  ];

  assert.deepEqual(merged, [{ refused: 'unknown-key' }, { refused: 'unknown-key' }]);
  for (const who of [ann, ben, acme]) assert.deepEqual(await readContacts(db, who), []);
});
