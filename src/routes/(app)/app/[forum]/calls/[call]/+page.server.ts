import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { iceFor } from '#exchange/calls/ice.server.ts';
import { declineCall } from '#exchange/calls/join.server.ts';
import { readPhone } from '#exchange/calls/phone.server.ts';
import { readCall } from '#exchange/calls/read.server.ts';
import { callKey } from '#exchange/calls/settle.server.ts';
import { visitor } from '../../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is no id is a call that is not there. */
function callAsked(text: string): string {
  if (!z.uuid().safeParse(text).success) error(404);
  return text;
}

export const load: PageServerLoad = async (event) => {
  const id = callAsked(event.params.call);
  // a block or a name that is hidden again ends what is seen, and with it the call
  event.depends(callKey(id), 'rooms:mine', 'iq:people', 'calls:phone');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const found = await readCall(db, member, id, now);
  if (!found) error(404);
  const ice = found.call.state === 'on' ? iceFor(process.env, id, now) : null;
  return { ...found, ice, phone: await readPhone(db, member.forumId) };
};

export const actions: Actions = {
  decline: async (event) => {
    const member = await visitor(event);
    const { db, now } = event.locals;
    const declined = await declineCall(db, member, callAsked(event.params.call), now);
    if ('refused' in declined) error(404);
    redirect(303, `/app/${event.params.forum}`);
  },
};
