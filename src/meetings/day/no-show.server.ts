/** Somebody is not at the table: said by staff, or by whoever waits there. */
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { holdPlan } from '#meetings/day/in-force.server.ts';
import { type Found, type IncidentRow, writeIncident } from '#meetings/day/incidents.server.ts';
import { type Proposed, planAbout, propose } from '#meetings/day/proposals.server.ts';
import {
  personOn,
  readSitting,
  type Sitting,
  sideOf,
  writeSeen,
} from '#meetings/day/sitting.server.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import type { Side } from '#meetings/wishes/wish.ts';

/** `absent`: the side that did not come. Whoever waits at the table can only mean the other one. */
export type NoShow = { meeting: string; absent: Side };
export type NoShowReported =
  | Proposed
  | { refused: 'no-such-meeting' | 'not-planned' | 'reported-already' | 'too-early' | 'over' };

const MINUTE = 60_000;

/**
 * Reports a no-show, re-plans, and leaves a proposal for an organiser, or carries it out at once.
 *
 * Staff may report at any time; a person of the meeting for the other side, from so many minutes
 * after its start as the rules say until its end, and is thereby seen. The other side is hidden and missing alike: somebody
 * else's meeting is no meeting.
 */
export async function reportNoShow(
  db: Db,
  who: Organiser | Delegate | Client,
  { meeting: id, absent }: NoShow,
  now: Date,
): Promise<NoShowReported> {
  const { forumId } = who;
  return db.transaction().execute(async (tx): Promise<NoShowReported> => {
    await holdPlan(tx, forumId);
    const sitting = await readSitting(tx, forumId, id);
    if (!sitting || (who.role !== 'organiser' && sideOf(who, sitting) === null))
      return { refused: 'no-such-meeting' };
    if (sitting.state !== 'planned') return { refused: await refusalOf(tx, sitting) };
    if (who.role === 'organiser')
      return written(tx, sitting, { absent, found: 'staff', by: who.personId }, now);

    if (absent === sideOf(who, sitting)) return { refused: 'no-such-meeting' };
    const { notSeenMinutes } = await readRules(tx, forumId);
    if (now.getTime() < sitting.expectedAt.getTime() + notSeenMinutes * MINUTE)
      return { refused: 'too-early' };
    if (now >= sitting.endsAt) return { refused: 'over' };
    const here = absent === 'client' ? 'delegate' : 'client';
    await writeSeen(tx, sitting, here, who.personId, now);
    return written(tx, sitting, { absent, found: 'tapped', by: who.personId }, now);
  });
}

const refusalOf = async (tx: Db, { forumId, id }: Sitting) => {
  const said = await tx
    .selectFrom('incident')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('meeting_id', '=', id)
    .executeTakeFirst();
  return said ? 'reported-already' : 'not-planned';
};

type Saying = { absent: Side; found: Found; by: string | null };

/**
 * In the transaction of whoever says so, while the plan is held.
 *
 * What staff dismissed or undid is no longer the last word when staff say it again; to a tap and to
 * the house's own eye it is.
 */
export async function written(
  tx: Db,
  sitting: Sitting,
  { absent, found, by }: Saying,
  now: Date,
): Promise<Proposed | { refused: 'reported-already' | 'not-planned' }> {
  const { forumId, id: meeting_id } = sitting;
  const person_id = personOn(absent, sitting);
  const said = { kind: 'no-show', meeting_id, person_id, found, made_by: by } as const;
  const row =
    (await writeIncident(tx, forumId, said, now)) ??
    (found === 'staff' ? await reopened(tx, forumId, said, now) : null);
  if (!row) return { refused: 'reported-already' };
  const planned = await planAbout(tx, row, now);
  return planned ? propose(tx, row, planned, now) : { refused: 'not-planned' };
}

type Again = { meeting_id: string; person_id: string; found: Found; made_by: string | null };

/** The incident that staff say again, unless its proposal waits or stands. */
async function reopened(
  tx: Db,
  forumId: string,
  { meeting_id, person_id, found, made_by }: Again,
  now: Date,
): Promise<IncidentRow | null> {
  const row = await tx
    .updateTable('incident')
    .set({ found, made_by, made_at: now })
    .where('forum_id', '=', forumId)
    .where('kind', '=', 'no-show')
    .where('meeting_id', '=', meeting_id)
    .where('person_id', '=', person_id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('proposal')
            .select('proposal.id')
            .whereRef('proposal.forum_id', '=', 'incident.forum_id')
            .whereRef('proposal.incident_id', '=', 'incident.id')
            .where('proposal.state', 'in', ['waiting', 'approved']),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
