import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { see } from '#exchange/announcements/mine.server.ts';
import { visitor } from '../../../../../guard.ts';
import type { RequestHandler } from './$types';

const schema = z.strictObject({
  looks: z
    .array(z.strictObject({ announcement: z.uuid(), version: z.int().min(1) }))
    .min(1)
    .max(100),
});

/** A page of the forum that is being looked at shows these. */
export const POST: RequestHandler = async (event) => {
  const member = await visitor(event);
  const read = schema.safeParse(await event.request.json().catch(() => null));
  if (!read.success) error(400);
  await see(event.locals.db, member, read.data.looks, event.locals.now);
  return new Response(null, { status: 204 });
};
