import { react } from '#exchange/chat/react.server.ts';
import { idAsked } from '../../../../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Gives a message a sign. */
export const PUT = endpoint((event: RequestEvent) => sign(event, true));
/** Takes the sign back. */
export const DELETE = endpoint((event: RequestEvent) => sign(event, false));

async function sign(event: RequestEvent, given: boolean) {
  const { locals, params } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const [room, id] = [idAsked(params.room), idAsked(params.message)];
  const wanted = { room, id, sign: params.sign, given };
  const reacted = await react(locals.db, visitor, wanted, locals.now);
  if ('refused' in reacted) throw refusals[reacted.refused]();
  return reacted.message;
}

const refusals = {
  'no-such-room': () => new Problem(404, 'Not found'),
  'no-such-message': () => new Problem(404, 'Not found'),
  'no-such-sign': () => new Problem(404, 'Not found', 'There is no such sign'),
  gone: () => new Problem(409, 'This person can’t be reached now'),
  'ask-first': () => new Problem(409, 'Ask first', 'A delegate lets a company write before it may'),
  'you-blocked': () => new Problem(409, 'You blocked this person'),
  deleted: () => new Problem(409, 'This message was deleted'),
};
