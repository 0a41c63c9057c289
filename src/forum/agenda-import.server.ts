/** Takes sessions over into the agenda, as they were shown before. */
import { createHash } from 'node:crypto';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { readAgenda } from '#forum/agenda.server.ts';
import { type Incoming, type Steps, stepsTo } from '#forum/agenda-import.ts';
import { record } from '#forum/audit.server.ts';
import type { Organiser } from '#forum/people.ts';

/** A reference of the agenda for what another program calls so: itself if it is short and plain. */
export const refFor = (name: string): string =>
  /^[A-Za-z0-9_.-]{1,40}$/.test(name)
    ? name
    : `ics-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;

/** @returns what would change, and a mark of it by which it can be confirmed */
export async function previewSessions(
  db: Db,
  { forumId }: Organiser,
  incoming: readonly Incoming[],
): Promise<Steps & { mark: string }> {
  const { sessions, timezone } = await readAgenda(db, forumId);
  const steps = stepsTo(sessions, incoming, timezone);
  return { ...steps, mark: markOf(steps) };
}

const markOf = ({ steps }: Steps): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        steps.map(({ to, from }) => [
          [to.ref, to.title, to.room, to.startsAt, to.endsAt],
          from && [from.title, from.room, from.startsAt, from.endsAt],
        ]),
      ),
    )
    .digest('base64url');

export type TakenOver =
  | { added: number; changed: number }
  | { refused: 'agenda-changed' | 'nothing' };

/**
 * Adds and changes the sessions, all or none.
 *
 * @param seen the mark of the preview: if the agenda changed since, nothing is written
 */
export async function takeSessions(
  db: Db,
  staff: Organiser,
  incoming: readonly Incoming[],
  seen: string,
  now: Date,
): Promise<TakenOver> {
  const { forumId } = staff;
  return db.transaction().execute(async (tx): Promise<TakenOver> => {
    // whoever changes a session meanwhile waits
    await tx
      .selectFrom('session')
      .select('ref')
      .where('forum_id', '=', forumId)
      .orderBy('ref')
      .forUpdate()
      .execute();
    const { steps, mark } = await previewSessions(tx, staff, incoming);
    if (mark !== seen) return { refused: 'agenda-changed' };
    if (steps.length === 0) return { refused: 'nothing' };
    for (const { to } of steps) {
      const { title, room, startsAt, endsAt } = to;
      const words = { title, room, starts_at: startsAt, ends_at: endsAt };
      await tx
        .insertInto('session')
        .values({ forum_id: forumId, ref: to.ref, ...words })
        .onConflict((conflict) => conflict.columns(['forum_id', 'ref']).doUpdateSet(words))
        .execute();
    }
    const added = steps.filter(({ from }) => from === null).length;
    const detail = { added, changed: steps.length - added };
    const deed = { act: 'took sessions from a calendar file', detail };
    await record(tx, { forumId, personId: staff.personId, ...deed }, now);
    await announce(tx, forumId, 'forum:agenda', 'everyone', now);
    return detail;
  });
}
