import { noting } from '#api/topics/notes.ts';
import { newId } from '#base/ids.ts';
import { changeNote, readNotes } from '#exchange/notes/notes.server.ts';
import { bodyAsked, pageAmong } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** The visitor's own notes. */
export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const notes = await readNotes(event.locals.db, visitor);
  notes.sort((a, b) => (a.about < b.about ? -1 : 1));
  const { page, nextCursor } = pageAmong(notes, event.url, ({ about }) => about);
  return { notes: page, nextCursor };
});

/** Writes, changes or takes away one. What another device changed meanwhile comes with the refusal. */
export const PUT = endpoint(async (event: RequestEvent) => {
  const { locals, request } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const { change = newId(), ...asked } = await bodyAsked(request, noting);
  const outcome = await changeNote(
    locals.db,
    visitor,
    { ...asked, change: change.toLowerCase() },
    locals.now,
  );
  if ('note' in outcome) return outcome.note;
  if (!('theirs' in outcome)) throw refusals[outcome.refused]();
  const title = 'This note was changed meanwhile';
  return Response.json(
    { type: 'about:blank', status: 409, title, theirs: outcome.theirs },
    {
      status: 409,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  );
});

const refusals = {
  'no-such-subject': () => new Problem(404, 'Not found'),
  'too-long': () => new Problem(422, 'A note has at most 4,000 characters'),
};
