import { fail } from '@sveltejs/kit';
import { readCard } from '#exchange/card.server.ts';
import { changeConsent } from '#forum/consent.server.ts';
import { delegate, visitor } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('forum:people', 'report:figures');
  return { card: await readCard(event.locals.db, await visitor(event)) };
};

export const actions: Actions = {
  consent: async (event) => {
    const member = await delegate(event);
    const consent = (await event.request.formData()).get('consent');
    if (consent !== 'named' && consent !== 'aggregate') return fail(400, { refused: 'consent' });
    return changeConsent(event.locals.db, member, consent, event.locals.now);
  },
};
