/** Who is at the table: tapped there, or marked by staff. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { organisersOf } from '#meetings/board/changes.server.ts';
import { holdPlan } from '#meetings/day/in-force.server.ts';
import { LIVE } from '#meetings/day/proposals.server.ts';
import {
  personOn,
  readSitting,
  type Sitting,
  sideOf,
  writeSeen,
} from '#meetings/day/sitting.server.ts';
import type { Side } from '#meetings/wishes/wish.ts';

/** People tap when they sit down, at most so long before the start (ms). */
const EARLY = 15 * 60_000;

/** `side`: whom staff mark; whoever taps on the own phone can only mean the own side. */
export type AtTable = { meeting: string; side: Side };
export type Seen =
  | { seen: 'yes' | 'no' }
  | { refused: 'no-such-meeting' | 'not-planned' | 'too-early' };

/**
 * Marks one side as being at the table. What the house proposed because it had not seen this
 * person is no longer true then; what somebody said stays, for an organiser to decide.
 */
export async function markSeen(
  db: Db,
  who: Organiser | Delegate | Client,
  { meeting, side }: AtTable,
  now: Date,
): Promise<Seen> {
  const { forumId } = who;
  return db.transaction().execute(async (tx): Promise<Seen> => {
    await holdPlan(tx, forumId);
    const sitting = await readSitting(tx, forumId, meeting);
    if (!sitting || (who.role !== 'organiser' && sideOf(who, sitting) !== side))
      return { refused: 'no-such-meeting' };
    if (sitting.state !== 'planned') return { refused: 'not-planned' };
    if (now.getTime() < sitting.startsAt.getTime() - EARLY) return { refused: 'too-early' };
    if (await writeSeen(tx, sitting, side, who.personId, now)) {
      await dropUnseen(tx, sitting, side, now);
      await announceSeen(tx, sitting, side, now);
    }
    return { seen: 'yes' };
  });
}

/** Takes a mark back: it was somebody else. */
export async function unmarkSeen(
  db: Db,
  { forumId }: Organiser,
  { meeting, side }: AtTable,
  now: Date,
): Promise<Seen> {
  return db.transaction().execute(async (tx): Promise<Seen> => {
    const sitting = await readSitting(tx, forumId, meeting);
    if (!sitting) return { refused: 'no-such-meeting' };
    await tx
      .deleteFrom('seen')
      .where('forum_id', '=', forumId)
      .where('meeting_id', '=', meeting)
      .where('person_id', '=', personOn(side, sitting))
      .execute();
    await announceSeen(tx, sitting, side, now);
    return { seen: 'no' };
  });
}

async function announceSeen(tx: Db, sitting: Sitting, side: Side, now: Date) {
  const { forumId } = sitting;
  await announce(tx, forumId, LIVE, await organisersOf(tx, forumId), now);
  await announce(tx, forumId, 'meetings:mine', [personOn(side, sitting)], now);
}

async function dropUnseen(tx: Db, sitting: Sitting, side: Side, now: Date) {
  await tx
    .updateTable('proposal')
    .set({ state: 'outdated', decided_at: now })
    .where('forum_id', '=', sitting.forumId)
    .where('state', '=', 'waiting')
    .where('incident_id', 'in', (query) =>
      query
        .selectFrom('incident')
        .select('incident.id')
        .where('forum_id', '=', sitting.forumId)
        .where('kind', '=', 'no-show')
        .where('found', '=', 'not seen')
        .where('meeting_id', '=', sitting.id)
        .where('person_id', '=', personOn(side, sitting)),
    )
    .execute();
}
