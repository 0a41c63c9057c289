import { MINE } from '#exchange/announcements/kept.server.ts';
import { countWaiting } from '#exchange/announcements/mine.server.ts';
import { readRinging } from '#exchange/calls/read.server.ts';
import { readSilenced } from '#exchange/chat/blocks.server.ts';
import { keepTeamRoom } from '#exchange/chat/membership.server.ts';
import { readUnread } from '#exchange/chat/room-list.server.ts';
import { readCursor } from '#exchange/stream/stream.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import { countChanges } from '#meetings/day/day-changes.server.ts';
import { visitor } from '../../../guard.ts';
import { keptAsOf } from '../../../keeping.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  event.depends('calls:mine', 'rooms:mine', 'meetings:mine', MINE, 'forum:brand');
  const member = await visitor(event);
  const { db } = event.locals;
  if (member.role === 'client') await keepTeamRoom(db, member, event.locals.now);
  const cursor = await readCursor(db, member); // before all else, so that nothing falls between
  const kept = keptAsOf(event, member);
  return {
    cursor,
    frame: await readFrame(db, member.forumId),
    waiting: await countWaiting(db, member),
    unread: await readUnread(db, member),
    silenced: await readSilenced(db, member),
    changes: await countChanges(db, member),
    // what rings now is no news when a kept page is opened
    ringing: kept ? null : await readRinging(db, member, event.locals.now),
    me: { id: member.personId, role: member.role },
    kept,
  };
};
