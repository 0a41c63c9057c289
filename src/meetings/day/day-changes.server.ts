/** What changed in one's day and was not read yet: from what, to what, and why. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { markRead } from '#exchange/notices/notices.server.ts';
import { readSlots } from '#forum/agenda.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { type Kept, MEETING } from '#meetings/board/changes.server.ts';
import { lastChange } from '#meetings/day/reason.server.ts';
import { type Reason, type ReasonRow, reasonFor } from '#meetings/day/reason.ts';
import {
  type Companion,
  forClient,
  forDelegate,
  type PublishedRow,
  published,
} from '#meetings/meetings.server.ts';

export type Stop = { startsAt: Date; table: number; with: Companion; hidden: boolean };
export type DayChange = {
  /** of the meeting */
  id: string;
  at: Date;
  /** null: new in the day */
  from: Stop | null;
  /** null: taken out of it */
  to: Stop | null;
  standIn: boolean;
  why: Reason;
};

/** A change as it is, also when it took itself back: `fromId` is the meeting that was there before. */
export type Move = DayChange & { change: string; since: Date; fromId: string };

type Row = PublishedRow & {
  change: string;
  source: string;
  replaces: string | null;
  changed: ReasonRow;
  at: Date;
  before: Kept | null;
  after: Kept;
};

/** Changes of this person's meetings, in order, that a notice told and nobody has read. */
async function readUnread(
  db: Db,
  { forumId, personId, role }: Delegate | Client,
  after: Date,
): Promise<Row[]> {
  const involved =
    role === 'delegate'
      ? sql<boolean>`meeting.delegate_id = ${personId}`
      : sql<boolean>`${personId} in (change.before->>'representative', change.after->>'representative')`;
  const rows = await published(db, forumId, role)
    .innerJoin('meeting_change as change', (join) =>
      join
        .onRef('change.forum_id', '=', 'meeting.forum_id')
        .onRef('change.meeting_id', '=', 'meeting.id'),
    )
    .select(['change.id as change', 'meeting.source', 'meeting.replaces', 'change.made_at as at'])
    .select(['change.before', 'change.after', lastChange(personId).as('changed')])
    .where(involved)
    .where('change.made_at', '>', after)
    .where('change.made_at', 'in', (query) =>
      query
        .selectFrom('notice')
        .select('notice.made_at')
        .where('notice.forum_id', '=', forumId)
        .where('notice.person_id', '=', personId)
        .where('notice.kind', '=', MEETING)
        .where('notice.read_at', 'is', null),
    )
    .clearOrderBy()
    .orderBy('change.made_at')
    .orderBy('change.id')
    .execute();
  return rows.map((row) => row as Row);
}

/** The last change of each meeting, from where it was before the first of them, if it is another place. */
export const readDayChanges = async (db: Db, member: Delegate | Client): Promise<DayChange[]> =>
  (await readMoves(db, member)).filter(isChange).map(({ change, since, fromId, ...day }) => day);

/**
 * As `readDayChanges`, with those that took themselves back.
 *
 * @param after only changes since then
 */
export async function readMoves(
  db: Db,
  member: Delegate | Client,
  after = new Date(0),
): Promise<Move[]> {
  const rows = await readUnread(db, member, after);
  if (rows.length === 0) return [];
  const starts = new Map(
    (await readSlots(db, member.forumId)).map(({ number, startsAt }) => [number, startsAt]),
  );
  const stop = (row: Row, kept: Kept | null): Stop | null => {
    const isMine = member.role === 'delegate' || kept?.representative === member.personId;
    const startsAt = kept && starts.get(kept.slot);
    if (!kept || !startsAt || !isMine || !/^(planned|kept)$/.test(kept.state)) return null;
    const { with: other, hidden } = (member.role === 'delegate' ? forDelegate : forClient)(
      row,
      row.at,
    );
    return { startsAt, table: kept.table, with: other, hidden };
  };
  const first = new Map<string, Row>();
  const last = new Map<string, Row>();
  for (const row of rows) {
    if (!first.has(row.id)) first.set(row.id, row);
    last.set(row.id, row);
  }
  const changes = [...last.values()].map((row) => {
    const earliest = first.get(row.id) ?? row;
    const from = stop(row, earliest.before);
    const { id, at, replaces, change } = row;
    const standIn = row.source === 'stand-in';
    return {
      ...{ id, at, from, change, since: earliest.at, fromId: id },
      to: stop(row, row.after),
      standIn,
      why: reasonFor(row.changed),
      replaces,
    };
  });
  return inPlace(changes);
}

type Loose = Move & { replaces: string | null };

/** What is new in the place of what was taken out is one change: from the one, to the other. */
function inPlace(changes: readonly Loose[]): Move[] {
  const gone = new Map(changes.filter(({ to }) => to === null).map((each) => [each.id, each]));
  const taken = new Set<string>();
  const merged = changes.map(({ replaces, ...change }): Move => {
    const before = replaces === null || !change.to ? undefined : gone.get(replaces);
    if (!before) return change;
    taken.add(before.id);
    const since = before.since < change.since ? before.since : change.since;
    return { ...change, from: before.from, why: before.why, fromId: before.id, since };
  });
  return merged.filter(({ id }) => !taken.has(id));
}

/** A meeting that was changed and put back is none. */
const isChange = ({ from, to, standIn }: DayChange): boolean =>
  from?.startsAt.getTime() !== to?.startsAt.getTime() ||
  from?.table !== to?.table ||
  (to !== null && standIn);

/** The person has read the changes told so far; they are the plain diary from now on. */
export const readChanges = (db: Db, member: Delegate | Client, now: Date) =>
  markRead(db, member, { kind: MEETING, about: {} }, now);

/** How many changes of the own day were told and not read. */
export const countChanges = async (db: Db, member: Delegate | Client): Promise<number> =>
  (await readDayChanges(db, member)).length;
