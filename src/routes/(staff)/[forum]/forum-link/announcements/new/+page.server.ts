import { fail, redirect } from '@sveltejs/kit';
import { newId } from '#base/ids.ts';
import { writeAnnouncement } from '#exchange/announcements/draft.server.ts';
import { type Given, givenIn } from '#exchange/announcements/form.ts';
import { organiser } from '../../../../../guard.ts';
import { draftIn, readOffers, saying } from '../writing.server.ts';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Empty, or to whom the address says: a search of Find, or those whom an announcement still lacks. */
export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  const params = new URLSearchParams(event.url.searchParams);
  const earlier = params.get('remind') ?? '';
  params.delete('remind');
  const segment = params.toString();
  const to = earlier ? 'not acknowledged' : segment ? 'segment' : '';
  const empty: Given = {
    ...{ title: '', body: '', to, segment, session: '', earlier, due: '' },
    ...{ needsAck: false, urgent: false },
  };
  return { fresh: newId(), empty, offers: await readOffers(event.locals.db, member) };
};

export const actions: Actions = {
  default: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const form = await event.request.formData();
    const given = givenIn(form);
    const draft = await draftIn(db, member, form);
    if ('refused' in draft) return fail(400, { given, refused: draft.refused });
    const id = String(form.get('id') ?? '');
    const own = UUID.test(id) ? id : newId();
    const outcome = await writeAnnouncement(db, member, { id: own, ...draft }, now);
    if ('refused' in outcome) return fail(400, { given, refused: saying(outcome) });
    redirect(303, `/${member.forumKey}/forum-link/announcements/${outcome.announcement}`);
  },
};
