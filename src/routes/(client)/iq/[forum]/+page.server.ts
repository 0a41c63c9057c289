import { noteView } from '#iq/profile-views.server.ts';
import { readFindPage } from '#iq/screens.server.ts';
import { clientWishes } from '#meetings/wishes/wish-lists.server.ts';
import { client } from '../../../guard.ts';
import { standingWith, towards } from '../../../wishes.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { acts } from './acts.server.ts';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:shortlist', 'wishes:mine');
  const member = await client(event);
  const { db, now } = event.locals;
  const read = clientWishes(db, member, now);
  const [wishes, screen] = await Promise.all([
    read,
    readFindPage(db, member, event.url.searchParams, read.then(towards)),
  ]);
  const chosen = event.url.searchParams.get('open');
  if (chosen) await noteView(db, member, chosen, now);
  const open = screen.open?.ref;
  const standing = open ? await standingWith(db, member, open, wishes, now) : null;
  return { screen, standing };
};

export const actions: Actions = acts;
