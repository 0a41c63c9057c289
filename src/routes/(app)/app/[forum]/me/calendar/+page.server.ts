import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { chooseHolds, makeLink, readLink, revokeLink } from '#exchange/calendar/link.server.ts';
import { visitor } from '../../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await visitor(event);
  event.depends('calendar:mine');
  return { link: await readLink(event.locals.db, member) };
};

const holds = z.object({
  sessions: z.enum(['all', 'mine', 'none']),
  tables: z.literal('yes').optional(),
});

async function readHolds(request: Request) {
  const read = holds.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) return null;
  return { sessions: read.data.sessions, tables: read.data.tables === 'yes' };
}

export const actions: Actions = {
  make: async (event) => {
    const member = await visitor(event);
    const { db, now } = event.locals;
    const chosen = await readHolds(event.request);
    const before = chosen ? null : await readLink(db, member);
    const wanted = chosen ?? before?.holds ?? { sessions: 'mine', tables: true };
    const { token } = await makeLink(db, member, wanted, now);
    return { address: `${event.url.origin}/calendar/${token}.ics` };
  },
  choose: async (event) => {
    const member = await visitor(event);
    const wanted = await readHolds(event.request);
    if (!wanted) return fail(400, { refused: 'unreadable' as const });
    const outcome = await chooseHolds(event.locals.db, member, wanted);
    return 'refused' in outcome ? fail(409, outcome) : outcome;
  },
  revoke: async (event) => {
    const member = await visitor(event);
    const outcome = await revokeLink(event.locals.db, member);
    return 'refused' in outcome ? fail(409, outcome) : outcome;
  },
};
