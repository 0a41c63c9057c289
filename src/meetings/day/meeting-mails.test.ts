import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { createTransport } from 'nodemailer';
import { type Post, sendDue, senderOf } from '#base/mail.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { countAsked, makeLink } from '#exchange/calendar/link.server.ts';
import { DEFAULTS } from '#exchange/notices/choices.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import { choose } from '#exchange/notices/preferences.server.ts';
import type { Delegate } from '#forum/people.ts';
import { cancelMeeting, moveMeeting } from '#meetings/board/move.server.ts';
import { PUBLISHED } from '#meetings/runs/publish.server.ts';
import { askForMeeting } from '#meetings/wishes/wishes.server.ts';
import { missing, type PythonEvent, python, vdir } from '../../../test/calendar/others.ts';
import { mailServer } from '../../../test/mail-server.ts';
import { NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { publishMeetings } from '../../../test/paper-forum.ts';
import { after, postRoom } from '../../../test/post-room.ts';
import { testHouse } from '../../../test/testing.ts';

const DAY = '2030-06-17';
const MINUTE = 60;
/** The morning of the day before, in London. */
const MORNING = new Date('2030-06-16T09:00:00Z');

/** The forum in London in June, its slots from 14:00 on by the clock on the wall. */
async function inLondon(db: Db): Promise<SmallForum> {
  const forum = await smallForum(db);
  const must = { strength: 'must' } as const;
  for (const client of [forum.acme, forum.bolt])
    await askForMeeting(db, client, { delegateRef: 'D-1', ...must }, NOW);
  const questionnaire = JSON.stringify({ title: 'Häfen 2030', timezone: 'Europe/London' });
  await db.updateTable('forum').set({ questionnaire }).execute();
  for (const number of [1, 2, 3]) {
    const starts_at = new Date(Date.parse(`${DAY}T13:00:00Z`) + (number - 1) * 1_800_000);
    const ends_at = after(starts_at, 20 * MINUTE);
    const times = { starts_at, ends_at };
    await db.updateTable('slot').set(times).where('number', '=', number).execute();
  }
  return forum;
}

type Part = { type: string; method: string | null; charset: string | null; file: string | null };
type Read = Part & { text: string };

/** Everything that is due leaves by a mail server; what came to this address is taken apart. */
async function arrived(db: Kysely<Schema>, to: string, now: Date): Promise<Read[][]> {
  using server = await mailServer();
  const transport = createTransport(server.url);
  const from = senderOf('https://forum.example.org');
  await sendDue(db, (mail) => transport.sendMail({ from, ...mail }), now);
  transport.close();
  const mine = server.letters.filter((letter) => letter.includes(`To: ${to}`));
  return mine.length === 0 ? [] : python<Read[]>(...mine.map((letter) => ['letter', letter]));
}

const tellOfPlan = (db: Kysely<Schema>, { forumId }: SmallForum, people: Delegate[], now: Date) =>
  db
    .transaction()
    .execute((tx) =>
      giveNotice(
        ...([tx, forumId, people.map(({ personId }) => personId)] as const),
        { kind: PUBLISHED, body: { plan: 1 } },
        now,
      ),
    );

const shape = (parts: readonly Read[]) => parts.map(({ text, ...part }) => part);
const eventIn = (text: string) => python<{ events: PythonEvent[] }>(['events', text])[0]?.events[0];
const part = (type: string, more: Partial<Part> = {}): Part => ({
  ...{ type, method: null, charset: null, file: null },
  ...more,
});

test('a meeting that is settled, moved and called off is one mail each, and a calendar follows it', {
  skip: missing,
}, async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await inLondon(db);
  const { acme, ada, organiser } = forum;
  const room = postRoom(db);
  using calendar = vdir();
  const seen: { parts: Read[]; event: PythonEvent | undefined; listed: string[] }[] = [];
  const look = async (now: Date) => {
    await room.rounds(after(now, 3), after(now, 61), after(now, 90), after(now, 200));
    const [parts = [], ...more] = await arrived(db, 'ada@delegates.example', after(now, 201));
    assert.deepEqual(more, [], 'one mail for one thing');
    const text = parts.find(({ type }) => type === 'text/calendar')?.text ?? '';
    calendar.keep(text);
    const listed = calendar.list(DAY, 'Europe/London');
    seen.push({ parts, event: eventIn(text), listed });
  };

  const [meeting = ''] = await publishMeetings(db, forum, [
    { client: acme, delegate: ada, slot: 1, table: 1 },
  ]);
  await tellOfPlan(db, forum, [ada], MORNING);
  await look(MORNING);
  const noon = after(MORNING, 120 * MINUTE);
  const moved = await moveMeeting(db, organiser, { meeting, slot: 2, table: 2, version: 1 }, noon);
  assert.ok(!('refused' in moved), JSON.stringify(moved));
  await look(noon);
  const later = after(noon, 120 * MINUTE);
  await cancelMeeting(db, organiser, { meeting, version: 2 }, later);
  await look(later);

  const asked = [
    part('multipart/alternative'),
    part('text/plain', { charset: 'utf-8' }),
    part('text/calendar', { charset: 'utf-8', method: 'REQUEST' }),
  ];
  const ended = [...asked.slice(0, 2), { ...asked[2], method: 'CANCEL' }];
  assert.deepEqual(
    seen.map(({ parts }) => shape(parts)),
    [asked, asked, ended],
  );
  assert.deepEqual(
    seen.map(({ event }) => [
      ...[
        event?.sequence,
        event?.status,
        event?.start.local,
        event?.start.name,
        event?.start.offset,
      ],
    ]),
    [
      [0, 'CONFIRMED', `${DAY}T14:00:00`, 'BST', 3600],
      [1, 'CONFIRMED', `${DAY}T14:30:00`, 'BST', 3600],
      [2, 'CANCELLED', `${DAY}T14:30:00`, 'BST', 3600],
    ],
  );
  assert.equal(new Set(seen.map(({ event }) => event?.uid)).size, 1);
  const title = 'Meeting with ann Acme, Acme';
  assert.deepEqual(
    seen.map(({ listed }) => listed),
    [[`14:00-14:20 ${title} @ Table 1`], [`14:30-14:50 ${title} @ Table 2`], []],
  );
  const [first] = seen;
  assert.match(
    first?.parts[1]?.text ?? '',
    /^Your meetings are planned\r\n\r\nFor your calendar: the/,
  );
  assert.match(
    first?.parts[2]?.text ?? '',
    /ORGANIZER;CN=Häfen 2030:mailto:no-reply@forum\.example/,
  );
  const kept = await db.selectFrom('mail').select(['body', 'enclosed']).execute();
  for (const mail of kept) assert.deepEqual(mail, { body: '', enclosed: null });
});

/** What leaves now for somebody, a mail a row: how the calendar's parts go, their method and time. */
async function leaves(db: Kysely<Schema>, to: string, now: Date): Promise<string[][]> {
  const mails: string[][] = [];
  const said = (text: string) =>
    `${/^METHOD:(\w+)/m.exec(text)?.[1]} ${/^DTSTART;TZID[^:]*:\w+T(\d{4})/m.exec(text)?.[1]}`;
  const post: Post = async ({ to: whom, alternatives = [], attachments = [] }) => {
    if (whom !== to) return;
    mails.push([
      ...alternatives.map(({ content }) => `instead ${said(content)}`),
      ...attachments.map(({ filename, content }) => `${filename} ${said(content)}`),
    ]);
  };
  await sendDue(db, post, now);
  return mails;
}

test('a whole plan is one mail with a file a meeting; later only what is another, whatever the mail is about', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await inLondon(db);
  const { acme, bolt, ada, organiser } = forum;
  const room = postRoom(db);
  const [first = ''] = await publishMeetings(db, forum, [
    { client: acme, delegate: ada, slot: 1, table: 1 },
    { client: bolt, delegate: ada, slot: 2, table: 2 },
  ]);
  await tellOfPlan(db, forum, [ada], MORNING);
  const told = after(MORNING, 61);
  await room.rounds(after(MORNING, 3), told);
  assert.deepEqual(await leaves(db, 'ada@delegates.example', told), [
    ['meeting-1.ics REQUEST 1400', 'meeting-2.ics REQUEST 1430'],
  ]);
  const noon = after(MORNING, 120 * MINUTE);
  const moved = await moveMeeting(db, organiser, { meeting: first, slot: 3, version: 1 }, noon);
  assert.ok(!('refused' in moved), JSON.stringify(moved));
  await room.rounds(after(noon, 3), after(noon, 61));

  assert.deepEqual(await leaves(db, 'ada@delegates.example', after(noon, 61)), [
    ['instead REQUEST 1500'],
  ]);
});

test('who chose no mail gets none, and who has subscribed gets no second entry by mail', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await inLondon(db);
  const { acme, ada, bo } = forum;
  const room = postRoom(db);
  await choose(db, ada, {
    ...{ channels: { ...DEFAULTS, meeting: ['push'] }, quietIs: 'forum', own: { from: 0, to: 0 } },
    ...{ urgentInQuiet: false, showNames: false, phone: null },
  });
  await makeLink(db, bo, { sessions: 'none', tables: false }, MORNING);
  await countAsked(db, bo, MORNING);
  await publishMeetings(db, forum, [
    { client: acme, delegate: ada, slot: 1, table: 1 },
    { client: acme, delegate: bo, slot: 2, table: 1 },
  ]);
  await tellOfPlan(db, forum, [ada, bo], MORNING);
  const told = after(MORNING, 200);
  await room.rounds(after(MORNING, 3), after(MORNING, 61), told);

  assert.deepEqual(await leaves(db, 'bo@delegates.example', told), [[]]);
  assert.deepEqual(await room.mails().then((mails) => mails.map((mail) => mail.to_email)), [
    'bo@delegates.example',
  ]);
});

test('a mail that never left told nothing: what is called off meanwhile is not taken out of a calendar', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await inLondon(db);
  const { acme, bolt, ada, organiser } = forum;
  const room = postRoom(db);
  const [first = ''] = await publishMeetings(db, forum, [
    { client: acme, delegate: ada, slot: 1, table: 1 },
    { client: bolt, delegate: ada, slot: 2, table: 2 },
  ]);
  await tellOfPlan(db, forum, [ada], MORNING);
  await room.rounds(after(MORNING, 3), after(MORNING, 61));
  await cancelMeeting(db, organiser, { meeting: first, version: 1 }, after(MORNING, 5 * MINUTE));
  const told = after(MORNING, 13 * MINUTE);
  await room.rounds(after(MORNING, 12 * MINUTE), told);

  assert.deepEqual(await leaves(db, 'ada@delegates.example', told), [
    ['meeting-1.ics REQUEST 1430'],
  ]);
});
