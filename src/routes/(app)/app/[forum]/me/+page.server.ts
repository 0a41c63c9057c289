import { fail } from '@sveltejs/kit';
import { readCard } from '#exchange/card.server.ts';
import { changeConsent } from '#forum/consent.server.ts';
import { readHolders } from '#iq/team/recalls.server.ts';
import { readMine } from '#research/interviews/decisions.server.ts';
import { delegate, visitor } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('forum:people', 'report:figures');
  const member = await visitor(event);
  const { db } = event.locals;
  event.depends('quotes:mine');
  const mine = member.role === 'delegate' ? await readMine(db, member) : [];
  const asked = mine.filter(({ state }) => state === 'asked').length;
  const holders = member.role === 'delegate' ? await readHolders(db, member) : [];
  return { card: await readCard(db, member), quotes: { all: mine.length, asked }, holders };
};

export const actions: Actions = {
  consent: async (event) => {
    const member = await delegate(event);
    const consent = (await event.request.formData()).get('consent');
    if (consent !== 'named' && consent !== 'aggregate') return fail(400, { refused: 'consent' });
    return changeConsent(event.locals.db, member, consent, event.locals.now);
  },
};
