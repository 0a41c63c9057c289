/** What announcements are handed from Client iQ and from meetings, which exchange does not know. */
import type { Above } from '#exchange/announcements/audience.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { peopleOfSegment } from '#iq/staff-segment.server.ts';
import { readMeetToday } from '#meetings/day/meet-today.server.ts';

export const announcementsAbove: Above = {
  segment: async (db, forumId, query) => {
    const { key } = await db
      .selectFrom('forum')
      .select('key')
      .where('id', '=', forumId)
      .executeTakeFirstOrThrow();
    const staff = await organiserFor(db, operator(), key);
    return staff && peopleOfSegment(db, staff, query);
  },
  meetToday: readMeetToday,
};
