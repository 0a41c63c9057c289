import { error } from '@sveltejs/kit';
import { readFrame } from '#forum/overview.server.ts';
import { readComparing } from '#report/comparing.server.ts';
import { publishedColour } from '#report/look.server.ts';
import { readMarks } from '#report/marks.server.ts';
import { reportReader } from '../reader.server.ts';
import type { PageServerLoad } from './$types';

/** Works without a script, so it ships none, and no data beyond what it prints. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const reader = await reportReader(event, null);
  const { db, now } = event.locals;
  const { choices, from, to, list, message } = await readComparing(
    db,
    reader,
    event.url.searchParams,
    now,
  );
  if (choices.length === 0) error(404);
  const { title } = await readFrame(db, reader.forumId);
  const colour = await publishedColour(db, reader);
  const marks = await readMarks(db, reader);
  return { choices, from, to, list, message, marks, title, colour, link: event.params.link };
};
