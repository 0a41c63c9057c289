import { readRooms } from '#exchange/chat/room-list.server.ts';
import { visitor } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('rooms:mine', 'iq:people');
  const member = await visitor(event);
  return { rooms: await readRooms(event.locals.db, member), now: event.locals.now };
};
