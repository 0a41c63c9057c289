import { newKey } from '#api/topics/contacts.ts';
import { registerKey } from '#exchange/contacts/keys.server.ts';
import { bodyAsked } from '../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Lets a device swap cards without a network. */
export const POST = endpoint(async (event: RequestEvent) => {
  const { locals, request } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const key = await bodyAsked(request, newKey);
  const outcome = await registerKey(locals.db, visitor, key, locals.now);
  if ('refused' in outcome) throw refusals[outcome.refused]();
  const headers = { 'cache-control': 'no-store' };
  return Response.json({ id: outcome.registered }, { status: 201, headers });
});

const refusals = {
  'not-a-key': () => new Problem(422, 'publicKey is no ECDSA P-256 key'),
  'id-taken': () => new Problem(409, 'This id is another device’s'),
  revoked: () => new Problem(409, 'This device was removed'),
};
