/** Moving and calling off a meeting by hand. */
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { isHard, type Loss, type Place } from '#meetings/board/breach.ts';
import { type Kept, record, writePlace } from '#meetings/board/changes.server.ts';
import { breaksOff } from '#meetings/board/check.ts';
import { place } from '#meetings/board/place.ts';
import {
  type Breaks,
  type Found,
  openPlan,
  type Scene,
  setScene,
} from '#meetings/board/scene.server.ts';
import { inTurn, shareForum } from '#meetings/board/turns.server.ts';

export type Refused = Breaks | { refused: 'no-such-meeting' | 'changed-since' | 'taken' };
/** `stays`: it is there already */
export type Moved =
  | { moved: string; change: string; place: Place; said: Loss[] }
  | Refused
  | { refused: 'stays' };
export type CalledOff = { cancelled: string; change: string; said: Loss[] } | Refused;

export const kept = ({ slot, table, representative, state, version }: Found): Kept => ({
  ...{ slot, table, representative, state, version },
});

/**
 * Holds a meeting and what an act on it looks at.
 *
 * @param slot where it is to go besides where it is; null: it does not move
 */
export async function sceneOf(
  tx: Db,
  forumId: string,
  meeting: string,
  slot: number | null,
): Promise<(Scene & { own: Found }) | null> {
  const seen = await tx
    .selectFrom('meeting')
    .select(['plan_id', 'client_id', 'delegate_id', 'slot'])
    .where('forum_id', '=', forumId)
    .where('id', '=', meeting)
    .executeTakeFirst();
  const plan = seen && (await openPlan(tx, forumId, seen.plan_id));
  if (!plan) return null;
  const pair = { forumId, client: seen.client_id, delegate: seen.delegate_id };
  const slots = slot === null ? [seen.slot] : [seen.slot, slot];
  const scene = await setScene(tx, plan, pair, slots);
  const own = await tx
    .selectFrom('meeting')
    .select([
      ...(['id', 'slot', 'state', 'locked', 'version'] as const),
      'table_number as table',
      'client_id as client',
      'delegate_id as delegate',
      'representative_id as representative',
    ])
    .where('forum_id', '=', forumId)
    .where('id', '=', meeting)
    .forUpdate()
    .executeTakeFirst();
  return own ? { ...scene, own, meetings: [...scene.meetings.filter(isNot(meeting)), own] } : null;
}
const isNot = (meeting: string) => (each: Found) => each.id !== meeting;

/**
 * Moves a meeting. What is left out stays as it is where that breaks nothing, else is chosen.
 *
 * @param move `version`: the one that was looked at; if it changed since, nothing is done
 */
export async function moveMeeting(
  db: Db,
  staff: Organiser,
  move: { meeting: string; slot: number; table?: number; representative?: string; version: number },
  now: Date,
): Promise<Moved> {
  const { forumId } = staff;
  return inTurn<Moved>(db, async (tx) => {
    await shareForum(tx, forumId);
    const scene = await sceneOf(tx, forumId, move.meeting, move.slot);
    if (!scene) return { refused: 'no-such-meeting' };
    if (scene.own.version !== move.version) return { refused: 'changed-since' };
    return moveIn(tx, scene, move, null, staff.personId, now);
  });
}

/** @param undoes the change that this one takes back */
export async function moveIn(
  tx: Db,
  { plan, pair, task, meetings, own }: Scene & { own: Found },
  to: { slot: number; table?: number; representative?: string },
  undoes: string | null,
  by: string | null,
  now: Date,
): Promise<Moved> {
  const { client, delegate } = pair;
  const { slot, table = null, representative = null } = to;
  const wanted = { client, delegate, meeting: own.id, slot, table, representative };
  const found = place(task, meetings, wanted);
  if ('breaches' in found) return { refused: 'breaks', breaches: found.breaches };
  const { place: there } = found;
  if (
    there.slot === own.slot &&
    there.table === own.table &&
    there.representative === own.representative
  )
    return { refused: 'stays' };
  const after = { ...there, state: 'planned' as const, version: own.version + 1 };
  await writePlace(tx, plan, own.id, after);
  const changed = { client, delegate, meeting: own.id, before: kept(own), after, undoes };
  const change = await record(tx, plan, { ...changed, act: 'moved' }, by, now);
  return { moved: own.id, change, place: there, said: found.said };
}

/**
 * Calls a meeting off. The slot, the table and both people are free again.
 *
 * @param off `version`: the one that was looked at; null: whichever
 */
export async function cancelMeeting(
  db: Db,
  staff: Organiser,
  off: { meeting: string; version: number | null },
  now: Date,
): Promise<CalledOff> {
  const { forumId } = staff;
  return inTurn<CalledOff>(db, async (tx) => {
    await shareForum(tx, forumId);
    const scene = await sceneOf(tx, forumId, off.meeting, null);
    if (!scene) return { refused: 'no-such-meeting' };
    if (off.version !== null && scene.own.version !== off.version)
      return { refused: 'changed-since' };
    return cancelIn(tx, scene, null, staff.personId, now);
  });
}

/** @param undoes the change that this one takes back */
export async function cancelIn(
  tx: Db,
  { plan, pair, task, meetings, own }: Scene & { own: Found },
  undoes: string | null,
  by: string | null,
  now: Date,
): Promise<CalledOff> {
  const found = breaksOff(task, meetings, own.id);
  const breaches = found.filter(isHard);
  if (breaches.length > 0) return { refused: 'breaks', breaches };
  const after = { ...kept(own), state: 'cancelled' as const, version: own.version + 1 };
  await writePlace(tx, plan, own.id, after);
  const { client, delegate } = pair;
  const changed = { client, delegate, meeting: own.id, before: kept(own), after, undoes };
  const change = await record(tx, plan, { ...changed, act: 'cancelled' }, by, now);
  return { cancelled: own.id, change, said: found.filter((breach) => !isHard(breach)) };
}
