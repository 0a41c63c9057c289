import { readShortlistPage } from '#iq/screens.server.ts';
import { client } from '../../../../guard.ts';
import { wishesFor } from '../../../../wishes.server.ts';
import { acts } from '../acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:shortlist', 'wishes:mine');
  const member = await client(event);
  const { db } = event.locals;
  return readShortlistPage(db, member, await wishesFor(db, member));
};

export const actions: Actions = { list: acts.list, unlist: acts.unlist };
