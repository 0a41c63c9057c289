import { writing } from '#api/topics/rooms.ts';
import { newId } from '#base/ids.ts';
import { readMessages } from '#exchange/chat/messages.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { bodyAsked, idAsked, limitAsked, numberAsked } from '../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** A room's messages, oldest first. */
export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const limit = limitAsked(event.url);
  const [room] = await readRooms(event.locals.db, visitor, idAsked(event.params.room));
  if (!room) throw new Problem(404, 'Not found');
  const page = { above: numberAsked(event.url) ?? 0, limit: limit + 1 };
  const found = await readMessages(event.locals.db, visitor, room.id, page);
  const messages = found.slice(0, limit);
  return {
    messages,
    nextCursor: found.length > limit ? String(messages.at(-1)?.number) : null,
  };
});

/** Writes a message; sent again with the same id, it answers the same and writes nothing. */
export const POST = endpoint(async (event: RequestEvent) => {
  const { locals, request, params } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const room = idAsked(params.room);
  const { id = newId(), body } = await bodyAsked(request, writing);
  const sent = await send(locals.db, visitor, room, { id: id.toLowerCase(), body }, locals.now);
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
  'id-taken': () => new Problem(409, 'This id names another message'),
};
