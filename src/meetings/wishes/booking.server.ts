/** What a screen of wishes needs to let those who agree take a time. */
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { type CommonSlot, commonSlots } from '#meetings/board/accepted.server.ts';
import { openPlan } from '#meetings/board/scene.server.ts';

/** `open`: whose times are shown; null: nobody's */
export type Booking = { open: string | null; slots: CommonSlot[] };

/**
 * @param ref of the other side whose times are asked for; null: of nobody
 * @returns null before a plan is published: until then the plan finds the time
 */
export async function readBooking(
  db: Db,
  member: Delegate | Client,
  ref: string | null,
  now: Date,
): Promise<Booking | null> {
  if (!(await openPlan(db, member.forumId, null))) return null;
  if (ref === null) return { open: null, slots: [] };
  const common = await commonSlots(db, member, ref, now);
  return 'slots' in common ? { open: ref, slots: common.slots } : { open: null, slots: [] };
}
