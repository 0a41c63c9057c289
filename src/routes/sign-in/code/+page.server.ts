import { fail, redirect } from '@sveltejs/kit';
import { readCover } from '#forum/cover.server.ts';
import { askToSignIn, signInByCode } from '#forum/sign-in.server.ts';
import { afterSignIn, keepSession, readAsked } from '../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies }) => {
  const asked = readAsked(cookies);
  if (!asked) redirect(303, '/');
  return { email: asked.email, cover: await readCover(locals.db) };
};

export const actions: Actions = {
  enter: async (event) => {
    const { locals, request, url, cookies } = event;
    const asked = readAsked(cookies);
    if (!asked) redirect(303, '/');
    const code = String((await request.formData()).get('code') ?? '');
    const outcome = await signInByCode(locals.db, url.origin, asked.email, code, locals.now);
    if ('refused' in outcome) return fail(400, outcome);
    keepSession(event, outcome);
    redirect(303, afterSignIn(asked.next));
  },
  again: async ({ locals, url, cookies }) => {
    const asked = readAsked(cookies);
    if (!asked) redirect(303, '/');
    const { email, next } = asked;
    const outcome = await askToSignIn(locals.db, url.origin, email, next, locals.now);
    return 'refused' in outcome ? fail(400, outcome) : { sent: true };
  },
};
