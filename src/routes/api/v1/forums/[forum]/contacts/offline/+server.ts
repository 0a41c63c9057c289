import { bringing } from '#api/topics/contacts.ts';
import { mergeThread } from '#exchange/contacts/merge.server.ts';
import { bodyAsked } from '../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Takes a swap that two devices made without a network. */
export const POST = endpoint(async (event: RequestEvent) => {
  const { locals, request } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const { statements } = await bodyAsked(request, bringing);
  const outcome = await mergeThread(locals.db, visitor, statements, locals.now);
  if (!('refused' in outcome)) return outcome;
  const status = outcome.refused === 'replayed' ? 409 : 422;
  throw new Problem(status, 'The statements do not hold', outcome.refused);
});
