import { asking } from '#api/topics/writing-requests.ts';
import { askToWrite, readAskedBy, readRequests } from '#exchange/chat/writing-requests.server.ts';
import { bodyAsked } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** A delegate reads who asks; a company whom it asked, and whether it may write. */
export const GET = endpoint(async (event: RequestEvent) => {
  const { db } = event.locals;
  const visitor = await memberFor(event, 'delegate', 'client');
  if (visitor.role === 'delegate') {
    const requests = await readRequests(db, visitor);
    return {
      requests: requests.map(({ ref, note, askedAt, put }) => ({
        ...{ delegate: null, client: ref, note, askedAt },
        state: put ? 'declined' : 'waiting',
      })),
    };
  }
  const asked = await readAskedBy(db, visitor);
  return {
    requests: asked.map(({ ref, company, note, askedAt, granted }) => ({
      ...{ delegate: ref, client: company, note, askedAt },
      state: granted ? 'granted' : 'waiting',
    })),
  };
});

/** A company asks, once. */
export const POST = endpoint(async (event: RequestEvent) => {
  const client = await memberFor(event, 'client');
  const { delegate, note } = await bodyAsked(event.request, asking);
  const { db, now } = event.locals;
  const asked = await askToWrite(db, client, { who: delegate, note }, now);
  if ('refused' in asked) throw refusals[asked.refused]();
  const answer = { delegate, askedAt: asked.asked };
  return Response.json(answer, { status: 201, headers: { 'cache-control': 'no-store' } });
});

const refusals = {
  'no-such-person': () => new Problem(404, 'Not found', 'There is no such delegate'),
  'no-note': () => new Problem(422, 'A request says what it is about'),
  'too-long': () => new Problem(422, 'A note has at most 500 characters'),
  'asked-already': () => new Problem(409, 'Your company has asked this delegate already'),
  'may-write': () =>
    new Problem(409, 'Your company may write to this delegate, or you blocked them'),
};
