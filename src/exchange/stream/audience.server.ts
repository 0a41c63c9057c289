/** Whose an event of a room is: the people in it, less those to whom a direct room is gone. */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { seenByClient } from '#exchange/people.server.ts';

/**
 * SQL: of the room `r` and the person `p` in it. To a client a direct room is gone while the
 * delegate in it is hidden: the same rule as for the list of rooms.
 */
export const roomIsSeen = sql<SqlBool>`(r.kind <> 'direct' or p.client_id is null or not exists (
  select from room_member o
  join delegate d on d.forum_id = o.forum_id and d.person_id = o.person_id
  where o.forum_id = r.forum_id and o.room_id = r.id
    and not ${seenByClient(sql.ref('p.client_id'))}))`;

/** Lists of people that are kept at most: a few of the largest forums. */
const KEPT = 4_000;
export type RoomNow = { id: string; kind: string; version: number };

/** Who is in which room of a forum, read again when a room's version says that it changed. */
export class Audiences {
  readonly #forumId: string;
  readonly #kept = new Map<string, { version: number; people: ReadonlySet<string> }>();

  constructor(forumId: string) {
    this.#forumId = forumId;
  }

  /**
   * Who hears of these rooms. Lists of direct rooms are read each time, since they change with
   * what their people may see of each other; the others' by version.
   */
  async of(db: Db, rooms: readonly RoomNow[]): Promise<Map<string, ReadonlySet<string>>> {
    const stale = rooms.filter(
      ({ id, kind, version }) => kind === 'direct' || this.#kept.get(id)?.version !== version,
    );
    const read = await this.#read(
      db,
      stale.map(({ id }) => id),
    );
    const found = new Map<string, ReadonlySet<string>>();
    for (const { id, kind, version } of rooms) {
      const people = read.get(id) ?? (kind === 'direct' ? NOBODY : this.#kept.get(id)?.people);
      found.set(id, people ?? NOBODY);
      if (kind !== 'direct') this.#keep(id, version, people ?? NOBODY);
    }
    return found;
  }

  /** Who hears of a room, looked up by its version of now. */
  async now(db: Db, id: string): Promise<ReadonlySet<string>> {
    const room = await db
      .selectFrom('room')
      .select(['id', 'kind', 'members_version as version'])
      .where('forum_id', '=', this.#forumId)
      .where('id', '=', id)
      .executeTakeFirst();
    return (room && (await this.of(db, [room])).get(id)) ?? NOBODY;
  }

  #keep(id: string, version: number, people: ReadonlySet<string>): void {
    this.#kept.delete(id);
    this.#kept.set(id, { version, people });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest) this.#kept.delete(oldest);
  }

  async #read(db: Db, rooms: readonly string[]): Promise<Map<string, Set<string>>> {
    const lists = new Map<string, Set<string>>();
    if (rooms.length === 0) return lists;
    const rows = await db
      .selectFrom('room as r')
      .innerJoin('room_member as m', (join) =>
        join.onRef('m.forum_id', '=', 'r.forum_id').onRef('m.room_id', '=', 'r.id'),
      )
      .innerJoin('person as p', (join) =>
        join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.person_id'),
      )
      .select(['r.id', 'm.person_id'])
      .where('r.forum_id', '=', this.#forumId)
      .where('r.id', '=', sql<string>`any(${rooms}::uuid[])`)
      .where(roomIsSeen)
      .execute();
    for (const { id, person_id } of rows) {
      const list = lists.get(id) ?? new Set();
      lists.set(id, list.add(person_id));
    }
    return lists;
  }
}
const NOBODY: ReadonlySet<string> = new Set();

/** Those of these rooms of whose events a person hears now. */
export async function heardRooms(
  db: Db,
  { forumId, personId }: { forumId: string; personId: string },
  rooms: readonly string[],
): Promise<Set<string>> {
  if (rooms.length === 0) return new Set();
  const rows = await db
    .selectFrom('room_member as m')
    .innerJoin('room as r', (join) =>
      join.onRef('r.forum_id', '=', 'm.forum_id').onRef('r.id', '=', 'm.room_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select('r.id')
    .where('m.forum_id', '=', forumId)
    .where('m.person_id', '=', personId)
    .where('r.id', '=', sql<string>`any(${rooms}::uuid[])`)
    .where(roomIsSeen)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
