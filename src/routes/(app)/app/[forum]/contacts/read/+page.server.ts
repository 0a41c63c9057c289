import { fail, redirect } from '@sveltejs/kit';
import { readShown } from '#exchange/contacts/asks.server.ts';
import { readCode } from '#exchange/contacts/code.ts';
import { visitor } from '../../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await visitor(event);
};

export const actions: Actions = {
  /** A code as it was typed: looked at here, so that a wrong one can be typed again. */
  find: async (event) => {
    const member = await visitor(event);
    const typed = String((await event.request.formData()).get('code') ?? '').slice(0, 40);
    const { db, now } = event.locals;
    const shown = await readShown(db, member, typed, now);
    if ('refused' in shown)
      return fail(shown.refused === 'too-many' ? 429 : 404, { ...shown, code: typed });
    redirect(303, `/app/${member.forumKey}/c/${readCode(typed)}`);
  },
};
