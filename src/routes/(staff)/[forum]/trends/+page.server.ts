import { readTrend } from '#iq/years.server.ts';
import { staff } from '../../../guard.ts';
import { searchingSeats } from '../../../seats.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'report:figures', 'forum:people');
  const member = await staff(event);
  const { locals, url } = event;
  const seats = await searchingSeats(locals);
  return { trend: await readTrend(locals.db, member, seats, url.searchParams) };
};
