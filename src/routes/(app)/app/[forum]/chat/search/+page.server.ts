import { readRooms } from '#exchange/chat/room-list.server.ts';
import { LONGEST_QUESTION, searchMessages } from '#exchange/chat/search.server.ts';
import { visitor } from '../../../../../guard.ts';
import type { PageServerLoad } from './$types';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHOWN = 50;

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const words = (event.url.searchParams.get('q') ?? '').slice(0, LONGEST_QUESTION).trim();
  const asked = event.url.searchParams.get('room') ?? '';
  // a room that is not there, or no more, narrows nothing
  const [room] = uuid.test(asked) ? await readRooms(db, member, asked) : [];
  const where = room ? { words, room: room.id } : { words };
  const found = await searchMessages(db, member, where, SHOWN);
  return { words, room: room ? { id: room.id, title: room.title } : null, now, ...found };
};
