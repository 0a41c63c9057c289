import { redirect } from '@sveltejs/kit';
import { printPages, type What } from '#meetings/paper/print.server.ts';
import { fileResponse, TYPES } from '../../../../../file-response.ts';
import { organiser } from '../../../../../guard.ts';
import type { RequestHandler } from './$types';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function whatIn(form: FormData): What {
  const what = form.get('what');
  if (what === 'all' || what === 'changed' || what === 'never') return what;
  const tables = form.getAll('table').map(Number).filter(Number.isInteger);
  if (tables.length > 0) return { tables };
  return {
    people: form
      .getAll('person')
      .map(String)
      .filter((id) => uuid.test(id)),
  };
}

/** Prints and hands the file over; each print is written down, so it is a POST and never kept on the way. */
export const POST: RequestHandler = async (event) => {
  const member = await organiser(event);
  const what = whatIn(await event.request.formData());
  const { db, now } = event.locals;
  const made = await printPages(db, member, what, { origin: event.url.origin, now });
  if ('refused' in made)
    redirect(303, `/${member.forumKey}/meetings/paper?refused=${made.refused}`);
  return fileResponse(made.pdf, { type: TYPES.pdf, name: made.name });
};
