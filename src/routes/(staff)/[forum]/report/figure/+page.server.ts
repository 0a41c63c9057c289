import { redirect } from '@sveltejs/kit';
import { readCard } from '#report/cards.server.ts';
import { typedId } from '#report/figure-id.ts';
import { staff } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  const cards = `/${event.params.forum}/report/figure`;
  const typed = event.url.searchParams.get('id')?.trim().slice(0, 20) ?? '';
  const id = typedId(typed);
  if (id && (await readCard(event.locals.db, member, id, event.locals.now)))
    redirect(303, `${cards}/${id}`);
  return { cards, unknown: typed || null };
};
