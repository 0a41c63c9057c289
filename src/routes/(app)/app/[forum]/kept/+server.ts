import { listKept } from '#exchange/device/kept.server.ts';
import { seatsOf } from '#forum/seats.server.ts';
import { version } from '$app/env';
import { endpoint, memberFor } from '../../../../api/v1/endpoint.ts';
import type { RequestEvent } from './$types';

/** For the worker: the pages that this person's device keeps. */
export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const { db, account } = event.locals;
  const seats = account ? await seatsOf(db, account.email) : [];
  const people = [visitor.personId, ...seats.map(({ personId }) => personId)];
  return listKept(db, visitor, version, people);
});
