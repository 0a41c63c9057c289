import { redirect } from '@sveltejs/kit';
import { readCard } from '#report/cards.server.ts';
import { typedId } from '#report/figure-id.ts';
import { staff } from '../../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('report:figures', 'report:editions');
  const { locals, params } = event;
  const id = typedId(params.id) ?? '';
  const cards = `/${params.forum}/report/figure`;
  if (id !== params.id) redirect(303, `${cards}/${id}`);
  const found = await readCard(locals.db, member, id, locals.now);
  if (!found) redirect(303, `${cards}?id=${id}`);
  return { found, cards };
};
