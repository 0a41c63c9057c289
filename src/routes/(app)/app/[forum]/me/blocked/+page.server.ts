import { redirect } from '@sveltejs/kit';
import { readBlocked, unblock } from '#exchange/chat/blocks.server.ts';
import { visitor } from '../../../../../guard.ts';
import { isId } from '../../../../../ids.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('rooms:mine');
  const member = await visitor(event);
  return { blocked: await readBlocked(event.locals.db, member) };
};

export const actions: Actions = {
  unblock: async (event) => {
    const member = await visitor(event);
    const id = String((await event.request.formData()).get('id') ?? '');
    if (isId(id)) await unblock(event.locals.db, member, id, event.locals.now);
    redirect(303, `/app/${member.forumKey}/me/blocked`);
  },
};
