/** What the form of an announcement means: its search is read, its session is one of the agenda. */
import type { Db } from '#db/database.server.ts';
import type { Draft } from '#exchange/announcements/announcement.ts';
import { readAnnouncements } from '#exchange/announcements/desk.server.ts';
import { readForm } from '#exchange/announcements/form.ts';
import { readAgenda } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { readStaffSegment } from '#iq/staff-segment.server.ts';
import { announcementDesk, type DeskRefusal } from '#ui/texts/announcement-desk.ts';

const t = announcementDesk.refused;

/** @returns in words why the form can't be taken */
export async function draftIn(
  db: Db,
  staff: Organiser,
  form: FormData,
): Promise<Draft | { refused: string }> {
  const { sessions, timezone } = await readAgenda(db, staff.forumId);
  const read = readForm(form, timezone);
  if ('refused' in read) return { refused: t[read.refused] };
  const { typed, ...draft } = read;
  if (typed !== null) {
    const segment = await readStaffSegment(db, staff, typed);
    if ('refused' in segment) return { refused: saying(segment) };
    return { ...draft, to: { by: 'segment', about: segment.query, words: segment.words } };
  }
  const { to } = draft;
  if ('by' in to && to.by === 'session' && !sessions.some(({ ref }) => ref === to.about))
    return { refused: t['no-such-session'] };
  return draft;
}

/** A refusal in words. */
export const saying = ({ refused, what }: { refused: DeskRefusal; what?: string }): string =>
  what === undefined ? t[refused] : `${t[refused]} ${what}`;

/** What the form offers to choose from. */
export async function readOffers(db: Db, staff: Organiser) {
  const [{ sessions, timezone }, all] = await Promise.all([
    readAgenda(db, staff.forumId),
    readAnnouncements(db, staff),
  ]);
  return {
    timezone,
    sessions: sessions.map(({ ref, title }) => ({ ref, title })),
    earlier: all
      .filter(({ state, people, done }) => state === 'sent' && done < people)
      .map(({ id, title }) => ({ id, title })),
  };
}
