import { findDelegates } from '#iq/find.server.ts';
import { printed } from '#iq/printed.ts';
import { wishesFor } from '../../../../../wishes.server.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

const MOST = 200;

export const GET = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'client');
  const { db } = event.locals;
  const params = event.url.searchParams;
  const { answer, index } = await findDelegates(db, member, {
    params,
    wishes: await wishesFor(db, member),
    page: { limit: limitOf(params), cursor: params.get('cursor') },
  });
  return printed(answer, index);
});

function limitOf(params: URLSearchParams): number {
  const limit = params.get('limit') ?? '50';
  if (!/^[1-9]\d{0,8}$/.test(limit)) throw new Problem(400, 'limit is a whole number, at least 1');
  return Math.min(Number(limit), MOST);
}
