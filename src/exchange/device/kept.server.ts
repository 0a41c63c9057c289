/** What a visitor's device may keep: their own day, and the conversations they are in. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import type { Listed } from '#exchange/device/keeping.ts';
import { ownerOf } from '#exchange/device/names.ts';
import type { Visitor } from '#exchange/people.server.ts';

/** More conversations than a person holds in three days; older ones open with a line. */
const ROOMS = 40;
const OWN = ['', '/agenda', '/meetings', '/me', '/contacts', '/notes', '/chat', '/announcements'];

/**
 * @param build of the app: another one draws other pages
 * @param people seats of the account that asks
 */
export async function listKept(
  db: Db,
  visitor: Visitor,
  build: string,
  people: string[],
): Promise<Listed> {
  const base = `/app/${visitor.forumKey}`;
  const rooms = await readRooms(db, visitor);
  const newest = rooms.slice(0, ROOMS);
  const states = await readStates(
    db,
    visitor.forumId,
    newest.map(({ id }) => id),
  );
  const mark = ({ unread, ...room }: (typeof rooms)[number]) =>
    createHash('sha256')
      .update(JSON.stringify([room, states.get(room.id), build]))
      .digest('base64url')
      .slice(0, 22);
  return {
    owner: ownerOf(visitor.forumKey, visitor.personId),
    people,
    rooms: rooms.map(({ id }) => id),
    pages: [
      ...OWN.map((end) => ({ path: `${base}${end}`, mark: null })),
      ...newest.map((room) => ({ path: `${base}/chat/${room.id}`, mark: mark(room) })),
    ],
  };
}

/** A number for each room that grows with every message and every change of one. */
async function readStates(db: Db, forumId: string, rooms: string[]): Promise<Map<string, string>> {
  if (rooms.length === 0) return new Map();
  const rows = await db
    .selectFrom('message')
    .select(['room_id', sql<string>`sum(version)`.as('state')])
    .where('forum_id', '=', forumId)
    .where('room_id', 'in', rooms)
    .groupBy('room_id')
    .execute();
  return new Map(rows.map(({ room_id, state }) => [room_id, state]));
}
