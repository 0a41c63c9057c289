import { asking } from '#api/topics/contacts.ts';
import { askForCard } from '#exchange/contacts/asks.server.ts';
import { type Contact, readContacts } from '#exchange/contacts/contacts.server.ts';
import { bodyAsked, pageAmong } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** With whom the visitor swapped cards, by id. */
export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const contacts = (await readContacts(event.locals.db, visitor)).map(written);
  contacts.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { page, nextCursor } = pageAmong(contacts, event.url, ({ id }) => id);
  return { contacts: page, nextCursor };
});

/** Asks whoever shows a code. The answer names nobody: it is kept for retries. */
export const POST = endpoint(async (event: RequestEvent) => {
  const { locals, request } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const { code, ...gives } = await bodyAsked(request, asking);
  const outcome = await askForCard(locals.db, visitor, { code, gives }, locals.now);
  if ('refused' in outcome) throw refusals[outcome.refused]();
  const state = 'asked' in outcome ? 'asked' : 'swapped';
  return Response.json({ state }, { status: 201, headers: { 'cache-control': 'no-store' } });
});

const refusals = {
  'no-such-code': () => new Problem(404, 'Not found', 'Nobody shows this code now'),
  'too-many': () => new Problem(429, 'Too many codes that are nobody’s', 'Wait ten minutes'),
};

const written = ({ person, email, phone, note, takenBack, metAt }: Contact) => {
  const { id, name, title, organisation } = person;
  return { id, name, title, organisation, email, phone, note, takenBack, metAt };
};
