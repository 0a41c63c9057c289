import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#base/time.ts';
import { correct, remind, withdraw } from '#exchange/announcements/after.server.ts';
import {
  countOverdue,
  readAnnouncement,
  readNotYet,
  readPhones,
} from '#exchange/announcements/desk.server.ts';
import {
  discard,
  editDraft,
  setTime,
  writeAnnouncement,
} from '#exchange/announcements/draft.server.ts';
import { readAnnouncementFacts } from '#exchange/announcements/facts.server.ts';
import { acknowledge, countWaiting, readMine, see } from '#exchange/announcements/mine.server.ts';
import { sendAnnouncement, sendDue } from '#exchange/announcements/send.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import {
  drafted,
  knowing,
  later,
  live,
  now,
  revisionOf,
  sent,
} from '../../../test/announcement-forum.ts';
import { pollForum } from '../../../test/poll-forum.ts';
import { testHouse } from '../../../test/testing.ts';

test('presses of the same moment send once, and tell each person once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await pollForum(db, { delegates: 3, hidden: 0 });
  const { id, ...draft } = drafted();
  await Promise.all([1, 2].map(() => writeAnnouncement(db, organiser, { id, ...draft }, now)));
  const which = await revisionOf(db, organiser, id);
  const outcomes = await Promise.all(
    [1, 2, 3].map(() => sendAnnouncement(db, organiser, which, knowing([]), now)),
  );
  assert.equal(outcomes.filter((each) => 'told' in each).length, 1);
  assert.equal((await live(db, id)).length, 5);

  const seen = await revisionOf(db, organiser, id);
  const reminded = await Promise.all([1, 2].map(() => remind(db, organiser, seen, later(1))));
  assert.equal(reminded.filter((each) => 'reminded' in each).length, 1);
  assert.equal((await live(db, id)).length, 5);
});

test('a rule holds for whoever joins later; people chosen stay who they were', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, delegates, clients } = await pollForum(db, { delegates: 2, hidden: 1 });
  const [ann, ben] = delegates as [Delegate, Delegate];
  await db
    .updateTable('delegate')
    .set({ status: 'invited' })
    .where('person_id', '=', ben.personId)
    .execute();
  const rule = await sent(db, organiser, { to: { rule: 'delegates' } });
  const chosen = await sent(
    db,
    organiser,
    { to: { by: 'segment', about: 'x=y', words: 'x' } },
    knowing([ann.personId, ben.personId]),
  );
  await db
    .updateTable('delegate')
    .set({ status: 'confirmed' })
    .where('person_id', '=', ben.personId)
    .execute();
  const idsOf = async (who: Delegate | Client) =>
    (await readMine(db, who)).map(({ id }) => id).sort();

  assert.deepEqual(await idsOf(ann), [rule, chosen].sort());
  assert.deepEqual(await idsOf(ben), [rule]);
  assert.deepEqual(await idsOf(clients[0] as Client), []);
  assert.equal((await readAnnouncement(db, organiser, rule))?.people, 2);
  assert.deepEqual(await acknowledge(db, ben, { announcement: rule, version: 1 }, now), {
    acknowledged: rule,
  });
  assert.deepEqual(await countWaiting(db, ben), { count: 0, urgent: false });
});

test('a session’s seats, those not here and those still missing are found at sending', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId, delegates } = await pollForum(db, { delegates: 3, hidden: 0 });
  const [ann, ben, cy] = delegates as [Delegate, Delegate, Delegate];
  await db
    .insertInto('attendee')
    .values({ forum_id: forumId, session_ref: 'S 1/a', person_id: ann.personId })
    .execute();
  await db
    .insertInto('check_in')
    .values({ forum_id: forumId, person_id: ben.personId, made_at: now, made_by: null })
    .execute();
  const to = (by: 'session' | 'not here' | 'not acknowledged' | 'meeting today', about = '') => ({
    to: { by, about, words: '' },
  });
  const peopleOf = async (id: string) =>
    (await readNotYet(db, organiser, id)).map((each) => each.id).sort();

  const session = await sent(db, organiser, to('session', 'S 1/a'));
  assert.deepEqual(await peopleOf(session), [ann.personId]);
  const meet = await sent(db, organiser, to('meeting today'), knowing([], [cy.personId]));
  assert.deepEqual(await peopleOf(meet), [cy.personId]);
  const absent = await peopleOf(await sent(db, organiser, to('not here')));
  assert.ok(absent.includes(ann.personId) && !absent.includes(ben.personId));
  const all = await sent(db, organiser, { to: { rule: 'delegates' } });
  await acknowledge(db, ann, { announcement: all, version: 1 }, now);
  const missing = await sent(db, organiser, to('not acknowledged', all));
  assert.deepEqual(await peopleOf(missing), [ben.personId, cy.personId].sort());
});

test('what can’t be sent as it was meant is refused, and nobody is told', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await pollForum(db, { delegates: 2, hidden: 0 });
  const write = async (draft: Parameters<typeof drafted>[0]) => {
    const { id, ...rest } = drafted(draft);
    const outcome = await writeAnnouncement(db, organiser, { id, ...rest }, now);
    return 'refused' in outcome ? outcome.refused : id;
  };
  assert.equal(await write({ title: ' \n ' }), 'no-title');
  assert.equal(await write({ title: 'x'.repeat(121) }), 'too-long');
  assert.equal(await write({ body: 'x'.repeat(2_001) }), 'too-long');
  assert.equal(await write({ dueAt: now }), 'due-past');

  const to = { by: 'segment', about: 'x=y', words: 'x' } as const;
  const id = await write({ to });
  const which = await revisionOf(db, organiser, id);
  const send = (above: ReturnType<typeof knowing>) =>
    sendAnnouncement(db, organiser, which, above, now);
  assert.deepEqual(await send(knowing(null)), { refused: 'segment-lost' });
  assert.deepEqual(await send(knowing([])), { refused: 'nobody' });
  const other = { ...which, revision: 9 };
  assert.deepEqual(await setTime(db, organiser, { ...other, sendAt: later(5) }, now), {
    refused: 'changed-meanwhile',
  });
  assert.deepEqual(await editDraft(db, organiser, { ...other, ...drafted() }, now), {
    refused: 'changed-meanwhile',
  });
  assert.deepEqual(await remind(db, organiser, which, now), { refused: 'not-sent' });
  assert.equal((await live(db, id)).length, 0);
  assert.deepEqual(await discard(db, organiser, which, now), { discarded: id });
  assert.equal(await readAnnouncement(db, organiser, id), null);
});

test('at its time, and once: also in the nights when the clocks change', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await pollForum(db, { delegates: 2, hidden: 0 });
  const zone = 'Europe/London';
  assert.equal(instantOf('2030-03-31T01:30', zone), null); // the hour that is skipped
  for (const [wall, iso] of [
    ['2030-03-31T00:59', '2030-03-31T00:59:00.000Z'],
    ['2030-03-31T02:00', '2030-03-31T01:00:00.000Z'],
    ['2030-10-27T01:30', '2030-10-27T00:30:00.000Z'], // it comes twice: the first is meant
    ['2030-10-27T02:00', '2030-10-27T02:00:00.000Z'],
  ] as const) {
    const sendAt = instantOf(wall, zone) as Date;
    assert.equal(sendAt.toISOString(), iso);
    const { id, ...draft } = drafted();
    await writeAnnouncement(db, organiser, { id, ...draft }, now);
    await setTime(db, organiser, { ...(await revisionOf(db, organiser, id)), sendAt }, now);
    const minute = (n: number) => new Date(sendAt.getTime() + n * 60_000);
    assert.equal(await sendDue(db, knowing([]), minute(-1)), 0);
    const rounds = await Promise.all([1, 2, 3].map(() => sendDue(db, knowing([]), sendAt)));
    assert.equal(
      rounds.reduce((sum, each) => sum + each, 0),
      1,
    );
    assert.equal(await sendDue(db, knowing([]), minute(60)), 0);
    assert.equal((await live(db, id)).length, 4);
  }
});

test('what was due while the house was shut for long, or fits nobody, is a draft that says why', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await pollForum(db, { delegates: 2, hidden: 0 });
  const scheduled = async (draft: Parameters<typeof drafted>[0]) => {
    const { id, ...rest } = drafted(draft);
    await writeAnnouncement(db, organiser, { id, ...rest }, now);
    const which = await revisionOf(db, organiser, id);
    await setTime(db, organiser, { ...which, sendAt: later(5) }, now);
    return id;
  };
  const held = async (id: string) => {
    const one = await readAnnouncement(db, organiser, id);
    return [one?.state, one?.held];
  };
  const late = await scheduled({});
  assert.equal(await sendDue(db, knowing([]), later(66)), 0);
  assert.deepEqual(await held(late), ['draft', 'late']);
  const lost = await scheduled({ to: { by: 'segment', about: 'x=y', words: 'x' } });
  const none = await scheduled({ to: { by: 'meeting today', about: '', words: '' } });
  assert.equal(await sendDue(db, knowing(null), later(6)), 0);
  assert.deepEqual(await held(lost), ['draft', 'segment-lost']);
  assert.deepEqual(await held(none), ['draft', 'nobody']);
});

test('beyond the screen an announcement is told until it is seen, a reminder tells it again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, delegates } = await pollForum(db, { delegates: 2, hidden: 0 });
  const [ann] = delegates as [Delegate];
  const facts = async (at: Date) =>
    (await readAnnouncementFacts(db, { member: ann, zone: 'UTC', shownAt: null }, at)).map(
      ({ subject, state, urgentFrom, named }) => ({ subject, state, urgentFrom, named }),
    );
  const id = await sent(db, organiser, { urgent: true });
  const subject = `announcement ${id}`;
  const named = 'An announcement from the organiser: Lunch is in Hall 2';
  assert.deepEqual(await facts(later(1)), [{ subject, state: '1 0', urgentFrom: now, named }]);
  await see(db, ann, [{ announcement: id, version: 1 }], later(2));
  assert.deepEqual(await facts(later(3)), []);
  await remind(db, organiser, await revisionOf(db, organiser, id), later(4));
  assert.deepEqual(
    (await facts(later(5))).map(({ state }) => state),
    ['1 1'],
  );
  await acknowledge(db, ann, { announcement: id, version: 1 }, later(6));
  assert.deepEqual(await facts(later(7)), []);
  const which = await revisionOf(db, organiser, id);
  await correct(db, organiser, { ...which, title: 'Hall 3', body: '', again: true }, later(8));
  assert.deepEqual(
    (await facts(later(9))).map(({ state }) => state),
    ['2 1'],
  );
  await withdraw(db, organiser, await revisionOf(db, organiser, id), later(10));
  assert.deepEqual(
    (await facts(later(11))).map(({ state }) => state),
    [''],
  );
});

test('who is overdue is counted, and reading telephone numbers is written down', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId, delegates } = await pollForum(db, { delegates: 2, hidden: 0 });
  const [ann, ben] = delegates as [Delegate, Delegate];
  await db
    .updateTable('delegate')
    .set({ phone: '+44 20 7946 0000' })
    .where('person_id', '=', ben.personId)
    .execute();
  const id = await sent(db, organiser, { to: { rule: 'delegates' }, dueAt: later(60) });
  await acknowledge(db, ann, { announcement: id, version: 1 }, later(5));

  assert.equal(await countOverdue(db, organiser, later(59)), 0);
  assert.equal(await countOverdue(db, organiser, later(60)), 1);
  assert.deepEqual(await readPhones(db, organiser, id, later(61)), {
    [ben.personId]: '+44 20 7946 0000',
  });
  const { detail } = await db
    .selectFrom('audit')
    .select('detail')
    .where('forum_id', '=', forumId)
    .where('act', '=', 'telephone numbers read')
    .executeTakeFirstOrThrow();
  assert.deepEqual(detail, { announcement: id, count: 1, people: ben.personId });
});

test('another forum’s organiser and guests find nothing of it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await pollForum(db, { delegates: 1, hidden: 0 });
  const id = await sent(db, organiser);
  const other = await pollForum(db, { delegates: 1, hidden: 0 }, 'other').catch(() => null);
  const boss = (other?.organiser ?? (await memberOf(db, 'org@example.org', 'other'))) as Organiser;
  const which = await revisionOf(db, organiser, id);
  assert.equal(await readAnnouncement(db, boss, id), null);
  assert.deepEqual(await withdraw(db, boss, which, now), { refused: 'no-such-announcement' });
  const [guest] = other?.delegates ?? [];
  assert.ok(guest);
  assert.deepEqual(await readMine(db, guest), []);
  assert.deepEqual(await acknowledge(db, guest, { announcement: id, version: 1 }, now), {
    refused: 'gone',
  });
});
