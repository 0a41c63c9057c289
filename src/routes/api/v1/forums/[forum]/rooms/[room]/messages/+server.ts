import { finding } from '#api/topics/rooms.ts';
import { readAll, readMessages } from '#exchange/chat/messages.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { searchMessages } from '#exchange/chat/search.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { idAsked, limitAsked, numberAsked, queryAsked } from '../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../endpoint.ts';
import type { RequestEvent } from './$types';
import { writeMessage } from './write-message.server.ts';

/** A room's messages, oldest first; or those that hold the words asked for, newest first. */
export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const limit = limitAsked(event.url);
  const [room] = await readRooms(event.locals.db, visitor, idAsked(event.params.room));
  if (!room) throw new Problem(404, 'Not found');
  const { q } = queryAsked(event.url, finding);
  if (q !== undefined)
    return { messages: await found(event, visitor, room.id, q), nextCursor: null };
  const page = { above: numberAsked(event.url) ?? 0, limit: limit + 1 };
  const read = await readMessages(event.locals.db, visitor, room.id, page);
  const messages = read.slice(0, limit);
  return {
    messages,
    nextCursor: read.length > limit ? String(messages.at(-1)?.number) : null,
  };
});

async function found({ locals, url }: RequestEvent, visitor: Visitor, room: string, q: string) {
  const { hits } = await searchMessages(locals.db, visitor, { words: q, room }, limitAsked(url));
  return readAll(
    locals.db,
    visitor,
    hits.map(({ id }) => id),
  );
}

/** Writes a message; sent again with the same id, it answers the same and writes nothing. */
export const POST = endpoint(async (event: RequestEvent) =>
  Response.json(await writeMessage(event), {
    status: 201,
    headers: { 'cache-control': 'no-store' },
  }),
);
