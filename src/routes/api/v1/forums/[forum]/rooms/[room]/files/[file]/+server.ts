import { readFile } from '#exchange/files/uploads.server.ts';
import { idAsked } from '../../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** A file of the room, for whoever is in it. */
export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const [room, id] = [idAsked(event.params.room), idAsked(event.params.file)];
  const file = await readFile(event.locals.db, visitor, room, id);
  if (!file) throw new Problem(404, 'Not found');
  const { name, type, bytes } = file;
  return { id, name, type, content: Buffer.from(bytes).toString('base64') };
});
