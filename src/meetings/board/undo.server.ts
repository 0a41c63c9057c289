/** Taking a change by hand back, as long as nothing was built on it. */
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { isHard } from '#meetings/board/breach.ts';
import { type Kept, record, writePlace } from '#meetings/board/changes.server.ts';
import { breaks } from '#meetings/board/check.ts';
import { cancelIn, kept, moveIn, sceneOf } from '#meetings/board/move.server.ts';
import type { Breaks, Found, Scene } from '#meetings/board/scene.server.ts';
import { inTurn, shareForum } from '#meetings/board/turns.server.ts';

/** `overtaken`: the meeting is not as that change left it, or it was taken back already */
export type Undone =
  | { undone: string; change: string }
  | Breaks
  | { refused: 'no-such-change' | 'overtaken' | 'taken' };

async function readChange(tx: Db, forumId: string, id: string) {
  const row = await tx
    .selectFrom('meeting_change')
    .select(['id', 'act', 'meeting_id as meeting', 'before', 'after'])
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .where('undoes', 'is', null)
    .where('proposal_id', 'is', null)
    .where('act', 'in', ['booked', 'moved', 'cancelled'])
    .executeTakeFirst();
  return row && { ...row, before: row.before as Kept | null, after: row.after as Kept };
}

const isAsLeft = (now: Kept, then: Kept) =>
  now.slot === then.slot &&
  now.table === then.table &&
  now.representative === then.representative &&
  now.state === then.state;

const isUndone = async (tx: Db, forumId: string, change: string): Promise<boolean> =>
  (await tx
    .selectFrom('meeting_change')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('undoes', '=', change)
    .executeTakeFirst()) !== undefined;

/** A meeting that was called off stands again where it was, if that is free and breaks nothing. */
async function restoreIn(
  tx: Db,
  { plan, pair, task, meetings, own }: Scene & { own: Found },
  before: Kept,
  undoes: string,
  by: string | null,
  now: Date,
): Promise<{ change: string } | Breaks> {
  const { client, delegate } = pair;
  const { slot, table, representative } = before;
  const others = meetings.filter(({ id }) => id !== own.id);
  const move = { client, delegate, slot, table, representative, meeting: null };
  const breaches = breaks(task, others, move).filter(isHard);
  if (breaches.length > 0) return { refused: 'breaks', breaches };
  const after = {
    slot,
    table,
    representative,
    state: 'planned',
    version: own.version + 1,
  } as const;
  await writePlace(tx, plan, own.id, after);
  const changed = { client, delegate, meeting: own.id, before: kept(own), after, undoes };
  return { change: await record(tx, plan, { ...changed, act: 'restored' }, by, now) };
}

/** Takes a change of one meeting back: whoever was told of it is told of that too. */
export async function undoChange(
  db: Db,
  staff: Organiser,
  { change: id }: { change: string },
  now: Date,
): Promise<Undone> {
  const { forumId, personId: by } = staff;
  return inTurn<Undone>(db, async (tx) => {
    await shareForum(tx, forumId);
    const change = await readChange(tx, forumId, id);
    const scene =
      change && (await sceneOf(tx, forumId, change.meeting, change.before?.slot ?? null));
    if (!scene) return { refused: 'no-such-change' };
    if (!isAsLeft(kept(scene.own), change.after) || (await isUndone(tx, forumId, id)))
      return { refused: 'overtaken' };
    const { act, before } = change;
    const done =
      act === 'booked' || !before
        ? await cancelIn(tx, scene, id, by, now)
        : act === 'moved'
          ? await moveIn(tx, scene, before, id, by, now)
          : await restoreIn(tx, scene, before, id, by, now);
    if (!('refused' in done)) return { undone: id, change: done.change };
    return done.refused === 'breaks' ? done : { refused: 'overtaken' };
  });
}
