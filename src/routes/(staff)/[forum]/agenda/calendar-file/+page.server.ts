import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { decodeText } from '#base/decode.ts';
import { sessionsIn } from '#exchange/calendar/read/sessions.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import { previewSessions, refFor, takeSessions } from '#forum/agenda-import.server.ts';
import type { Incoming } from '#forum/agenda-import.ts';
import { readFrame } from '#forum/overview.server.ts';
import type { Organiser } from '#forum/people.ts';
import { organiser } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

/** bytes and events of a file, sessions taken at once, and lines that are shown of each list */
const MOST_BYTES = 1_000_000;
const MOST_EVENTS = 2_000;
const MOST_SESSIONS = 500;
const SHOWN = 50;

export const load: PageServerLoad = async (event) => {
  await organiser(event);
};

const incoming = z
  .array(
    z.object({
      ref: z.string().min(1).max(60),
      title: z.string().trim().min(1).max(300),
      room: z.string().trim().max(300),
      startsAt: z.coerce.date(),
      endsAt: z.coerce.date(),
    }),
  )
  .max(MOST_SESSIONS)
  .refine((sessions) => sessions.every(({ startsAt, endsAt }) => endsAt > startsAt));

function readIncoming(text: string): Incoming[] | null {
  try {
    return incoming.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

type House = App.Locals['db'];

async function lookAt(db: House, member: Organiser, sessions: Incoming[]) {
  const { steps, same, untouched, mark } = await previewSessions(db, member, sessions);
  return { steps, same, untouched, mark, sessions: JSON.stringify(sessions) };
}

export const actions: Actions = {
  read: async (event) => {
    const member = await organiser(event);
    const { db } = event.locals;
    const file = (await event.request.formData()).get('file');
    if (!(file instanceof File) || file.size === 0)
      return fail(400, { refused: 'no-file' as const });
    if (file.size > MOST_BYTES) return fail(413, { refused: 'too-large' as const });
    const text = decodeText(await file.bytes());
    if (text === null || !/^\s*BEGIN:VCALENDAR/im.test(text))
      return fail(422, { refused: 'no-calendar' as const });
    if ((text.match(/^BEGIN:VEVENT/gim)?.length ?? 0) > MOST_EVENTS)
      return fail(413, { refused: 'too-large' as const });
    const { dates } = await readFrame(db, member.forumId);
    const zone = await timezoneOf(db, member.forumId);
    const { sessions, left, faults } = sessionsIn(text, { zone, days: dates ?? [] });
    if (sessions.length > MOST_SESSIONS) return fail(422, { refused: 'too-many' as const });
    const wanted = sessions.map(({ uid, title, room, startsAt, endsAt }) => ({
      ...{ ref: refFor(uid), title: title.slice(0, 300), room: room.slice(0, 300) },
      ...{ startsAt, endsAt },
    }));
    return {
      look: await lookAt(db, member, wanted),
      left: { all: left.length, first: left.slice(0, SHOWN) },
      faults: { all: faults.length, first: faults.slice(0, SHOWN) },
    };
  },
  take: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const form = await event.request.formData();
    const sessions = readIncoming(String(form.get('sessions') ?? ''));
    if (!sessions) return fail(400, { refused: 'unreadable' as const });
    const outcome = await takeSessions(db, member, sessions, String(form.get('mark') ?? ''), now);
    if (!('refused' in outcome)) return { taken: outcome };
    const look = await lookAt(db, member, sessions);
    return fail(409, { refused: outcome.refused, look, left: null, faults: null });
  },
};
