import { createMcpHandler } from '@modelcontextprotocol/server';
import { assistantServer, type Seat } from '#api/assistant.server.ts';
import { endpoint, Problem } from '../endpoint.ts';
import type { RequestEvent } from './$types';

/** A question is short; what is longer is no question. */
const LONGEST = 256 * 1024;

/**
 * Client iQ for assistants over Streamable HTTP. By token alone: a browser sends its cookie along
 * with whatever a page asks for, a token only who has it. No sessions: each call stands by itself.
 */
export const POST = endpoint(async (event: RequestEvent) => {
  const { request, url, locals } = event;
  const seat = await seatOfToken(event);
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== url.origin)
    throw new Problem(403, 'An assistant’s call comes from no other site’s page');
  const desk = { db: locals.db, seat: async () => seat, now: () => locals.now };
  const handler = createMcpHandler(() => assistantServer(desk, seat), {
    maxRequestBodySize: LONGEST,
  });
  return handler.fetch(request);
});

async function seatOfToken({ locals }: RequestEvent): Promise<Seat> {
  const { bearer } = locals;
  if (!bearer) throw new Problem(401, 'Send a token', 'Authorization: Bearer TOKEN');
  const member = await locals.member(bearer.forumKey);
  if (!member || member.role === 'delegate')
    throw new Problem(404, 'Not found', 'Client iQ is for clients and staff.');
  return member;
}
