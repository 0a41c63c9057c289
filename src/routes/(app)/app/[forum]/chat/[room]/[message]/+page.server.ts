import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { deleteMessage } from '#exchange/chat/delete.server.ts';
import { edit } from '#exchange/chat/edit.server.ts';
import { mentionedIn } from '#exchange/chat/mentioned.ts';
import { EDITABLE } from '#exchange/chat/message.ts';
import { readOne } from '#exchange/chat/messages.server.ts';
import { react } from '#exchange/chat/react.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { visitor } from '../../../../../../guard.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

const uuid = z.uuid();
const version = z.coerce.number().int().min(1).catch(0);

/** The room and the message, as far as the visitor may see them; else nothing is there. */
async function found(event: Pick<PageServerLoadEvent, 'locals' | 'params' | 'url'>) {
  const member = await visitor(event);
  const { db } = event.locals;
  const [room, id] = [uuid.safeParse(event.params.room), uuid.safeParse(event.params.message)];
  if (!room.success || !id.success) error(404);
  const [place] = await readRooms(db, member, room.data);
  const message = place ? await readOne(db, member, id.data) : null;
  if (!place || message?.room !== place.id) error(404);
  const back = `/app/${member.forumKey}/chat/${place.id}?at=${message.number}`;
  return { member, db, now: event.locals.now, room: place, message, back };
}

export const load: PageServerLoad = async (event) => {
  event.depends(`room:${event.params.room}`, 'iq:people');
  const { message, room, now } = await found(event);
  const changeable = now.getTime() - Date.parse(message.sentAt) <= EDITABLE;
  return { message, room, changeable };
};

export const actions: Actions = {
  edit: async (event) => {
    const { member, db, now, room, message, back } = await found(event);
    const form = await event.request.formData();
    const body = String(form.get('body') ?? '');
    const mentions = mentionedIn(body, room.people);
    const wanted = { body, version: version.parse(form.get('version')), mentions };
    const edited = await edit(db, member, room.id, message.id, wanted, now);
    if ('refused' in edited) return fail(409, { refused: edited.refused, body });
    redirect(303, back);
  },

  react: async (event) => {
    const { member, db, now, room, message, back } = await found(event);
    const form = await event.request.formData();
    const given = form.has('give');
    const sign = String(form.get(given ? 'give' : 'take') ?? '');
    const reacted = await react(db, member, { room: room.id, id: message.id, sign, given }, now);
    if ('refused' in reacted) return fail(409, { refused: reacted.refused, body: null });
    redirect(303, back);
  },

  remove: async (event) => {
    const { member, db, now, room, message, back } = await found(event);
    const removed = await deleteMessage(db, member, room.id, message.id, now);
    if ('refused' in removed) return fail(409, { refused: removed.refused, body: null });
    redirect(303, back);
  },
};
