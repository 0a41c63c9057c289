import { fail, redirect } from '@sveltejs/kit';
import { REPORTS, readReported, settle } from '#exchange/chat/reports.server.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import { organiser } from '../../../../guard.ts';
import { isId } from '../../../../ids.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends(REPORTS);
  const staff = await organiser(event);
  const { db } = event.locals;
  return {
    reports: await readReported(db, staff),
    timezone: await timezoneOf(db, staff.forumId),
  };
};

async function end(event: RequestEvent, outcome: 'removed' | 'kept') {
  const staff = await organiser(event);
  const id = String((await event.request.formData()).get('id') ?? '');
  const { db, now } = event.locals;
  const settled = isId(id)
    ? await settle(db, staff, { id, outcome }, now)
    : { refused: 'no-such-report' as const };
  if ('refused' in settled) return fail(409, settled);
  redirect(303, event.url.pathname);
}

export const actions: Actions = {
  remove: (event) => end(event, 'removed'),
  keep: (event) => end(event, 'kept'),
};
