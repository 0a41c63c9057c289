import { error, json } from '@sveltejs/kit';
import { discard, readFile } from '#exchange/files/uploads.server.ts';
import { chatFileResponse } from '../../../../../../../chat-file-response.ts';
import { visitor } from '../../../../../../../guard.ts';
import { idOr404 } from '../../../../../../../ids.ts';
import type { RequestHandler } from './$types';

/** A picture to look at, or a file to keep; for whoever is in the room. */
export const GET: RequestHandler = async (event) => {
  const member = await visitor(event);
  const { room, file } = event.params;
  const found = await readFile(event.locals.db, member, idOr404(room), idOr404(file));
  if (!found) error(404);
  return chatFileResponse(found);
};

/** Takes back what was not sent yet. */
export const DELETE: RequestHandler = async (event) => {
  const member = await visitor(event);
  return json(await discard(event.locals.db, member, idOr404(event.params.file)));
};
