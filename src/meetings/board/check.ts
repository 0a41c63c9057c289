/**
 * What a change made by hand would break: by pointer, by key or by a program, before it is made
 * and when it is. Touches neither clock nor database, so board and server say the same.
 */
import {
  type Around,
  around,
  isIn,
  ofMeeting,
  ofPerson,
  ofSlot,
  ofTable,
  ofWay,
  samePair,
} from '#meetings/board/around.ts';
import type { Breach, Hard, Loss, Move, Standing } from '#meetings/board/breach.ts';
import type { Task, TaskSlot } from '#meetings/task.ts';

/** Every rule that this place would break, and what would be lost there. None: it is fine. */
export function breaks(task: Task, meetings: readonly Standing[], move: Move): Breach[] {
  const at = around(task, meetings, move.meeting);
  const slot = at.slots.get(move.slot);
  if (!slot) return [{ rule: 'unknown', what: 'slot' }];
  const { client, delegate, representative, table } = move;
  const known = ofMeeting(at, move);
  if (known[0]?.rule === 'unknown') return known;
  const own = task.clients.find(({ id }) => id === client)?.representatives ?? [];
  const goes: Hard[] = own.some(({ id }) => id === representative)
    ? ofPerson(at, representative, slot, 'client')
    : [{ rule: 'unknown', what: 'representative' }];
  return [
    ...known,
    ...ofSlot(at, move, slot),
    ...goes,
    ...ofTable(at, client, table, slot),
    ...ofWay(at, [delegate, representative], table, slot),
    ...losses(at, move, slot),
  ];
}

/** Free slots of a day between a person's first and last meeting. */
function idle({ task, slots, others }: Around, person: string, slot: TaskSlot, there: boolean) {
  const starts = others
    .filter((meeting) => isIn(meeting, person) && slots.get(meeting.slot)?.day === slot.day)
    .flatMap((meeting) => slots.get(meeting.slot)?.startsAt.getTime() ?? []);
  if (there) starts.push(slot.startsAt.getTime());
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const between = task.slots.filter(
    ({ startsAt }) => startsAt.getTime() > first && startsAt.getTime() < last,
  );
  return between.length - Math.max(0, starts.length - 2);
}

function losses(
  at: Around,
  { client, delegate, representative, table }: Move,
  slot: TaskSlot,
): Loss[] {
  const found: Loss[] = [];
  const pair = at.task.pairs.find((each) => samePair(each, { client, delegate }));
  if (pair?.part && pair.part !== slot.part) found.push({ rule: 'part', part: pair.part });
  const owner = at.task.clients.find((each) => each.table === table && each.id !== client);
  if (owner) found.push({ rule: 'table-of', table, client: owner.id });
  if (at.own?.slot === slot.number) return found;
  for (const person of [delegate, representative]) {
    const more = idle(at, person, slot, true) - Math.max(0, idle(at, person, slot, false));
    if (more > 0) found.push({ rule: 'gap', person, slots: more });
  }
  return found;
}

/** What calling a meeting off would break or lose. */
export function breaksOff(task: Task, meetings: readonly Standing[], meeting: string): Breach[] {
  const { own, others } = around(task, meetings, meeting);
  if (own?.state !== 'planned') return [{ rule: 'over', meeting }];
  const found: Breach[] = own.locked ? [{ rule: 'locked', meeting }] : [];
  const promised = task.clients.find(({ id }) => id === own.client)?.promised ?? 0;
  const planned = others.filter(({ client }) => client === own.client).length;
  if (planned < promised) found.push({ rule: 'guarantee', planned, promised });
  const wish = task.pairs.find((pair) => samePair(pair, own));
  if (wish?.for === 'both') found.push({ rule: 'mutual' });
  return found;
}
