import { timezoneOf } from '#forum/agenda.server.ts';
import { readDiary } from '#meetings/day/diary.server.ts';
import { ownDelivery } from '#meetings/outcomes/delivery.server.ts';
import { client } from '../../../../guard.ts';
import { outcomeActions } from '../../../../outcome-actions.ts';
import { wishActions } from '../../../../wish-actions.ts';
import { oursFor } from '../../../../wishes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await client(event);
  event.depends('meetings:mine', 'wishes:mine', 'iq:people');
  const { db, now } = event.locals;
  return {
    meetings: (await readDiary(db, member, now, 'company')).meetings,
    ...(await oursFor(db, member, event.url.searchParams.get('book'), now)),
    delivery: await ownDelivery(db, member, now),
    timezone: await timezoneOf(db, member.forumId),
    forum: member.forumKey,
  };
};

export const actions: Actions = { ...wishActions(client), ...outcomeActions(client) };
