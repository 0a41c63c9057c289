import { fail, redirect } from '@sveltejs/kit';
import { standingTo } from '#exchange/chat/may-write.server.ts';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { askToWrite } from '#exchange/chat/writing-requests.server.ts';
import { holdsCard } from '#exchange/contacts/contacts.server.ts';
import { isHiddenFrom } from '#exchange/introductions.server.ts';
import { findSeen, readPeople } from '#exchange/people.server.ts';
import { client, visitor } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('forum:people', 'iq:people', 'rooms:mine', 'contacts:mine');
  const member = await visitor(event);
  const { db } = event.locals;
  const words = (event.url.searchParams.get('q') ?? '').slice(0, 200);
  const who = event.url.searchParams.get('who');
  const person = who === null ? null : await findSeen(db, member, who);
  const reveals =
    member.role === 'delegate' && person?.kind === 'client'
      ? await isHiddenFrom(db, member, person.id)
      : false;
  const standing = person ? await standingTo(db, member, person.id) : 'open';
  const held = person ? await holdsCard(db, member, person.id) : false;
  return { words, ...(await readPeople(db, member, words)), person, reveals, standing, held };
};

export const actions: Actions = {
  message: async (event) => {
    const member = await visitor(event);
    const person = String((await event.request.formData()).get('person') ?? '');
    const { db, now } = event.locals;
    const opened = await openDirect(db, member, person, now);
    if ('refused' in opened) return fail(404, opened);
    redirect(303, `/app/${member.forumKey}/chat/${opened.room}`);
  },

  /** A company asks once; where it has asked stands on the sheet again. */
  ask: async (event) => {
    const member = await client(event);
    const form = await event.request.formData();
    const [who, note] = [String(form.get('person') ?? ''), String(form.get('note') ?? '')];
    const { db, now } = event.locals;
    const asked = await askToWrite(db, member, { who, note }, now);
    if ('refused' in asked) return fail(409, { notAsked: asked.refused, note });
    redirect(303, `/app/${member.forumKey}/people?who=${who}`);
  },
};
