import { editing } from '#api/topics/rooms.ts';
import { deleteMessage } from '#exchange/chat/delete.server.ts';
import { edit } from '#exchange/chat/edit.server.ts';
import type { Message } from '#exchange/chat/message.ts';
import { bodyAsked, idAsked } from '../../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Changes the words of one's own message. */
export const PATCH = endpoint(async (event: RequestEvent) => {
  const { locals, request, params } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const [room, id] = [idAsked(params.room), idAsked(params.message)];
  const wanted = await bodyAsked(request, editing);
  const edited = await edit(locals.db, visitor, room, id, wanted, locals.now);
  if ('refused' in edited && edited.refused === 'conflict') throw conflict(edited.message);
  if ('refused' in edited) throw refusals[edited.refused]();
  return edited.message;
});

/** Takes back one's own message. */
export const DELETE = endpoint(async (event: RequestEvent) => {
  const { locals, params } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const [room, id] = [idAsked(params.room), idAsked(params.message)];
  const deleted = await deleteMessage(locals.db, visitor, room, id, locals.now);
  if ('refused' in deleted) throw refusals[deleted.refused]();
  return deleted.message;
});

const conflict = (message: Message) =>
  new Problem(409, 'The words are others by now', 'They are in theirs.', message);
const refusals = {
  'no-such-room': () => new Problem(404, 'Not found'),
  'no-such-message': () => new Problem(404, 'Not found'),
  'not-yours': () => new Problem(403, 'Only its author may change a message'),
  gone: () => new Problem(409, 'This person can’t be reached now'),
  'ask-first': () => new Problem(409, 'Ask first', 'A delegate lets a company write before it may'),
  'you-blocked': () => new Problem(409, 'You blocked this person'),
  deleted: () => new Problem(409, 'This message was deleted'),
  empty: () => new Problem(422, 'A message has words'),
  'too-long': () => new Problem(422, 'A message has at most 4,000 characters'),
  'too-late': () => new Problem(422, 'A message can be changed for 24 hours'),
};
