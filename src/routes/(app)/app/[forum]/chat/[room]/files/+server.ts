import { error, json } from '@sveltejs/kit';
import { upload } from '#exchange/files/uploads.server.ts';
import { visitor } from '../../../../../../guard.ts';
import { idOr404 } from '../../../../../../ids.ts';
import type { RequestHandler } from './$types';

/** One file a request; what is refused says why, and nothing of it is kept. */
export const POST: RequestHandler = async (event) => {
  const member = await visitor(event);
  const room = idOr404(event.params.room);
  const file = await event.request
    .formData()
    .then((form) => form.get('file'))
    .catch(() => null);
  if (!(file instanceof File)) error(400);
  const { db, now } = event.locals;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sent = await upload(db, member, room, { name: file.name, bytes }, now);
  const headers = { 'cache-control': 'no-store' };
  if ('file' in sent) return json(sent.file, { status: 201, headers });
  const status = { 'no-such-room': 404, 'too-large': 413, quota: 429 } as Record<string, number>;
  return json(sent, { status: status[sent.refused] ?? 422, headers });
};
