/** The taps of one's own day: I am at the table, they did not come, I have read the change. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { Client, Delegate } from '#forum/people.ts';
import { readChanges } from '#meetings/day/day-changes.server.ts';
import { reportNoShow } from '#meetings/day/no-show.server.ts';
import { markSeen } from '#meetings/day/seen.server.ts';
import { day } from '#ui/texts/acts-told.ts';

/** Both in words. */
type Told = { day: string };
type Refused = { dayRefused: string };

const meetingOf = async ({ request }: RequestEvent) =>
  String((await request.formData()).get('meeting') ?? '').slice(0, 100);

/** @param guard of the screen: who may act there, for the own side */
export function dayActions<E extends RequestEvent>(
  guard: (event: E) => Promise<Delegate | Client>,
) {
  return {
    seen: async (event: E): Promise<Told | ActionFailure<Refused>> => {
      const member = await guard(event);
      const { db, now } = event.locals;
      const here = { meeting: await meetingOf(event), side: member.role };
      const outcome = await markSeen(db, member, here, now);
      return 'refused' in outcome
        ? fail(409, { dayRefused: day.refused[outcome.refused] })
        : { day: day.did.seen };
    },
    noShow: async (event: E): Promise<Told | ActionFailure<Refused>> => {
      const member = await guard(event);
      const { db, now } = event.locals;
      const absent = member.role === 'client' ? ('delegate' as const) : ('client' as const);
      const outcome = await reportNoShow(
        db,
        member,
        { meeting: await meetingOf(event), absent },
        now,
      );
      return 'refused' in outcome
        ? fail(409, { dayRefused: day.refused[outcome.refused] })
        : { day: day.did.reported };
    },
    read: async (event: E): Promise<Told> => {
      await readChanges(event.locals.db, await guard(event), event.locals.now);
      return { day: day.did.read };
    },
  };
}
