/** What a client does on any screen of Client iQ: the same three forms everywhere. */
import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { addToShortlist, removeFromShortlist } from '#iq/shortlists.server.ts';
import { reasonText } from '#meetings/wishes/wish-form.ts';
import { askForMeeting } from '#meetings/wishes/wishes.server.ts';
import { asked } from '#ui/texts/acts-told.ts';
import { client } from '../../../guard.ts';

type Event = RequestEvent<{ forum: string }>;

/** Back to the same screen without the action's name in its address, so that a reload asks nothing. */
function back({ url }: Event): never {
  const params = new URLSearchParams([...url.searchParams].filter(([key]) => !key.startsWith('/')));
  redirect(303, params.size > 0 ? `${url.pathname}?${params}` : url.pathname);
}

async function refOf({ request }: Event) {
  const form = await request.formData();
  const reason = reasonText.safeParse(form.get('reason') ?? '');
  return {
    delegateRef: String(form.get('ref') ?? ''),
    strength: form.get('strength'),
    reason: reason.success ? reason.data : null,
  };
}

const notDone = (status: number, why: keyof typeof asked.refused) =>
  fail(status, { notDone: asked.refused[why] });

export const acts = {
  list: async (event: Event) => {
    const member = await client(event);
    const outcome = await addToShortlist(
      event.locals.db,
      member,
      await refOf(event),
      event.locals.now,
    );
    return 'refused' in outcome ? notDone(409, outcome.refused) : back(event);
  },
  unlist: async (event: Event) => {
    const member = await client(event);
    await removeFromShortlist(event.locals.db, member, await refOf(event), event.locals.now);
    back(event);
  },
  meet: async (event: Event) => {
    const member = await client(event);
    const { delegateRef, strength, reason } = await refOf(event);
    if (strength !== 'must' && strength !== 'would like') return notDone(400, 'no-strength');
    if (reason === null) return notDone(400, 'long-reason');
    const { db, now } = event.locals;
    const outcome = await askForMeeting(db, member, { delegateRef, strength, reason }, now);
    return 'refused' in outcome ? notDone(409, outcome.refused) : back(event);
  },
};
