/** The log as a server reads it on: every event once, in order, with those who hear of it. */
import type { StreamKind } from '#base/stream-kinds.ts';
import type { Db } from '#db/database.server.ts';
import type { Audiences } from '#exchange/stream/audience.server.ts';
import type { Piece } from '#exchange/stream/frames.ts';

/** An event of the log; `people` null: everyone in the forum hears of it. */
export type LogEvent = {
  number: number;
  room: string | null;
  people: ReadonlySet<string> | null;
  piece: Piece;
};

/** The room that an event speaks of, also where it is for some of the people in it alone. */
export const roomOf = ({ room, piece: { event, data } }: LogEvent): string | null =>
  room ?? (event === 'read' ? (JSON.parse(data) as { room: string }).room : null);

export const pieceOf = (number: number, kind: string, data: string): Piece => ({
  number,
  event: kind as StreamKind,
  data,
});

const PAGE = 1_000;

/** The number of a forum's last event; 0 when it has none. */
export async function headOf(db: Db, forumId: string): Promise<number> {
  const log = await db
    .selectFrom('stream_log')
    .select('number')
    .where('forum_id', '=', forumId)
    .executeTakeFirst();
  return log?.number ?? 0;
}

/**
 * What comes after a number.
 *
 * @returns `upTo`: all that was committed up to this number is there; what is missing was deleted
 */
export async function readLog(
  db: Db,
  forumId: string,
  after: number,
  audiences: Audiences,
): Promise<{ events: LogEvent[]; upTo: number; more: boolean }> {
  const head = await headOf(db, forumId);
  if (head <= after) return { events: [], upTo: after, more: false };
  const rows = await db
    .selectFrom('event as e')
    .leftJoin('room as r', (join) =>
      join.onRef('r.forum_id', '=', 'e.forum_id').onRef('r.id', '=', 'e.room_id'),
    )
    .select(['e.number', 'e.kind', 'e.body', 'e.room_id', 'e.people'])
    .select(['r.members_version', 'r.kind as room'])
    .where('e.forum_id', '=', forumId)
    .where('e.number', '>', after)
    .where('e.number', '<=', head)
    .orderBy('e.number')
    .limit(PAGE)
    .execute();
  const rooms = new Map(
    rows.flatMap(({ room_id: id, room: kind, members_version: version }) =>
      id && kind && version !== null ? [[id, { id, kind, version }] as const] : [],
    ),
  );
  const lists = await audiences.of(db, [...rooms.values()]);
  const events = rows.map(({ number, kind, room_id: room, people, body }) => ({
    number,
    room,
    people: room ? (lists.get(room) ?? new Set<string>()) : people && new Set(people),
    piece: pieceOf(number, kind, JSON.stringify(body)),
  }));
  const more = rows.length === PAGE;
  return { events, upTo: more ? (events.at(-1)?.number ?? head) : head, more };
}
