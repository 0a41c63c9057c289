/** The taps after a meeting, for both screens that hold a diary. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { Client, Delegate } from '#forum/people.ts';
import { outcomeForm } from '#meetings/outcomes/outcome.ts';
import { type Said, sayOutcome, takeBackOutcome } from '#meetings/outcomes/outcomes.server.ts';
import { outcome as words } from '#ui/texts/acts-told.ts';

/** Both in words. */
type Told = { outcome: string };
type Refused = { outcomeRefused: string };

const told = (said: Said): Told | ActionFailure<Refused> =>
  'refused' in said
    ? fail(409, { outcomeRefused: words.refused[said.refused] })
    : { outcome: words.did[said.outcome] };

/** @param guard of the screen: who may act there */
export function outcomeActions<E extends RequestEvent>(
  guard: (event: E) => Promise<Delegate | Client>,
) {
  const unreadable = () => fail(409, { outcomeRefused: words.refused.unreadable });
  return {
    outcome: async (event: E): Promise<Told | ActionFailure<Refused>> => {
      const member = await guard(event);
      const form = outcomeForm.safeParse(Object.fromEntries(await event.request.formData()));
      if (!form.success) return unreadable();
      const { db, now } = event.locals;
      return told(await sayOutcome(db, member, form.data, now));
    },
    takeBack: async (event: E): Promise<Told | ActionFailure<Refused>> => {
      const member = await guard(event);
      const meeting = outcomeForm.safeParse({
        meeting: (await event.request.formData()).get('meeting'),
        met: 'no',
      });
      if (!meeting.success) return unreadable();
      const { db, now } = event.locals;
      return told(await takeBackOutcome(db, member, meeting.data, now));
    },
  };
}
