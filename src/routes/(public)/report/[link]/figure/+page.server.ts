import { redirect } from '@sveltejs/kit';
import { readCard } from '#report/cards.server.ts';
import { typedId } from '#report/figure-id.ts';
import { publishedColour } from '#report/look.server.ts';
import { reportReader } from '../reader.server.ts';
import type { PageServerLoad } from './$types';

/** Works without a script, so it ships none. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const reader = await reportReader(event, null);
  const cards = `/report/${params.link}/figure`;
  const typed = url.searchParams.get('id')?.trim().slice(0, 20) ?? '';
  const id = typedId(typed);
  if (id && (await readCard(locals.db, reader, id, locals.now))) redirect(303, `${cards}/${id}`);
  const colour = await publishedColour(locals.db, reader);
  return { cards, colour, link: params.link, unknown: typed || null };
};
