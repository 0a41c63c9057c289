import { error } from '@sveltejs/kit';
import { noteView } from '#iq/profile-views.server.ts';
import { readProfilePage } from '#iq/screens.server.ts';
import { readNotes } from '#iq/team/notes.server.ts';
import { clientWishes } from '#meetings/wishes/wish-lists.server.ts';
import { client } from '../../../../guard.ts';
import { standingWith, towards } from '../../../../wishes.server.ts';
import { acts } from '../acts.server.ts';
import { notes } from '../notes.server.ts';
import { undo } from '../shortlist/undo.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:shortlist', 'wishes:mine');
  const member = await client(event);
  const { db, now } = event.locals;
  const { ref } = event.params;
  const wishes = await clientWishes(db, member, now);
  const profile = await readProfilePage(db, member, ref, towards(wishes), event.url.searchParams);
  if (!profile) error(404);
  await noteView(db, member, ref, now);
  return {
    ...profile,
    standing: await standingWith(db, member, ref, wishes, now),
    notes: await readNotes(db, member, ref),
  };
};

export const actions: Actions = { ...acts, ...notes, undo };
