import { fail, redirect } from '@sveltejs/kit';
import { readUnasked } from '#exchange/chat/may-write.server.ts';
import { openGroup } from '#exchange/chat/rooms.server.ts';
import { readPeople, readSeen } from '#exchange/people.server.ts';
import { visitor } from '../../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const load: PageServerLoad = async (event) => {
  event.depends('forum:people', 'iq:people');
  const member = await visitor(event);
  const { searchParams } = event.url;
  const words = (searchParams.get('q') ?? '').slice(0, 200);
  const ids = searchParams.getAll('people').filter((id) => uuid.test(id));
  const { db } = event.locals;
  const listed = await readPeople(db, member, words);
  return {
    words,
    /** delegates whom the visiting company must ask first */
    unasked: await readUnasked(
      db,
      member,
      listed.people.map((each) => each.id),
    ),
    title: (searchParams.get('title') ?? '').slice(0, 200),
    chosen: await readSeen(db, member, ids.slice(0, 100)),
    ...listed,
  };
};

export const actions: Actions = {
  open: async (event) => {
    const member = await visitor(event);
    const form = await event.request.formData();
    const people = form
      .getAll('people')
      .map(String)
      .filter((id) => uuid.test(id));
    const title = String(form.get('title') ?? '');
    const { db, now } = event.locals;
    const opened = await openGroup(db, member, { title, people }, now);
    if ('refused' in opened)
      return fail(409, { ...opened, title, chosen: await readSeen(db, member, people) });
    redirect(303, `/app/${member.forumKey}/chat/${opened.room}`);
  },
};
