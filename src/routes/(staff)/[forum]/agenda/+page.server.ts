import { fail } from '@sveltejs/kit';
import { instantOf } from '#base/time.ts';
import { changeSession, readAgenda, timezoneOf } from '#forum/agenda.server.ts';
import { organiser, staff } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('forum:agenda');
  const agenda = await readAgenda(event.locals.db, member.forumId);
  return { agenda, mayChange: member.role === 'organiser' };
};

const text = (form: FormData, name: string) => String(form.get(name) ?? '').slice(0, 300);

export const actions: Actions = {
  change: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const form = await event.request.formData();
    const zone = await timezoneOf(db, member.forumId);
    const [ref, title, room] = [text(form, 'ref'), text(form, 'title'), text(form, 'room')];
    const startsAt = instantOf(text(form, 'starts'), zone);
    const endsAt = instantOf(text(form, 'ends'), zone);
    if (!startsAt || !endsAt) return fail(422, { ref, refused: 'no-such-time' as const });
    const outcome = await changeSession(db, member, { ref, title, room, startsAt, endsAt }, now);
    if ('refused' in outcome) return fail(422, { ref, refused: outcome.refused });
    return { ref, saved: title.trim() };
  },
};
