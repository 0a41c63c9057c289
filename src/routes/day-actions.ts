/** The taps of one's own day: I am at the table, they did not come, I have read the change. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { Client, Delegate } from '#forum/people.ts';
import { readChanges } from '#meetings/day/day-changes.server.ts';
import { reportNoShow } from '#meetings/day/no-show.server.ts';
import { markSeen } from '#meetings/day/seen.server.ts';
import type { live } from '#ui/texts/live.ts';

type Told = { day: keyof typeof live.mine.did };
type Refused = { dayRefused: keyof typeof live.refused };

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
      return 'refused' in outcome ? fail(409, { dayRefused: outcome.refused }) : { day: 'seen' };
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
        ? fail(409, { dayRefused: outcome.refused })
        : { day: 'reported' };
    },
    read: async (event: E): Promise<Told> => {
      await readChanges(event.locals.db, await guard(event), event.locals.now);
      return { day: 'read' };
    },
  };
}
