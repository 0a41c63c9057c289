import { timezoneOf } from '#forum/agenda.server.ts';
import { readDayChanges } from '#meetings/day-changes.server.ts';
import { readDiary } from '#meetings/diary.server.ts';
import { clientWishes, delegateWishes } from '#meetings/wish-lists.server.ts';
import { dayActions } from '../../../../day-actions.ts';
import { visitor } from '../../../../guard.ts';
import { outcomeActions } from '../../../../outcome-actions.ts';
import { wishActions } from '../../../../wish-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await visitor(event);
  event.depends('meetings:mine', 'wishes:mine', 'iq:people');
  const { db, now } = event.locals;
  return {
    diary: await readDiary(db, member, now),
    changes: await readDayChanges(db, member),
    now,
    timezone: await timezoneOf(db, member.forumId),
    mine: member.role === 'delegate' ? await delegateWishes(db, member) : null,
    ours: member.role === 'client' ? await clientWishes(db, member) : null,
    forum: member.forumKey,
    words: event.url.searchParams.get('find')?.slice(0, 100) ?? '',
  };
};

export const actions: Actions = {
  ...wishActions(visitor),
  ...dayActions(visitor),
  ...outcomeActions(visitor),
};
