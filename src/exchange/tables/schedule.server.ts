/** A topic table gets its time and place, another one, or is called off; whoever joined is told. */
import { createHash } from 'node:crypto';
import type { Db } from '#db/database.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import type { Span } from '#exchange/tables/gaps.ts';
import { holdTable, tellOfTables } from '#exchange/tables/tables.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Delegate, Organiser } from '#forum/people.ts';

/** Notices of topic tables. */
export const TOPIC = 'topic';
const LONGEST_PLACE = 100;

/** `version`: of the table that was looked at when this was chosen */
export type Choice = Span & { place: string; version: number };
type NotDone = 'no-such-table' | 'not-yours' | 'changed' | 'cancelled';
export type Scheduled =
  | { version: number }
  | { refused: NotDone | 'past' | 'no-place' | 'place-too-long' };

/** Whoever proposed it, or an organiser. What was chosen on an older table is refused. */
export async function schedule(
  db: Db,
  who: Delegate | Organiser,
  room: string,
  { startsAt, endsAt, place, version }: Choice,
  now: Date,
): Promise<Scheduled> {
  const words = legible(place.replace(/\s+/g, ' '));
  if (words === '') return { refused: 'no-place' };
  if ([...words].length > LONGEST_PLACE) return { refused: 'place-too-long' };
  if (startsAt <= now || endsAt <= startsAt) return { refused: 'past' };
  const set = { state: 'scheduled', starts_at: startsAt, ends_at: endsAt, place: words } as const;
  return change(db, who, { room, version, set, act: 'scheduled' }, now);
}

export async function cancel(
  db: Db,
  who: Delegate | Organiser,
  room: string,
  version: number,
  now: Date,
): Promise<{ version: number } | { refused: NotDone }> {
  const set = { state: 'cancelled' } as const;
  return change(db, who, { room, version, set, act: 'cancelled' }, now);
}

/** What matters of a table to those who sit at it; the same again is the same. */
export type Standing =
  | { state: 'cancelled' }
  | { state: 'scheduled'; starts_at: Date; ends_at: Date; place: string };

/** A short word for how a table stands, equal for equal ones; it names no place. */
export function markOf(set: Standing): string {
  if (set.state === 'cancelled') return set.state;
  const span = [set.starts_at, set.ends_at].map((at) => at.toISOString()).join(' ');
  return `${span} ${createHash('sha256').update(set.place).digest('base64url').slice(0, 8)}`;
}

type Change = {
  room: string;
  version: number;
  set: Standing;
  act: 'scheduled' | 'cancelled';
};

async function change(
  db: Db,
  who: Delegate | Organiser,
  { room, version, set, act }: Change,
  now: Date,
): Promise<{ version: number } | { refused: NotDone }> {
  const { forumId, personId, role } = who;
  return db.transaction().execute(async (tx) => {
    const table = await holdTable(tx, forumId, room);
    if (!table) return { refused: 'no-such-table' };
    if (role === 'delegate' && !table.people.includes(personId))
      return { refused: 'no-such-table' };
    if (role === 'delegate' && table.proposer !== personId) return { refused: 'not-yours' };
    if (table.state === 'cancelled') return { refused: 'cancelled' };
    if (table.version !== version) return { refused: 'changed' };
    const next = version + 1;
    await tx
      .updateTable('topic_table')
      .set({ ...set, version: next })
      .where('forum_id', '=', forumId)
      .where('room_id', '=', room)
      .execute();
    if (role === 'organiser')
      await record(tx, { forumId, personId, act: `${act} a topic table`, detail: { room } }, now);
    await tellOfTables(tx, forumId, room, table.people, now);
    const others = table.people.filter((id) => id !== personId);
    const body = { room, act, version: next, mark: markOf(set) };
    await giveNotice(tx, forumId, others, { kind: TOPIC, body }, now);
    return { version: next };
  });
}
