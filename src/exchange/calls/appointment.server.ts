/** The time of an interview by video, for the calendar of whoever holds the link. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Entry } from '#exchange/calendar/entry.ts';
import { eventLines, wrap } from '#exchange/calendar/write.ts';
import { readPhone } from '#exchange/calls/phone.server.ts';
import type { CallGuest } from '#forum/people.ts';
import { interviewCall as t } from '#ui/texts/interview-call.ts';

/** An interview is agreed by its beginning; a calendar holds this long free for it (ms). */
const LASTS = 60 * 60_000;

/**
 * The appointment as a file. A new link of the same interview is the same entry, a sequence higher: so a
 * calendar moves it, and gets the link that works.
 *
 * @returns null: no time is agreed
 */
export async function writeAppointment(
  db: Db,
  { forumId, linkId, interviewId }: CallGuest,
  { title, timezone, link }: { title: string; timezone: string; link: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('call_link as l')
    .select(['starts_at', 'phone', 'made_at'])
    .select(
      sql<number>`(select count(*)::int from call_link b where b.forum_id = l.forum_id
        and b.interview_id = l.interview_id and b.id < l.id)`.as('before'),
    )
    .where('forum_id', '=', forumId)
    .where('id', '=', linkId)
    .executeTakeFirstOrThrow();
  const { starts_at: startsAt, made_at: changedAt, before: sequence } = row;
  if (!startsAt) return null;
  const phone = row.phone || (await readPhone(db, forumId));
  const entry: Entry = {
    ...{ uid: uidOf(forumId, interviewId), sequence, changedAt, kind: 'meeting', mine: true },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + LASTS), cancelled: false },
    ...{ summary: t.with(title), location: link, url: link },
    description: [t.openIt, phone && t.ifNot(phone)].filter(Boolean).join('\n\n'),
  };
  const entries = [entry];
  return wrap([], { zone: timezone, entries }, eventLines(entry, timezone, changedAt));
}

/** The same for every link of an interview, and nobody can tell by it which that is. */
const uidOf = (forumId: string, interviewId: string) =>
  createHash('sha256').update(`interview ${forumId} ${interviewId}`).digest('hex').slice(0, 32);
