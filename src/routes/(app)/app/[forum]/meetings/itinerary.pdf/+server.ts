import { error } from '@sveltejs/kit';
import { printOwn } from '#meetings/paper/print.server.ts';
import { paper as t } from '#ui/texts/paper.ts';
import { fileResponse, TYPES } from '../../../../../file-response.ts';
import { visitor } from '../../../../../guard.ts';
import type { RequestHandler } from './$types';

/** The own itinerary; it counts as printed, and its code goes on telling whether it is true. */
export const GET: RequestHandler = async (event) => {
  const member = await visitor(event);
  const { db, now } = event.locals;
  const made = await printOwn(db, member, { origin: event.url.origin, now });
  if ('refused' in made) error(made.refused === 'too-often' ? 429 : 409, t.refused[made.refused]);
  return fileResponse(made.pdf, { type: TYPES.pdf, name: made.name });
};
