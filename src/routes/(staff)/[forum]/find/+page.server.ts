import { readFindPage } from '#iq/screens.server.ts';
import { noteReading } from '#iq/staff-reading.server.ts';
import { staff } from '../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people');
  const member = await staff(event);
  const { db, now } = event.locals;
  const screen = await readFindPage(db, member, event.url.searchParams, new Map());
  const shown = screen.rows.map(({ ref }) => ref);
  await noteReading(db, member, 'found-delegates', shown, now);
  return { screen };
};
