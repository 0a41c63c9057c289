import { error } from '@sveltejs/kit';
import { writeAppointment } from '#exchange/calls/appointment.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import { callGuestOf } from '#forum/session.server.ts';
import { CALENDAR_TYPE } from '../../../../calendar.server.ts';
import { fileResponse } from '../../../../file-response.ts';
import type { RequestHandler } from './$types';

/** For the calendar of whoever holds the link; asking for it does nothing. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const guest = await callGuestOf(locals.db, params.token, locals.now);
  if (!guest) error(404);
  const { title, timezone } = await readFrame(locals.db, guest.forumId);
  const link = `${url.origin}/call/${params.token}`;
  const calendar = await writeAppointment(locals.db, guest, { title, timezone, link });
  if (!calendar) error(404);
  return fileResponse(calendar, { type: CALENDAR_TYPE, name: 'interview.ics' });
};
