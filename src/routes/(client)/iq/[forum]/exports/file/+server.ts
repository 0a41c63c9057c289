import { redirect } from '@sveltejs/kit';
import { FORMATS } from '#iq/team/export-file.server.ts';
import { makeExport } from '#iq/team/exports.server.ts';
import { fileResponse } from '../../../../../file-response.ts';
import { client } from '../../../../../guard.ts';
import { wishesFor } from '../../../../../wishes.server.ts';
import { addressOf, sourceIn } from '../asked.ts';
import type { RequestHandler } from './$types';

const PARTS = ['answers', 'notes'] as const;

/** Makes a file and hands it over; each is written down, so it is a POST and never kept on the way. */
export const POST: RequestHandler = async (event) => {
  const member = await client(event);
  const form = await event.request.formData();
  const source = sourceIn(form);
  const format = FORMATS.find((each) => each === form.get('format'));
  const { db, now } = event.locals;
  const back = (refused: string): never => {
    const params = source ? addressOf(source) : new URLSearchParams();
    params.set('refused', refused);
    return redirect(303, `/iq/${member.forumKey}/exports${source ? `/new?${params}` : ''}`);
  };
  if (!source || !format) return back('no-format');
  const parts = PARTS.filter((part) => form.getAll('part').includes(part));
  const around = {
    wishes: await wishesFor(db, member, event.locals.now),
    origin: event.url.origin,
  };
  const made = await makeExport(db, member, { source, format, parts }, around, now);
  if ('refused' in made) return back(made.refused);
  return fileResponse(made.file.content, made.file);
};
