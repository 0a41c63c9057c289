import { error, json } from '@sveltejs/kit';
import { addDevice, removeDevice, subscriptionSchema } from '#exchange/notices/devices.server.ts';
import { sessionOf } from '#forum/accounts.server.ts';
import { visitor } from '../../../../../../guard.ts';
import { pushHosts } from '../../../../../../notice-means.server.ts';
import type { RequestHandler } from './$types';

/** This browser shows the person's notices from now on, as long as its session lasts. */
export const POST: RequestHandler = async (event) => {
  const member = await visitor(event);
  const { db, now } = event.locals;
  const { request, url } = event;
  const read = subscriptionSchema.safeParse(await request.json().catch(() => null));
  if (!read.success) error(400);
  const session = await sessionOf(db, url.origin, request.headers);
  if (!session) error(400);
  const outcome = await addDevice(db, member, session, read.data, pushHosts(), now);
  return json(outcome, { status: 'refused' in outcome ? 422 : 200 });
};

export const DELETE: RequestHandler = async (event) => {
  const member = await visitor(event);
  const read = subscriptionSchema
    .pick({ endpoint: true })
    .safeParse(await event.request.json().catch(() => null));
  if (!read.success) error(400);
  return json(await removeDevice(event.locals.db, member, read.data.endpoint));
};
