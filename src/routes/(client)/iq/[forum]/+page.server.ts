import { noteView } from '#iq/profile-views.server.ts';
import { readFindPage } from '#iq/screens.server.ts';
import { clientWishes } from '#meetings/wish-lists.server.ts';
import { client } from '../../../guard.ts';
import { standings, towards } from '../../../wishes.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { acts } from './acts.server.ts';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:shortlist', 'wishes:mine');
  const member = await client(event);
  const { db } = event.locals;
  const wishes = await clientWishes(db, member);
  const screen = await readFindPage(db, member, event.url.searchParams, towards(wishes));
  const chosen = event.url.searchParams.get('open');
  if (chosen) await noteView(db, member, chosen, event.locals.now);
  return { screen, standing: standings(wishes)[screen.open?.ref ?? ''] ?? null };
};

export const actions: Actions = acts;
