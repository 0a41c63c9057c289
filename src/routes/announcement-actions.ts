/** “Got it”, wherever an announcement is read. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { acknowledge } from '#exchange/announcements/mine.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { announcements as t } from '#ui/texts/announcements.ts';

const schema = z.object({ announcement: z.uuid(), version: z.coerce.number().int().min(1) });

export function announcementActions<E extends RequestEvent>(
  guard: (event: E) => Promise<Delegate | Client>,
) {
  return {
    gotIt: async (event: E): Promise<{ gotIt: string } | ActionFailure<{ notGot: string }>> => {
      const member = await guard(event);
      const read = schema.safeParse(Object.fromEntries(await event.request.formData()));
      if (!read.success) return fail(400, { notGot: t.refused.gone });
      const { db, now } = event.locals;
      const outcome = await acknowledge(db, member, read.data, now);
      return 'refused' in outcome
        ? fail(409, { notGot: t.refused[outcome.refused] })
        : { gotIt: outcome.acknowledged };
    },
  };
}
