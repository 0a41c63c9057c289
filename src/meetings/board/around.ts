/** The rules that a meeting meets in one place: of itself, in its slot, of its people, at its table. */
import type { Hard, Standing } from '#meetings/board/breach.ts';
import { inARow } from '#meetings/planner/verify.ts';
import {
  overlap,
  type PairKey,
  type Task,
  type TaskClient,
  type TaskDelegate,
  type TaskSlot,
} from '#meetings/task.ts';

const stands = ({ state }: Standing) => state === 'planned' || state === 'kept';
export const samePair = (a: PairKey, b: PairKey) =>
  a.client === b.client && a.delegate === b.delegate;
export const isIn = ({ delegate, representative }: Standing, person: string) =>
  delegate === person || representative === person;

/** What the check looks at: the meetings that stand, but for the one that changes. */
export function around(task: Task, meetings: readonly Standing[], changed: string | null) {
  const slots = new Map(task.slots.map((slot) => [slot.number, slot]));
  const others = meetings.filter((meeting) => stands(meeting) && meeting.id !== changed);
  return { task, slots, others, own: meetings.find(({ id }) => id === changed) };
}
export type Around = ReturnType<typeof around>;

const clash = (a: TaskSlot, b: TaskSlot | undefined) =>
  b !== undefined && (a.number === b.number || overlap(a, b));

/** Of the meeting itself: may it stand at all, and may it be touched? */
export function ofMeeting(at: Around, pair: PairKey): Hard[] {
  const { task, others, own } = at;
  const client = task.clients.find(({ id }) => id === pair.client);
  const delegate = task.delegates.find(({ id }) => id === pair.delegate);
  if (!client) return [{ rule: 'unknown', what: 'client' }];
  if (!delegate) return [{ rule: 'unknown', what: 'delegate' }];
  const found: Hard[] = [];
  if (own && own.state !== 'planned') found.push({ rule: 'over', meeting: own.id });
  if (own?.locked) found.push({ rule: 'locked', meeting: own.id });
  if (!task.pairs.some((wished) => samePair(wished, pair))) found.push({ rule: 'no-wish' });
  const twin = others.find((meeting) => samePair(meeting, pair));
  if (twin) found.push({ rule: 'met-twice', meeting: twin.id });
  return own?.state === 'planned' ? found : [...found, ...ofCeilings(at, client, delegate)];
}

/** A meeting more: ceilings, and what a client is given beyond its guarantee. */
function ofCeilings({ task, others }: Around, client: TaskClient, delegate: TaskDelegate): Hard[] {
  const found: Hard[] = [];
  const ofClient = others.filter((meeting) => meeting.client === client.id);
  if (ofClient.length >= client.most) found.push({ rule: 'client-full', most: client.most });
  if (others.filter((meeting) => meeting.delegate === delegate.id).length >= delegate.most)
    found.push({ rule: 'delegate-full', most: delegate.most });
  const asked = new Set(
    task.pairs
      .filter((pair) => pair.client === client.id && pair.for === 'client')
      .map((pair) => pair.delegate),
  );
  const oneSided = ofClient.filter((meeting) => asked.has(meeting.delegate)).length;
  if (asked.has(delegate.id) && oneSided >= client.promised)
    found.push({ rule: 'beyond-guarantee', promised: client.promised });
  return found;
}

/** Meetings of the delegate without a free slot between them, this one among them. */
function rowWith({ task, slots, others }: Around, delegate: string, slot: TaskSlot): number {
  const held = others
    .filter((meeting) => meeting.delegate === delegate)
    .flatMap((meeting) => slots.get(meeting.slot) ?? []);
  const day = [...held, slot].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const at = day.indexOf(slot);
  let [from, to] = [at, at];
  const next = (a: number, b: number) => {
    const [first, then] = [day[a], day[b]];
    return first !== undefined && then !== undefined && inARow(first, then, task.slots);
  };
  while (next(from - 1, from)) from--;
  while (next(to, to + 1)) to++;
  return to - from + 1;
}

/** One person in one slot: in another meeting, or not to be met. */
export function ofPerson(
  { task, slots, others }: Around,
  person: string,
  slot: TaskSlot,
  side: 'client' | 'delegate',
): Hard[] {
  const people =
    side === 'delegate'
      ? task.delegates
      : task.clients.flatMap(({ representatives }) => representatives);
  const busy = people.find(({ id }) => id === person)?.busy.find((span) => overlap(span, slot));
  const other = others.find(
    (meeting) => isIn(meeting, person) && clash(slot, slots.get(meeting.slot)),
  );
  return [
    ...(other ? [{ rule: 'two-places', person, meeting: other.id } as const] : []),
    ...(busy ? [{ rule: 'busy', person, span: busy } as const] : []),
  ];
}

/** The pair in one slot, whatever the table and whoever goes. */
export function ofSlot(at: Around, pair: PairKey, slot: TaskSlot): Hard[] {
  const { task, slots, others } = at;
  const found = ofPerson(at, pair.delegate, slot, 'delegate');
  const fixed = task.fixed.find((each) => samePair(each, pair) && each.slot !== slot.number);
  if (fixed && !at.own?.locked) found.push({ rule: 'fixed-moved', slot: fixed.slot });
  const { mostInARow: most } = task;
  if (most !== null && rowWith(at, pair.delegate, slot) > most)
    found.push({ rule: 'too-many-in-a-row', most });
  const when = (of: PairKey) => {
    if (samePair(of, pair)) return slot;
    const meeting = others.find((each) => samePair(each, of));
    return meeting && slots.get(meeting.slot);
  };
  for (const { first, then } of task.before) {
    const isFirst = samePair(first, pair);
    if (!isFirst && !samePair(then, pair)) continue;
    const [earlier, later] = [when(first), when(then)];
    if (earlier && later && earlier.endsAt > later.startsAt)
      found.push({
        ...{ rule: 'wrong-order', other: isFirst ? then : first },
        comes: isFirst ? 'after' : 'first',
      });
  }
  return found;
}

/** One table in one slot, for one client. */
export function ofTable(at: Around, client: string, number: number, slot: TaskSlot): Hard[] {
  const { task, slots, others } = at;
  const table = task.tables.find((each) => each.number === number);
  if (!table) return [{ rule: 'unknown', what: 'table' }];
  const found: Hard[] = [];
  const other = others.find(
    (meeting) => meeting.table === number && clash(slot, slots.get(meeting.slot)),
  );
  if (other) found.push({ rule: 'table-taken', table: number, meeting: other.id });
  const lost = table.lost.find((span) => overlap(span, slot));
  if (lost) found.push({ rule: 'table-lost', table: number, span: lost });
  const seat = task.clients.find(({ id }) => id === client)?.table ?? null;
  if (seat !== null && seat !== number) found.push({ rule: 'not-own-table', table: seat });
  return found;
}

const MINUTE = 60_000;

/** Two meetings in different zones, with less than the way between them. */
export function ofWay(at: Around, people: readonly string[], number: number, slot: TaskSlot) {
  const { task, slots, others } = at;
  if (task.walkMinutes === 0) return [];
  const zones = new Map(task.tables.map((table) => [table.number, table.zone]));
  const found: Hard[] = [];
  for (const meeting of others) {
    const there = slots.get(meeting.slot);
    if (!there || zones.get(meeting.table) === zones.get(number)) continue;
    const [first, then] = there.startsAt < slot.startsAt ? [there, slot] : [slot, there];
    const minutes = (then.startsAt.getTime() - first.endsAt.getTime()) / MINUTE;
    if (minutes < 0 || minutes >= task.walkMinutes) continue;
    for (const person of people)
      if (isIn(meeting, person))
        found.push({ rule: 'no-time-to-walk', person, meeting: meeting.id, minutes });
  }
  return found;
}
