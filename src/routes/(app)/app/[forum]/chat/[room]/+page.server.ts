import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { readRoom, readRooms } from '#exchange/chat/room-list.server.ts';
import { markRead } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { visitor } from '../../../../../guard.ts';
import { forKeeping } from '../../../../../keeping.ts';
import type { Actions, PageServerLoad } from './$types';

const uuid = z.uuid();
const whole = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/** An id from the address; what is no id is a room that is not there. */
function roomAsked(text: string): string {
  if (!uuid.safeParse(text).success) error(404);
  return text;
}

export const load: PageServerLoad = async (event) => {
  event.depends(`room:${event.params.room}`, 'iq:people');
  const member = await visitor(event);
  const below = whole.safeParse(event.url.searchParams.get('below'));
  const room = await readRoom(
    event.locals.db,
    member,
    roomAsked(event.params.room),
    below.success ? below.data : null,
  );
  if (!room) error(404);
  // a kept page may be opened many times: an id of its own would make one message of all it sends
  return { room, draft: forKeeping(event) ? '' : newId(), now: event.locals.now };
};

export const actions: Actions = {
  /** Without script: the same act, the id made when the page was drawn. */
  send: async (event) => {
    const member = await visitor(event);
    const form = await event.request.formData();
    const body = String(form.get('body') ?? '');
    const id = uuid.safeParse(form.get('id'));
    const { db, now } = event.locals;
    const room = roomAsked(event.params.room);
    const message = { id: id.success ? id.data : newId(), body };
    const sent = await send(db, member, room, message, now);
    if ('refused' in sent) return fail(409, { refused: sent.refused, body });
    await markRead(db, member, room, sent.message.number, now);
    redirect(303, event.url.pathname);
  },

  read: async (event) => {
    const member = await visitor(event);
    const number = whole.safeParse((await event.request.formData()).get('number'));
    if (!number.success) return fail(400, { refused: 'empty' as const, body: '' });
    const { db, now } = event.locals;
    const [room] = await readRooms(db, member, roomAsked(event.params.room));
    if (!room) error(404);
    await markRead(db, member, room.id, number.data, now);
  },
};
