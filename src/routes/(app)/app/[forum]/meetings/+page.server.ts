import { timezoneOf } from '#forum/agenda.server.ts';
import { readDayChanges } from '#meetings/day/day-changes.server.ts';
import { readDiary } from '#meetings/day/diary.server.ts';
import { dayActions } from '../../../../day-actions.ts';
import { visitor } from '../../../../guard.ts';
import { forKeeping } from '../../../../keeping.ts';
import { outcomeActions } from '../../../../outcome-actions.ts';
import { wishActions } from '../../../../wish-actions.ts';
import { mineFor, oursFor } from '../../../../wishes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await visitor(event);
  event.depends('meetings:mine', 'wishes:mine', 'iq:people', 'report:figures');
  const { db, now } = event.locals;
  const book = event.url.searchParams.get('book');
  // whom one might meet, and why, is not for a device to keep: the diary alone is
  const whole = !forKeeping(event);
  return {
    diary: await readDiary(db, member, now),
    changes: await readDayChanges(db, member),
    now,
    timezone: await timezoneOf(db, member.forumId),
    mine: whole && member.role === 'delegate' ? await mineFor(db, member, book, now) : null,
    ours: whole && member.role === 'client' ? await oursFor(db, member, book, now) : null,
    forum: member.forumKey,
    words: event.url.searchParams.get('find')?.slice(0, 100) ?? '',
  };
};

export const actions: Actions = {
  ...wishActions(visitor),
  ...dayActions(visitor),
  ...outcomeActions(visitor),
};
