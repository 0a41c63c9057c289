import { error } from '@sveltejs/kit';
import { readFrame } from '#forum/overview.server.ts';
import { callGuestOf } from '#forum/session.server.ts';
import { interviewCall } from '../../../interview-call.server.ts';
import type { PageServerLoad } from './$types';

/** Opening it does nothing: mail scanners open every link. */
export const load: PageServerLoad = async (event) => {
  event.depends('calls:guest');
  event.setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  const { locals, params } = event;
  const guest = await callGuestOf(locals.db, params.token, locals.now);
  if (!guest) error(404);
  const { title, timezone } = await readFrame(locals.db, guest.forumId);
  const { call, ice, link, phone } = await interviewCall(locals, guest, guest.interviewId, '');
  return { title, timezone, call, ice, phone, startsAt: link?.startsAt ?? null };
};
