import { fail } from '@sveltejs/kit';
import { readDirectory } from '#forum/directory.server.ts';
import { inviteStaff } from '#forum/invite.server.ts';
import { organiser, staff } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('forum:people');
  const words = event.url.searchParams.get('find')?.slice(0, 200) ?? '';
  const page = Math.max(1, Number.parseInt(event.url.searchParams.get('page') ?? '1', 10) || 1);
  return { words, directory: await readDirectory(event.locals.db, member, words, page) };
};

export const actions: Actions = {
  invite: async (event) => {
    const member = await organiser(event);
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '');
    const role = form.get('role') === 'researcher' ? 'researcher' : 'organiser';
    const { db, now } = event.locals;
    const outcome = await inviteStaff(db, member, { email, role }, event.url.origin, now);
    return 'refused' in outcome ? fail(400, { ...outcome, email }) : { invited: true };
  },
};
