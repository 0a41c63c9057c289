import { uploading } from '#api/topics/chat-files.ts';
import { type NotUploaded, upload } from '#exchange/files/uploads.server.ts';
import { bodyAsked, idAsked } from '../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Keeps a file for a message that is still to be written. */
export const POST = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const room = idAsked(event.params.room);
  const { name, content } = await bodyAsked(event.request, uploading);
  const { db, now } = event.locals;
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  const sent = await upload(db, visitor, room, { name, bytes }, now);
  if ('refused' in sent) throw new Problem(...refusals[sent.refused]);
  return Response.json(sent.file, { status: 201, headers: { 'cache-control': 'no-store' } });
});

const refusals: Record<NotUploaded, [number, string]> = {
  'no-such-room': [404, 'Not found'],
  gone: [409, 'This person can’t be reached now'],
  'ask-first': [409, 'A delegate lets a company write before it may'],
  'you-blocked': [409, 'You blocked this person'],
  'too-large': [413, 'A file has at most 5 MB'],
  empty: [422, 'The file is empty'],
  'not-taken': [422, 'Pictures, PDF, Office and text are taken, and are what their names say'],
  'not-a-picture': [422, 'This can’t be read as a picture'],
  'too-many-pixels': [422, 'A picture has at most 50 million pixels'],
  quota: [429, 'At most 50 MB within a day'],
};
