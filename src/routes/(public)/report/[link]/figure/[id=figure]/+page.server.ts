import { redirect } from '@sveltejs/kit';
import { readCard } from '#report/cards.server.ts';
import { typedId } from '#report/figure-id.ts';
import { publishedColour } from '#report/look.server.ts';
import { reportReader } from '../../reader.server.ts';
import type { PageServerLoad } from './$types';

/** Works without a script, so it ships none. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const reader = await reportReader(event, null);
  const id = typedId(params.id) ?? '';
  const cards = `/report/${params.link}/figure`;
  if (id !== params.id) redirect(303, `${cards}/${id}`);
  const found = await readCard(locals.db, reader, id, locals.now);
  if (!found) redirect(303, `${cards}?id=${id}`);
  const colour = await publishedColour(locals.db, reader);
  return { found, cards, colour, link: params.link };
};
