import { z } from 'zod';
import { readOutbox } from '#forum/outbox.server.ts';
import { organiser } from '../../../guard.ts';
import type { PageServerLoad } from './$types';

const mailId = z.uuid().nullable().catch(null);

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends('mail:outbox');
  const before = mailId.parse(event.url.searchParams.get('before'));
  const outbox = await readOutbox(event.locals.db, member, before);
  return { outbox, before, posted: Boolean(process.env.SMTP_URL) };
};
