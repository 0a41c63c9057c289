import { z } from 'zod';
import type { Person } from '#exchange/people.server.ts';
import { findAll } from '#exchange/people.server.ts';
import { type Room, readRooms } from '#exchange/room-list.server.ts';
import { openDirect, openGroup } from '#exchange/rooms.server.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';
import { bodyAsked, pageAsked } from './asked.ts';

export const GET = endpoint(async (event: RequestEvent) => {
  const visitor = await memberFor(event, 'delegate', 'client');
  const { limit, cursor } = pageAsked(event.url);
  const rooms = await readRooms(event.locals.db, visitor);
  const next = cursor + limit;
  return {
    rooms: rooms.slice(cursor, next).map(written),
    nextCursor: next < rooms.length ? String(next) : null,
  };
});

const name = z.string().trim().min(1).max(200);
const asked = z.union(
  [
    z.object({ person: name }),
    z.object({ title: z.string(), people: z.array(name).min(1).max(200) }),
  ],
  { error: 'Send person, or title and people' },
);

/** Opens a room with one person, or a group. People are named by id, Ref or Client ID. */
export const POST = endpoint(async (event: RequestEvent) => {
  const { locals, request } = event;
  const visitor = await memberFor(event, 'delegate', 'client');
  const wanted = await bodyAsked(request, asked);
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
  const [room] = await readRooms(locals.db, visitor, opened.room);
  if (!room) throw new Problem(404, 'Not found');
  return Response.json(written(room), { status: 201, headers: { 'cache-control': 'no-store' } });
});

const refusals = {
  'no-such-person': () => new Problem(404, 'Not found', 'There is no such person'),
  'no-title': () => new Problem(422, 'A group has a title'),
  'title-too-long': () => new Problem(422, 'A title has at most 100 characters'),
  nobody: () => new Problem(422, 'A group has at least one other person'),
  'too-many': () => new Problem(422, 'A group has at most 100 people'),
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
