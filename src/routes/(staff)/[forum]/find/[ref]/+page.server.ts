import { error } from '@sveltejs/kit';
import { readProfilePage } from '#iq/screens.server.ts';
import { noteReading } from '#iq/staff-reading.server.ts';
import { staff } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people');
  const member = await staff(event);
  const { db, now } = event.locals;
  const { ref } = event.params;
  const profile = await readProfilePage(db, member, ref, new Map(), event.url.searchParams);
  if (!profile) error(404);
  await noteReading(db, member, 'read-profile', [ref], now);
  return profile;
};
