/** Giving a topic table its time, and calling it off: for whoever proposed it and for organisers. */
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { cancel, schedule } from '#exchange/tables/schedule.server.ts';
import type { Delegate, Organiser } from '#forum/people.ts';
import { isId } from './ids.ts';

type Event = { locals: App.Locals; params: { forum?: string }; url: URL; request: Request };

const instant = z.iso.datetime().transform((text) => new Date(text));
const whole = z.coerce.number().int().min(1);

export function tableActions<M extends Delegate | Organiser>(who: (event: Event) => Promise<M>) {
  const asked = async (event: Event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const version = whole.safeParse(text('version'));
    return { room: text('room'), version: version.success ? version.data : 0, text };
  };
  const missing = () => fail(404, { refused: 'no-such-table' as const, room: '' });
  const back = (event: Event): never => redirect(303, event.url.pathname);

  return {
    schedule: async (event: Event) => {
      const member = await who(event);
      const { room, version, text } = await asked(event);
      if (!isId(room)) return missing();
      const [from = '', to = ''] = text('at').split(' ');
      const [startsAt, endsAt] = [instant.safeParse(from), instant.safeParse(to)];
      if (!startsAt.success || !endsAt.success)
        return fail(400, { refused: 'past' as const, room });
      const span = { startsAt: startsAt.data, endsAt: endsAt.data };
      const { db, now } = event.locals;
      const choice = { ...span, place: text('place'), version };
      const done = await schedule(db, member, room, choice, now);
      return 'refused' in done ? fail(409, { ...done, room }) : back(event);
    },
    cancel: async (event: Event) => {
      const member = await who(event);
      const { room, version } = await asked(event);
      if (!isId(room)) return missing();
      const done = await cancel(event.locals.db, member, room, version, event.locals.now);
      return 'refused' in done ? fail(409, { ...done, room }) : back(event);
    },
  };
}
