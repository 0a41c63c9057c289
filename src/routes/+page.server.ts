import { fail, redirect } from '@sveltejs/kit';
import { dayRange } from '#base/day-range.ts';
import { readCover } from '#forum/cover.server.ts';
import { seatsOf } from '#forum/seats.server.ts';
import { askToSignIn, signOut } from '#forum/sign-in.server.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  clearBrowser,
  dropSession,
  keepAsked,
  localPath,
  ONE_DOOR,
  readAsked,
} from './sign-in/browser.ts';

const doors = { organiser: '', researcher: '', delegate: '/app', client: '/iq' };

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const { db, account } = locals;
  if (!account) {
    const next = localPath(url.searchParams.get('next'));
    const email = readAsked(cookies)?.email ?? '';
    return { account: null, next, email, cover: await readCover(db) };
  }
  const seats = (await seatsOf(db, account.email)).map(({ forumKey, title, dates, role }) => ({
    title,
    dates: dayRange(dates),
    role,
    href: `${doors[role]}/${forumKey}`,
  }));
  const [only, ...others] = seats;
  if (only && others.length === 0 && url.searchParams.has(ONE_DOOR)) redirect(303, only.href);
  return { account, seats };
};

export const actions: Actions = {
  ask: async (event) => {
    const { locals, request, url } = event;
    const form = await request.formData();
    const email = String(form.get('email') ?? '');
    const next = localPath(form.get('next'));
    const outcome = await askToSignIn(locals.db, url.origin, email, next, locals.now);
    if ('refused' in outcome) return fail(400, { ...outcome, email });
    keepAsked(event, { email: outcome.asked, next });
    redirect(303, '/sign-in/code');
  },
  signOut: async (event) => {
    const { locals, request, url } = event;
    dropSession(event, await signOut(locals.db, url.origin, request.headers, locals.now));
    clearBrowser(event);
    redirect(303, '/');
  },
};
