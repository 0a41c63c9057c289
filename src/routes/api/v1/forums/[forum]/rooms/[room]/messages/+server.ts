import { finding, writing } from '#api/topics/rooms.ts';
import { newId } from '#base/ids.ts';
import { readAll, readMessages } from '#exchange/chat/messages.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { searchMessages } from '#exchange/chat/search.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { bodyAsked, idAsked, limitAsked, numberAsked, queryAsked } from '../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../endpoint.ts';
import type { RequestEvent } from './$types';

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
export const POST = endpoint(async (event: RequestEvent) => {
  const { locals, request, params } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const room = idAsked(params.room);
  const { id = newId(), ...said } = await bodyAsked(request, writing);
  const message = { ...said, id: id.toLowerCase() };
  const sent = await send(locals.db, visitor, room, message, locals.now);
  if ('refused' in sent) throw refusals[sent.refused]();
  return Response.json(sent.message, { status: 201, headers: { 'cache-control': 'no-store' } });
});

const refusals = {
  'no-such-room': () => new Problem(404, 'Not found'),
  gone: () => new Problem(409, 'This person can’t be reached now'),
  'ask-first': () => new Problem(409, 'Ask first', 'A delegate lets a company write before it may'),
  'you-blocked': () => new Problem(409, 'You blocked this person'),
  empty: () => new Problem(422, 'A message has words'),
  'too-long': () => new Problem(422, 'A message has at most 4,000 characters'),
  'no-such-file': () => new Problem(422, 'A file is not there, or sent already'),
  'id-taken': () => new Problem(409, 'This id names another message'),
};
