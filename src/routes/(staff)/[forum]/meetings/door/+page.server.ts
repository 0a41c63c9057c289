import { fail } from '@sveltejs/kit';
import { timezoneOf } from '#forum/agenda.server.ts';
import { checkIn, DOOR, readDoor, undoCheckIn } from '#forum/check-ins.server.ts';
import { organiser } from '../../../../guard.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends(DOOR, 'forum:people');
  const { db } = event.locals;
  const words = event.url.searchParams.get('find')?.slice(0, 100) ?? '';
  return {
    words,
    door: await readDoor(db, member, words),
    timezone: await timezoneOf(db, member.forumId),
  };
};

const action = (act: typeof checkIn) => async (event: RequestEvent) => {
  const member = await organiser(event);
  const { db, now } = event.locals;
  const person = String((await event.request.formData()).get('person') ?? '').slice(0, 100);
  const outcome = await act(db, member, { person }, now);
  return 'refused' in outcome ? fail(409, outcome) : { marked: true };
};

export const actions: Actions = { came: action(checkIn), undo: action(undoCheckIn) };
