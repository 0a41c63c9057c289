import { fail, redirect } from '@sveltejs/kit';
import { readMissed } from '#exchange/calls/missed.server.ts';
import { blockCompany } from '#exchange/chat/blocks.server.ts';
import { readHere } from '#exchange/chat/presence.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { answerRequest, readMyRequests } from '#exchange/chat/writing-requests.server.ts';
import { delegate, visitor } from '../../../../guard.ts';
import { forKeeping } from '../../../../keeping.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('rooms:mine', 'rooms:list', 'calls:mine', 'iq:people');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const requests = member.role === 'delegate' ? await readMyRequests(db, member) : [];
  const isKept = forKeeping(event);
  const here = isKept ? [] : await readHere(db, member, now);
  const missed = isKept ? [] : await readMissed(db, member, now);
  return { rooms: await readRooms(db, member), missed, requests, here, now };
};

type Event = Parameters<typeof delegate>[0] & { request: Request };

async function answer(event: Event, answer: 'granted' | 'declined') {
  const member = await delegate(event);
  const company = String((await event.request.formData()).get('company') ?? '');
  const { db, now } = event.locals;
  const answered = await answerRequest(db, member, { company, answer }, now);
  if ('refused' in answered) return fail(409, answered);
  redirect(303, `/app/${member.forumKey}/chat${'room' in answered ? `/${answered.room}` : ''}`);
}

export const actions: Actions = {
  allow: (event) => answer(event, 'granted'),
  notNow: (event) => answer(event, 'declined'),
  block: async (event) => {
    const member = await delegate(event);
    const company = String((await event.request.formData()).get('company') ?? '');
    const { db, now } = event.locals;
    const blocked = await blockCompany(db, member, company, now);
    if ('refused' in blocked) return fail(409, blocked);
    redirect(303, `/app/${member.forumKey}/chat`);
  },
};
