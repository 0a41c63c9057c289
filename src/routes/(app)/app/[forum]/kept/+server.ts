import { listKept } from '#exchange/device/kept.server.ts';
import { seatsOf } from '#forum/seats.server.ts';
import { version } from '$app/env';
import { visitor } from '../../../../guard.ts';
import type { RequestHandler } from './$types';

/** For the worker: the pages that this person's device keeps. */
export const GET: RequestHandler = async (event) => {
  const member = await visitor(event);
  const { db, account } = event.locals;
  const seats = account ? await seatsOf(db, account.email) : [];
  const people = [member.personId, ...seats.map(({ personId }) => personId)];
  return Response.json(await listKept(db, member, version, people));
};
