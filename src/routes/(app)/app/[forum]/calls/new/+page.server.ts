import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readPhone } from '#exchange/calls/phone.server.ts';
import { readOpenCall, readPlace } from '#exchange/calls/read.server.ts';
import { startCall } from '#exchange/calls/start.server.ts';
import { visitor } from '../../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

const kinds = z.enum(['voice', 'video']);

/** What is no id is a room that is not there. */
function roomAsked(url: URL): string {
  const room = z.uuid().safeParse(url.searchParams.get('room'));
  if (!room.success) error(404);
  return room.data;
}

export const load: PageServerLoad = async (event) => {
  event.depends('rooms:mine', 'iq:people', 'calls:phone');
  const member = await visitor(event);
  const { db } = event.locals;
  const room = roomAsked(event.url);
  const place = await readPlace(db, member, room);
  if (!place) error(404);
  const open = await readOpenCall(db, member.forumId, room);
  return { place, open, phone: await readPhone(db, member.forumId) };
};

export const actions: Actions = {
  default: async (event) => {
    const member = await visitor(event);
    const kind = kinds.safeParse((await event.request.formData()).get('kind'));
    if (!kind.success) return fail(400, { refused: 'gone' });
    const { db, now } = event.locals;
    const wanted = { room: roomAsked(event.url), kind: kind.data };
    const started = await startCall(db, member, wanted, now);
    if (!('refused' in started))
      redirect(303, `/app/${event.params.forum}/calls/${started.call}?in`);
    if (started.refused === 'no-such-room') error(404);
    return fail(409, { refused: 'gone' });
  },
};
