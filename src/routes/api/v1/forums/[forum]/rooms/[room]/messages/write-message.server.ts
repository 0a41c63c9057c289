import { writing } from '#api/topics/rooms.ts';
import { newId } from '#base/ids.ts';
import type { Message } from '#exchange/chat/message.ts';
import { send } from '#exchange/chat/send.server.ts';
import { bodyAsked, idAsked } from '../../../../../asked.ts';
import { type Call, memberFor, Problem } from '../../../../../endpoint.ts';

/** What a call to write a message is answered, whichever way it came. @throws Problem */
export async function writeMessage({ locals, request, params }: Call): Promise<Message> {
  const visitor = await memberFor({ locals, params }, 'delegate', 'client');
  const room = idAsked(params.room ?? '');
  const { id = newId(), ...said } = await bodyAsked(request, writing);
  const message = { ...said, id: id.toLowerCase() };
  const sent = await send(locals.db, visitor, room, message, locals.now);
  if ('refused' in sent) throw refusals[sent.refused]();
  return sent.message;
}

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
