import { error, fail, redirect } from '@sveltejs/kit';
import { askForCard, readShown } from '#exchange/contacts/asks.server.ts';
import { readOwnCard } from '#exchange/contacts/cards.server.ts';
import { visitor } from '../../../../../guard.ts';
import { givesIn } from '../../contacts/asked-fields.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looking asks for nothing: a phone's camera opens the page, a press asks. */
export const load: PageServerLoad = async (event) => {
  const member = await visitor(event);
  const { db, now } = event.locals;
  const shown = await readShown(db, member, event.params.code, now);
  if ('refused' in shown) error(shown.refused === 'too-many' ? 429 : 404);
  const { name, title, organisation, reveals } = shown;
  return {
    person: { name, title, organisation, reveals },
    own: await readOwnCard(db, member),
  };
};

export const actions: Actions = {
  swap: async (event) => {
    const member = await visitor(event);
    const gives = givesIn(await event.request.formData());
    const { db, now } = event.locals;
    const outcome = await askForCard(db, member, { code: event.params.code, gives }, now);
    if ('refused' in outcome) return fail(outcome.refused === 'too-many' ? 429 : 404, outcome);
    redirect(303, `/app/${member.forumKey}/contacts`);
  },
};
