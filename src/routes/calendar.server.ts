/** A person's calendar as text, for whoever may have it: the feed and the file. */

import { settleEntries } from '#exchange/calendar/entries.server.ts';
import type { Holds } from '#exchange/calendar/entry.ts';
import { isHeld } from '#exchange/calendar/entry.ts';
import { writeCalendar } from '#exchange/calendar/write.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { calendarItems } from '#meetings/day/calendar.server.ts';

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

export async function calendarOf(
  { locals, url }: { locals: App.Locals; url: URL },
  member: Delegate | Client,
  holds: Holds,
): Promise<string> {
  const { db, now } = locals;
  const read = (at: typeof db) => calendarItems(at, member, url.origin, now);
  const entries = await settleEntries(db, member, read, now);
  const { title } = await readFrame(db, member.forumId);
  const zone = await timezoneOf(db, member.forumId);
  return writeCalendar(
    title,
    zone,
    entries.filter((entry) => isHeld(entry, holds)),
  );
}
