import { readDiscovery } from '#iq/discovery.server.ts';
import { organiser } from '../../../guard.ts';
import { wishesBetween } from '../../../wishes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('discovery:found', 'iq:people', 'report:figures', 'forum:people');
  const member = await organiser(event);
  const { db } = event.locals;
  return {
    discovery: await readDiscovery(db, member, await wishesBetween(db, member, event.locals.now)),
  };
};
