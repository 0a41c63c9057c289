import { redirect } from '@sveltejs/kit';
import { organiser } from '../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { forumKey } = await organiser(event);
  redirect(303, `/${forumKey}/forum-link/sessions`);
};
