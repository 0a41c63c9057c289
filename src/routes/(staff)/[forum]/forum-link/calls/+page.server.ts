import { fail } from '@sveltejs/kit';
import { readPhone, setPhone } from '#exchange/calls/phone.server.ts';
import { organiser } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('calls:phone');
  const { forumId } = await organiser(event);
  return {
    phone: await readPhone(event.locals.db, forumId),
    relayed: Boolean(process.env.TURN_URLS) && process.env.CALLS_RELAY_ONLY !== '0',
  };
};

export const actions: Actions = {
  phone: async (event) => {
    const member = await organiser(event);
    const written = String((await event.request.formData()).get('phone') ?? '');
    const set = await setPhone(event.locals.db, member, written, event.locals.now);
    return 'refused' in set ? fail(400, { ...set, written }) : { saved: true };
  },
};
