import { findDelegates } from '#iq/find.server.ts';
import { printed } from '#iq/printed.ts';
import { wishesFor } from '../../../../../wishes.server.ts';
import { cursorOf, limitAsked, placeAsked } from '../../../asked.ts';
import { endpoint, memberFor } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

export const GET = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'client');
  const { db } = event.locals;
  const { answer, index } = await findDelegates(db, member, {
    params: event.url.searchParams,
    wishes: await wishesFor(db, member),
    page: { limit: limitAsked(event.url), cursor: placeAsked(event.url) },
  });
  const { nextCursor } = answer;
  return { ...printed(answer, index), nextCursor: nextCursor && cursorOf(nextCursor) };
});
