import { error } from '@sveltejs/kit';
import { readFrame } from '#forum/overview.server.ts';
import { intervieweeOf } from '#forum/session.server.ts';
import { readMine } from '#research/interviews/decisions.server.ts';
import { quoteActions } from '../../../quote-actions.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page works without a script, so it ships none. Opening it does nothing: mail scanners open every link. */
export const csr = false;

type Asking = { locals: App.Locals; params: { token?: string }; request: Request };
async function interviewee({ locals, params }: Pick<Asking, 'locals' | 'params'>) {
  const who = await intervieweeOf(locals.db, params.token ?? '', locals.now);
  if (!who) error(404);
  return who;
}

export const load: PageServerLoad = async (event) => {
  // the referrer stays that of every page: without one a browser sends no origin with a form, and it is refused
  event.setHeaders({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  });
  const who = await interviewee(event);
  const { db } = event.locals;
  const { title } = await readFrame(db, who.forumId);
  return { title, quotes: await readMine(db, who) };
};

export const actions: Actions = quoteActions(interviewee);
