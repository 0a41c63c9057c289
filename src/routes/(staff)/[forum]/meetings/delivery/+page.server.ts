import { readDelivery } from '#meetings/outcomes/delivery.server.ts';
import { wholeDelivery } from '#meetings/outcomes/delivery.ts';
import { organiser } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends('meetings:delivery', 'meetings:plan', 'wishes:mine');
  const { db, now } = event.locals;
  const delivery = await readDelivery(db, member, now);
  return { delivery, whole: wholeDelivery(delivery.lines) };
};
