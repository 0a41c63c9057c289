/** What becomes of two plans' meetings when one takes the other's place. */
import { judge, type Placed } from '#meetings/runs/holds.ts';
import { begunSlots } from '#meetings/runs/under-way.ts';
import type { Task } from '#meetings/task.ts';

export type Kept = Required<Placed> & {
  id: string;
  state: 'planned' | 'kept' | 'missed' | 'cancelled';
  /** cancelled by somebody's act, not left out by an earlier publishing: it stays cancelled */
  calledOff: boolean;
};

export type Settled = {
  /** of the plan that goes: what happened or is happening; it goes over to the new plan */
  carried: Kept[];
  /** of the plan that comes: what counts from now on */
  planned: Kept[];
  /** of the plan that comes: what does not count */
  leftOut: Kept[];
};

const holdsPlaces = ({ state }: Kept) => state === 'planned' || state === 'kept';
const placesOf = (meeting: Kept): string[] => [
  `d ${meeting.slot} ${meeting.delegate_id}`,
  `r ${meeting.slot} ${meeting.representative_id}`,
  `t ${meeting.slot} ${meeting.table_number}`,
  `p ${meeting.client_id} ${meeting.delegate_id}`,
];

/**
 * The day belongs to what has begun. Meetings of the plan in force that were kept or missed, or
 * whose slot has begun, are carried over; no meeting of the other plan comes back into a slot that
 * has begun, nor for a pair that has met, nor where it would break a rule or take a place twice.
 * What somebody called off stays off. A delegate who has met others already keeps the ceiling.
 *
 * @param going meetings of the plan in force · `coming`: of the plan to publish
 */
export function settle(
  task: Task,
  { going, coming }: { going: readonly Kept[]; coming: readonly Kept[] },
  now: Date,
): Settled {
  const begun = begunSlots(task.slots, now);
  const past = ({ state, slot }: Kept) =>
    state === 'kept' || state === 'missed' || (state === 'planned' && begun.has(slot));
  const carried = going.filter(past);
  const own = coming.filter(({ state }) => state === 'kept' || state === 'missed');

  const stands = judge(task);
  const taken = new Set([...carried, ...own].filter(holdsPlaces).flatMap(placesOf));
  const met = (id: string) =>
    carried.filter((each) => holdsPlaces(each) && each.delegate_id === id).length;
  const most = new Map(task.delegates.map((delegate) => [delegate.id, delegate.most]));
  const load = new Map<string, number>();

  const planned: Kept[] = [];
  const leftOut: Kept[] = [];
  for (const meeting of inOrder(coming.filter((each) => !own.includes(each)))) {
    const places = placesOf(meeting);
    const delegate = meeting.delegate_id;
    const had = met(delegate);
    const held = (load.get(delegate) ?? 0) + 1;
    const counts =
      !meeting.calledOff &&
      !begun.has(meeting.slot) &&
      stands(meeting) &&
      !places.some((place) => taken.has(place)) &&
      (had === 0 || had + held <= (most.get(delegate) ?? 0));
    (counts ? planned : leftOut).push(meeting);
    if (!counts) continue;
    load.set(delegate, held);
    for (const place of places) taken.add(place);
  }
  return { carried, planned, leftOut };
}

/** What counts now comes before what was left out: a place that was given away is not taken back. */
const inOrder = (meetings: readonly Kept[]) =>
  [...meetings].sort(
    (a, b) =>
      Number(a.state === 'cancelled') - Number(b.state === 'cancelled') ||
      a.slot - b.slot ||
      a.table_number - b.table_number ||
      (a.id < b.id ? -1 : 1),
  );

/** People whose day differs between two sets of meetings. */
export function concerned(before: readonly Kept[], after: readonly Kept[]): string[] {
  const [old, fresh] = [daysOf(before), daysOf(after)];
  const text = (day: string[] | undefined) => (day ?? []).sort().join('\n');
  return [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (person) => text(old.get(person)) !== text(fresh.get(person)),
  );
}

function daysOf(meetings: readonly Kept[]): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const m of meetings) {
    const what = `${m.slot} ${m.table_number} ${m.client_id} ${m.delegate_id} ${m.state}`;
    for (const person of [m.delegate_id, m.representative_id])
      days.set(person, [...(days.get(person) ?? []), what]);
  }
  return days;
}
