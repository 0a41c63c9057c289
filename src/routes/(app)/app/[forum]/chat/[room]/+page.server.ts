import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { mentionedIn } from '#exchange/chat/mentioned.ts';
import { readOne } from '#exchange/chat/messages.server.ts';
import { readHere } from '#exchange/chat/presence.server.ts';
import { react } from '#exchange/chat/react.server.ts';
import { markRead } from '#exchange/chat/reading.server.ts';
import { readRoom, readRooms } from '#exchange/chat/room-list.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { sayTyping } from '#exchange/chat/typing.server.ts';
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

const idIn = (thing: unknown) => uuid.safeParse(thing).data ?? null;

export const load: PageServerLoad = async (event) => {
  event.depends(`room:${event.params.room}`, 'iq:people');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const asked = event.url.searchParams;
  const [at, below] = [whole.safeParse(asked.get('at')), whole.safeParse(asked.get('below'))];
  const place = at.success ? { at: at.data } : below.success ? { below: below.data } : null;
  const room = await readRoom(db, member, roomAsked(event.params.room), place);
  if (!room) error(404);
  const reply = idIn(asked.get('reply'));
  const message = reply ? await readOne(db, member, reply) : null;
  const answering = message?.room === room.id && !message.deletedAt ? message : null;
  // a kept page may be opened many times: an id of its own would make one message of all it sends
  const draft = forKeeping(event) ? '' : newId();
  const here = room.kind === 'direct' && !forKeeping(event) ? await readHere(db, member, now) : [];
  return { room, here, at: at.success ? at.data : null, answering, draft, now };
};

export const actions: Actions = {
  /** Without script: the same act, the id made when the page was drawn. */
  send: async (event) => {
    const member = await visitor(event);
    const form = await event.request.formData();
    const body = String(form.get('body') ?? '');
    const { db, now } = event.locals;
    const room = roomAsked(event.params.room);
    const [place] = await readRooms(db, member, room);
    const message = {
      id: idIn(form.get('id')) ?? newId(),
      body,
      replyTo: idIn(form.get('replyTo')),
      mentions: mentionedIn(body, place?.people ?? []),
    };
    const sent = await send(db, member, room, message, now);
    if ('refused' in sent) return fail(409, { refused: sent.refused, body });
    await markRead(db, member, room, sent.message.number, now);
    redirect(303, event.url.pathname);
  },

  /** Without script: gives a message a sign, or takes it back. */
  react: async (event) => {
    const member = await visitor(event);
    const form = await event.request.formData();
    const { db, now } = event.locals;
    const given = form.has('give');
    const wanted = {
      room: roomAsked(event.params.room),
      id: idIn(form.get('message')) ?? newId(),
      sign: String(form.get(given ? 'give' : 'take') ?? ''),
      given,
    };
    const reacted = await react(db, member, wanted, now);
    if (!('refused' in reacted)) redirect(303, event.url.pathname);
    if (reacted.refused.startsWith('no-such')) error(404);
    return fail(409, { refused: reacted.refused, body: '' });
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

  typing: async (event) => {
    const member = await visitor(event);
    const said = await sayTyping(event.locals.db, member, roomAsked(event.params.room));
    if ('refused' in said && said.refused === 'no-such-room') error(404);
  },
};
