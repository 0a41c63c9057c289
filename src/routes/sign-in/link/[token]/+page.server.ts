import { fail, redirect } from '@sveltejs/kit';
import { readCover } from '#forum/cover.server.ts';
import { signInByLink } from '#forum/sign-in.server.ts';
import { afterSignIn, keepSession, localPath } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looks at nothing of the link: mail scanners open every link, and only a press counts. */
export const load: PageServerLoad = async ({ locals }) => ({ cover: await readCover(locals.db) });

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, url } = event;
    const outcome = await signInByLink(locals.db, url.origin, params.token, locals.now);
    if ('refused' in outcome) return fail(410, outcome);
    keepSession(event, outcome);
    redirect(303, afterSignIn(localPath(url.searchParams.get('next'))));
  },
};
