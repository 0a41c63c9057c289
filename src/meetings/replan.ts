/** What to do when something goes wrong on the day. Pure: same plan and same trouble, same answer. */
import type { Change, Incident, Replanned, StandingMeeting } from '#meetings/change.ts';
import { openAccounts, totalOf } from '#meetings/replan/accounts.ts';
import { changesOf, concernedBy } from '#meetings/replan/changes.ts';
import { chooseAll } from '#meetings/replan/choice.ts';
import { lostTo } from '#meetings/replan/lost.ts';
import { settingOf } from '#meetings/replan/setting.ts';
import { optionsFor } from '#meetings/replan/stand-in.ts';
import { explainUnrestored } from '#meetings/replan/unrestored.ts';
import type { Task } from '#meetings/task.ts';

/**
 * `latest`: the part of a slot, 0 to 1, until which a stand-in may sit down in one that has begun ·
 * `fill`: whose wish calls a stand-in to a table that waits though no guarantee is lost ·
 * `tries`: how many bookings are tried out, each some microseconds, before the best so far counts
 */
export type Work = { latest: number; fill: 'both' | 'delegate'; tries: number };
const WORK: Work = { latest: 0.5, fill: 'both', tries: 4_000 };

/**
 * Answers incidents with the changes of the plan that matter most and disturb least.
 *
 * The past stays, and so does every meeting that no incident makes impossible: nobody else's meeting
 * is moved or cancelled. Of what is lost, guarantees are restored first; then as much as possible of
 * the rest. Best is the same pair in the same slot, then the same pair in another; then a stand-in
 * whom both sides wished; for a guarantee also by the delegate's wish, or else by the client's.
 * Stand-ins are delegates who agreed to be on standby, and those left alone in the same slot.
 *
 * @param standing the plan in force, with all that is kept, missed and under way
 * @param incidents all that are to be answered together
 * @returns `promised.bound` is proved; where it equals `value`, no re-plan restores more guarantees
 */
export function replan(
  task: Task,
  standing: readonly StandingMeeting[],
  incidents: readonly Incident[],
  now: Date,
  work: Partial<Work> = {},
): Replanned {
  const { latest, fill, tries } = { ...WORK, ...work };
  const slots = new Map(task.slots.map((slot) => [slot.number, slot]));
  const lost = lostTo(incidents, standing, slots, now);
  const search = { ...settingOf(task, standing, incidents, lost), now, latest, fill };
  const accounts = openAccounts(task, standing, lost);

  const ways = lost
    .map((each) => ({ lost: each, options: optionsFor(search, each) }))
    .filter(({ options }) => options.length > 0);
  const { chosen, value, bound } = chooseAll({ search, accounts }, ways, tries);

  const changes = changesOf(lost, chosen);
  const { held: before, owed } = totalOf(accounts);
  return {
    changes,
    promised: { before, lost: owed, value: before - owed + value, bound: before - owed + bound },
    standIns: standInsOf(changes),
    concerned: concernedBy(changes, standing),
    unrestored: explainUnrestored(search, accounts),
  };
}

function standInsOf(changes: readonly Change[]): Replanned['standIns'] {
  const own = changes.filter((change) => change.act === 'book').filter(({ standIn }) => standIn);
  return { booked: own.length, mutual: own.filter(({ mutual }) => mutual).length };
}
