import { error, fail, redirect } from '@sveltejs/kit';
import { readFrame } from '#forum/overview.server.ts';
import { openByPasscode } from '#forum/passcode.server.ts';
import { publishedColour } from '#report/look.server.ts';
import { afterPasscode, holderOf, keepPass, PRIVATE } from '../reader.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Works without a script, so it ships none. */
export const csr = false;

/** A form must name its origin, to this house alone. */
const HEADERS = { ...PRIVATE, 'referrer-policy': 'same-origin' };

export const load: PageServerLoad = async (event) => {
  const holder = await holderOf(event);
  event.setHeaders(HEADERS);
  if (!holder) error(404);
  if (holder.role === 'reader') redirect(303, afterPasscode(event));
  const { title } = await readFrame(event.locals.db, holder.forumId);
  const colour = await publishedColour(event.locals.db, holder);
  const picture = `${event.url.origin}/report/${event.params.link}/preview.png`;
  return { title, colour, picture };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const code = String((await request.formData()).get('passcode') ?? '');
    const outcome = await openByPasscode(locals.db, params.link, code, locals.now);
    if ('pass' in outcome) {
      keepPass(event, outcome.pass);
      redirect(303, afterPasscode(event));
    }
    if (outcome.refused !== 'no-such-link')
      return fail(outcome.refused === 'too-often' ? 429 : 400, { refused: outcome.refused });
    const holder = await holderOf(event); // the organiser may have taken the passcode away since
    if (holder?.role === 'reader') redirect(303, afterPasscode(event));
    error(404);
  },
};
