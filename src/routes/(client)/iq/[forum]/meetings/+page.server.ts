import { timezoneOf } from '#forum/agenda.server.ts';
import { readDiary } from '#meetings/diary.server.ts';
import { clientWishes } from '#meetings/wish-lists.server.ts';
import { client } from '../../../../guard.ts';
import { wishActions } from '../../../../wish-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await client(event);
  event.depends('meetings:mine', 'wishes:mine', 'iq:people');
  const { db, now } = event.locals;
  return {
    meetings: (await readDiary(db, member, now, 'company')).meetings,
    wishes: await clientWishes(db, member),
    timezone: await timezoneOf(db, member.forumId),
    forum: member.forumKey,
  };
};

export const actions: Actions = wishActions(client);
