import { error, redirect } from '@sveltejs/kit';
import { readMany } from '#iq/many.server.ts';
import { searchingSeats } from '../../seats.server.ts';
import { wishesFor } from '../../wishes.server.ts';
import type { PageServerLoad } from './$types';

/** All forums that the account may search, each by its own seat there; without one there is no such page. */
export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends('iq:people', 'report:figures', 'forum:people', 'wishes:mine');
  if (!locals.account) redirect(303, `/?next=${encodeURIComponent(url.pathname)}`);
  const seats = await searchingSeats(locals);
  if (seats.length === 0) error(404);
  const { db } = locals;
  const many = await readMany(db, seats, url.searchParams, (seat) =>
    wishesFor(db, seat, locals.now),
  );
  return { many, who: locals.account.email };
};
