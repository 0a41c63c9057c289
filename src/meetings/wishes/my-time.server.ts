/** The forum's days, and who hears of a delegate's own limits and times. */
import { announce } from '#base/live.server.ts';
import { dayOf, instantOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { readSlots, timezoneOf } from '#forum/agenda.server.ts';
import type { Delegate } from '#forum/people.ts';
import { announceToStaff } from '#forum/staff.server.ts';

export type Days = { startsAt: Date; endsAt: Date };

/** The days with slots, whole, in the forum's time zone. */
export async function forumDays(db: Db, forumId: string): Promise<Days | null> {
  const [slots, timezone] = [await readSlots(db, forumId), await timezoneOf(db, forumId)];
  if (slots.length === 0) return null;
  const first = new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime())));
  const last = new Date(Math.max(...slots.map(({ endsAt }) => endsAt.getTime())));
  const edge = (at: Date, clock: string) => instantOf(`${dayOf(at, timezone)}T${clock}`, timezone);
  return { startsAt: edge(first, '00:00') ?? first, endsAt: edge(last, '23:59') ?? last };
}

/** The own screens, and the organisers, who plan by it. */
export async function tellOfLimits(tx: Db, { forumId, personId }: Delegate, now: Date) {
  await announce(tx, forumId, 'wishes:mine', [personId], now);
  await announceToStaff(tx, forumId, 'meetings:plan', now);
}
