import { fail } from '@sveltejs/kit';
import { timezoneOf } from '#forum/agenda.server.ts';
import { addMyAbsence, removeMyAbsence } from '#meetings/wishes/my-absences.server.ts';
import { readMyLimits, setMyLimits } from '#meetings/wishes/my-limits.server.ts';
import { limitsForm, readAbsence } from '#meetings/wishes/my-limits-form.ts';
import { readForm } from '#meetings/wishes/wish-form.ts';
import type { myLimits } from '#ui/texts/my-limits.ts';
import { delegate } from '../../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await delegate(event);
  event.depends('wishes:mine', 'forum:agenda', 'forum:people');
  return { limits: await readMyLimits(event.locals.db, member, event.locals.now) };
};

type Outcome = { saved: true } | { refused: keyof typeof myLimits.refused };
/** `at`: which of the forms, so that its answer stands beside it */
const told = (outcome: Outcome, at: 'limits' | 'times') =>
  'refused' in outcome ? fail(409, { at, ...outcome }) : { at, ...outcome };

export const actions: Actions = {
  limits: async (event) => {
    const member = await delegate(event);
    const { db, now } = event.locals;
    const read = readForm(limitsForm, await event.request.formData());
    return told(
      read ? await setMyLimits(db, member, read, now) : { refused: 'unreadable' },
      'limits',
    );
  },
  absent: async (event) => {
    const member = await delegate(event);
    const { db, now } = event.locals;
    const read = readAbsence(await event.request.formData(), await timezoneOf(db, member.forumId));
    return told('refused' in read ? read : await addMyAbsence(db, member, read, now), 'times');
  },
  remove: async (event) => {
    const member = await delegate(event);
    const { db, now } = event.locals;
    const id = String((await event.request.formData()).get('id') ?? '');
    const known = /^[0-9a-f-]{36}$/.test(id);
    const outcome: Outcome = known
      ? await removeMyAbsence(db, member, { id }, now)
      : { refused: 'no-such-absence' };
    return told(outcome, 'times');
  },
};
