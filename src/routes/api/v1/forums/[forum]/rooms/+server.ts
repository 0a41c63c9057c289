import { opening } from '#api/topics/rooms.ts';
import { keepTeamRoom } from '#exchange/chat/membership.server.ts';
import { type Room, readRooms } from '#exchange/chat/room-list.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import type { Person } from '#exchange/people.server.ts';
import { findAll } from '#exchange/people.server.ts';
import { bodyAsked, pageAmong } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** The visitor's rooms in the order in which they were opened. */
export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  if (visitor.role === 'client') await keepTeamRoom(event.locals.db, visitor, event.locals.now);
  const rooms = await readRooms(event.locals.db, visitor);
  rooms.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { page, nextCursor } = pageAmong(rooms, event.url, ({ id }) => id);
  return { rooms: page.map(written), nextCursor };
});

/**
 * Opens a room with one person, or a group. People are named by id, Ref or Client ID. The answer
 * names nobody: it is kept for retries, and by then someone may be hidden again.
 */
export const POST = endpoint(async (event: RequestEvent) => {
  const { locals, request } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const wanted = await bodyAsked(request, opening);
  const opened =
    'person' in wanted
      ? await openDirect(locals.db, visitor, wanted.person, locals.now)
      : await openGroup(
          locals.db,
          visitor,
          { title: wanted.title, people: await findAll(locals.db, visitor, wanted.people) },
          locals.now,
        );
  if ('refused' in opened) throw refusals[opened.refused]();
  const room = { id: opened.room, kind: 'person' in wanted ? 'direct' : 'group' };
  return Response.json(room, { status: 201, headers: { 'cache-control': 'no-store' } });
});

const refusals = {
  'no-such-person': () => new Problem(404, 'Not found', 'There is no such person'),
  'no-title': () => new Problem(422, 'A group has a title'),
  'title-too-long': () => new Problem(422, 'A title has at most 100 characters'),
  nobody: () => new Problem(422, 'A group has at least one other person'),
  'too-many': () => new Problem(422, 'A group has at most 100 people'),
  'ask-first': () => new Problem(409, 'Ask first', 'A delegate lets a company write before it may'),
  gone: () => new Problem(409, 'One of these people can’t be reached now'),
  strangers: () =>
    new Problem(422, 'A delegate’s group holds delegates, or the people of one company'),
};

const person = ({ ref, name, title, organisation }: Person) => ({ ref, name, title, organisation });
const written = ({ id, kind, title, people, unread, last }: Room) => ({
  id,
  kind,
  title,
  people: people.map(person),
  unread,
  last: last && { number: last.number, body: last.body, sentAt: last.sentAt },
});
