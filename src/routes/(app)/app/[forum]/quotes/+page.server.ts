import { readMine } from '#research/interviews/decisions.server.ts';
import { delegate } from '../../../../guard.ts';
import { quoteActions } from '../../../../quote-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('quotes:mine', 'forum:people');
  return { quotes: await readMine(event.locals.db, await delegate(event)) };
};

export const actions: Actions = quoteActions(delegate);
