import { fail, redirect } from '@sveltejs/kit';
import { join, leaveTable, propose, TABLES } from '#exchange/tables/tables.server.ts';
import { delegate } from '../../../../../guard.ts';
import { isId } from '../../../../../ids.ts';
import { tableActions } from '../../../../../table-actions.ts';
import { tablesFor } from '../../../../../table-times.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends(TABLES, 'meetings:mine', 'forum:agenda');
  const member = await delegate(event);
  const leads = ({ proposerId }: { proposerId: string | null }) => proposerId === member.personId;
  return { tables: await tablesFor(event.locals, member, leads) };
};

async function roomOf({ request }: RequestEvent): Promise<string | null> {
  const room = String((await request.formData()).get('room') ?? '');
  return isId(room) ? room : null;
}
const missing = () => fail(404, { refused: 'no-such-table' as const, room: '' });

export const actions: Actions = {
  ...tableActions(delegate),
  propose: async (event) => {
    const member = await delegate(event);
    const form = await event.request.formData();
    const topic = String(form.get('topic') ?? '');
    const about = String(form.get('about') ?? '');
    const seats = Number(form.get('seats'));
    const proposed = await propose(
      event.locals.db,
      member,
      { topic, about, seats },
      event.locals.now,
    );
    if ('refused' in proposed) return fail(409, { ...proposed, room: 'new', topic, about, seats });
    redirect(303, event.url.pathname);
  },
  join: async (event) => {
    const member = await delegate(event);
    const room = await roomOf(event);
    if (!room) return missing();
    const joined = await join(event.locals.db, member, room, event.locals.now);
    if ('refused' in joined) return fail(409, { ...joined, room });
    redirect(303, event.url.pathname);
  },
  leave: async (event) => {
    const member = await delegate(event);
    const room = await roomOf(event);
    if (!room) return missing();
    const left = await leaveTable(event.locals.db, member, room, event.locals.now);
    if ('refused' in left) return fail(409, { ...left, room });
    redirect(303, event.url.pathname);
  },
};
