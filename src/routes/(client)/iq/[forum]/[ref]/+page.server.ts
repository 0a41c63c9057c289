import { error } from '@sveltejs/kit';
import { readProfilePage } from '#iq/screens.server.ts';
import { clientWishes } from '#meetings/wish-lists.server.ts';
import { client } from '../../../../guard.ts';
import { standings, towards } from '../../../../wishes.server.ts';
import { acts } from '../acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:shortlist', 'wishes:mine');
  const member = await client(event);
  const { db } = event.locals;
  const { ref } = event.params;
  const wishes = await clientWishes(db, member);
  const profile = await readProfilePage(db, member, ref, towards(wishes), event.url.searchParams);
  if (!profile) error(404);
  return { ...profile, standing: standings(wishes)[ref] ?? null };
};

export const actions: Actions = acts;
