import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeAppointment } from '#exchange/calls/appointment.server.ts';
import { makeCallLink } from '#exchange/calls/links.server.ts';
import { setPhone } from '#exchange/calls/phone.server.ts';
import { callGuestOf } from '#forum/session.server.ts';
import { missing, type PythonEvent, python, vdir } from '../../../test/calendar/others.ts';
import { draft, now, talkForum } from '../../../test/interview-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const DAY = '2026-06-17';

test('an interview goes into a calendar with its link and number; a new link moves that entry', {
  skip: missing,
}, async () => {
  await using house = await testHouse();
  const { db } = house;
  const { researcher, organiser } = await talkForum(db);
  await setPhone(db, organiser, '+44 20 7946 0000', now);
  const { interview } = await draft(db, researcher);
  using calendar = vdir();
  const writes = async (startsAt: Date | null, phone: string) => {
    const made = await makeCallLink(db, researcher, { interview, startsAt, phone }, now);
    assert.ok('token' in made);
    const guest = await callGuestOf(db, made.token, now);
    assert.ok(guest);
    const link = `https://forum.example.org/call/${made.token}`;
    const about = { title: 'Häfen 2030', timezone: 'Europe/London', link };
    return { link, file: await writeAppointment(db, guest, about) };
  };

  const first = await writes(new Date(`${DAY}T13:00:00Z`), '');
  const second = await writes(new Date(`${DAY}T14:30:00Z`), '+44 20 7946 0123');
  const third = await writes(null, '');

  assert.equal(third.file, null);
  const files = [first, second].map(({ file }) => file ?? '');
  for (const file of files) calendar.keep(file);
  const events = python<{ method: string; events: PythonEvent[] }>(
    ...files.map((file) => ['events', file]),
  );
  assert.deepEqual(
    events.map(({ method, events: [event] }) => [method, event?.sequence, event?.start.local]),
    [
      ['', 0, `${DAY}T14:00:00`],
      ['', 1, `${DAY}T15:30:00`],
    ],
  );
  assert.equal(new Set(events.map(({ events: [event] }) => event?.uid)).size, 1);
  assert.deepEqual(calendar.list(DAY, 'Europe/London'), [
    `15:30-16:30 Interview for Häfen 2030 @ ${second.link}`,
  ]);
  const [one, two] = files.map((file) => file.replaceAll('\r\n ', ''));
  assert.ok(one?.includes(`URL:${first.link}\r\n`));
  assert.ok(one?.includes('If video does not work\\, call +44 20 7946 0000 instead.'));
  assert.ok(two?.includes('call +44 20 7946 0123 instead.'));
  assert.ok(!one?.includes(interview));
});
