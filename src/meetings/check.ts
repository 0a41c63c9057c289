/**
 * What a change made by hand would break: by pointer, by key or by a program, before it is made
 * and when it is. Touches neither clock nor database, so board and server say the same.
 */
import type { StandingMeeting } from '#meetings/change.ts';
import { overlap, type PairKey, type Span, type Task, type TaskSlot } from '#meetings/task.ts';

export type Place = { slot: number; table: number; representative: string };
/** Where a meeting is wanted; `meeting` null: it is new. */
export type Move = PairKey & Place & { meeting: string | null };
/** As the board and the check know a meeting. */
export type Standing = Pick<
  StandingMeeting,
  'id' | 'slot' | 'table' | 'client' | 'delegate' | 'representative' | 'locked'
> & { state: StandingMeeting['state'] | 'cancelled' };

/** A rule that would be broken, with the ids of who and what stands in the way. */
export type Hard =
  | { rule: 'no-such-slot' | 'no-such-table' | 'no-such-client' | 'no-such-delegate' }
  | { rule: 'not-of-client'; person: string }
  /** nobody wished it, one side refused, or the client can't see the delegate */
  | { rule: 'not-wished' }
  | { rule: 'twice' | 'locked' | 'not-planned'; meeting: string }
  | { rule: 'fixed'; slot: number }
  | { rule: 'taken'; person: string; meeting: string }
  | { rule: 'busy'; person: string; span: Span }
  | { rule: 'full'; who: 'client' | 'delegate'; most: number }
  | { rule: 'in-a-row'; most: number }
  | { rule: 'walk'; person: string; meeting: string; minutes: number }
  | { rule: 'before'; first: PairKey; then: PairKey }
  | { rule: 'table-taken'; table: number; meeting: string }
  | { rule: 'table-lost'; table: number; span: Span }
  | { rule: 'table-of'; table: number; client: string };
/** What is lost without breaking a rule. */
export type Loss =
  | { rule: 'guarantee'; planned: number; promised: number }
  | { rule: 'mutual' }
  | { rule: 'gap'; person: string; slots: number }
  | { rule: 'part'; part: 'morning' | 'afternoon' };
export type Breach = Hard | Loss;

const LOSSES: readonly Breach['rule'][] = ['guarantee', 'mutual', 'gap', 'part'];
export const isHard = (breach: Breach): breach is Hard => !LOSSES.includes(breach.rule);

const stands = ({ state }: Standing) => state === 'planned' || state === 'kept';
export const samePair = (a: PairKey, b: PairKey) =>
  a.client === b.client && a.delegate === b.delegate;
const isIn = ({ delegate, representative }: Standing, person: string) =>
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
export function ofMeeting({ task, others, own }: Around, pair: PairKey): Hard[] {
  const client = task.clients.find(({ id }) => id === pair.client);
  const delegate = task.delegates.find(({ id }) => id === pair.delegate);
  if (!client) return [{ rule: 'no-such-client' }];
  if (!delegate) return [{ rule: 'no-such-delegate' }];
  const found: Hard[] = [];
  if (own && !stands(own)) found.push({ rule: 'not-planned', meeting: own.id });
  else if (own?.state === 'kept') found.push({ rule: 'not-planned', meeting: own.id });
  if (own?.locked) found.push({ rule: 'locked', meeting: own.id });
  if (!task.pairs.some((wished) => samePair(wished, pair))) found.push({ rule: 'not-wished' });
  const twin = others.find((meeting) => samePair(meeting, pair));
  if (twin) found.push({ rule: 'twice', meeting: twin.id });
  if (own && stands(own)) return found;
  const planned = (is: (meeting: Standing) => boolean) => others.filter(is).length;
  if (planned((meeting) => meeting.client === client.id) >= client.most)
    found.push({ rule: 'full', who: 'client', most: client.most });
  if (planned((meeting) => meeting.delegate === delegate.id) >= delegate.most)
    found.push({ rule: 'full', who: 'delegate', most: delegate.most });
  return found;
}

/** Meetings of the delegate without a free slot between them, this one among them. */
function inARow({ task, slots, others }: Around, delegate: string, slot: TaskSlot): number {
  const day = task.slots
    .filter(({ day }) => day === slot.day)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const met = new Set([slot.number]);
  for (const meeting of others)
    if (meeting.delegate === delegate && slots.get(meeting.slot)?.day === slot.day)
      met.add(meeting.slot);
  const at = day.findIndex(({ number }) => number === slot.number);
  let length = 1;
  for (const step of [-1, 1])
    for (let next = at + step; met.has(day[next]?.number ?? Number.NaN); next += step) length++;
  return length;
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
    ...(other ? [{ rule: 'taken', person, meeting: other.id } as const] : []),
    ...(busy ? [{ rule: 'busy', person, span: busy } as const] : []),
  ];
}

/** The pair in one slot, whatever the table and whoever goes. */
export function ofSlot(at: Around, pair: PairKey, slot: TaskSlot): Hard[] {
  const { task, slots, others } = at;
  const found = ofPerson(at, pair.delegate, slot, 'delegate');
  const fixed = task.fixed.find((each) => samePair(each, pair) && each.slot !== slot.number);
  if (fixed && !at.own?.locked) found.push({ rule: 'fixed', slot: fixed.slot });
  const { mostInARow } = task;
  if (mostInARow !== null && inARow(at, pair.delegate, slot) > mostInARow)
    found.push({ rule: 'in-a-row', most: mostInARow });
  const start = (of: PairKey) => {
    if (samePair(of, pair)) return slot.startsAt;
    const meeting = others.find((each) => samePair(each, of));
    return meeting && slots.get(meeting.slot)?.startsAt;
  };
  for (const { first, then } of task.before) {
    if (!samePair(first, pair) && !samePair(then, pair)) continue;
    const [earlier, later] = [start(first), start(then)];
    if (earlier && later && earlier >= later) found.push({ rule: 'before', first, then });
  }
  return found;
}

/** One table in one slot, for one client. */
export function ofTable(at: Around, client: string, number: number, slot: TaskSlot): Hard[] {
  const { task, slots, others } = at;
  const table = task.tables.find((each) => each.number === number);
  if (!table) return [{ rule: 'no-such-table' }];
  const found: Hard[] = [];
  const other = others.find(
    (meeting) => meeting.table === number && clash(slot, slots.get(meeting.slot)),
  );
  if (other) found.push({ rule: 'table-taken', table: number, meeting: other.id });
  const lost = table.lost.find((span) => overlap(span, slot));
  if (lost) found.push({ rule: 'table-lost', table: number, span: lost });
  const seat = task.clients.find(({ id }) => id === client)?.table ?? null;
  const owner = task.clients.find((each) => each.table === number && each.id !== client);
  if (owner) found.push({ rule: 'table-of', table: number, client: owner.id });
  else if (seat !== null && seat !== number) found.push({ rule: 'table-of', table: seat, client });
  return found;
}

const MINUTE = 60_000;

/** Two meetings of one day in different zones, with less than the way between them. */
export function ofWay(at: Around, people: readonly string[], number: number, slot: TaskSlot) {
  const { task, slots, others } = at;
  if (task.walkMinutes === 0) return [];
  const zones = new Map(task.tables.map((table) => [table.number, table.zone]));
  const found: Hard[] = [];
  for (const meeting of others) {
    const there = slots.get(meeting.slot);
    if (!there || there.day !== slot.day || zones.get(meeting.table) === zones.get(number)) continue;
    const [first, then] = there.startsAt < slot.startsAt ? [there, slot] : [slot, there];
    const minutes = (then.startsAt.getTime() - first.endsAt.getTime()) / MINUTE;
    if (minutes < 0 || minutes >= task.walkMinutes) continue;
    for (const person of people)
      if (isIn(meeting, person)) found.push({ rule: 'walk', person, meeting: meeting.id, minutes });
  }
  return found;
}

/** Every rule that this place would break, and what would be lost there. None: it is fine. */
export function breaks(task: Task, meetings: readonly Standing[], move: Move): Breach[] {
  const at = around(task, meetings, move.meeting);
  const slot = at.slots.get(move.slot);
  if (!slot) return [{ rule: 'no-such-slot' }];
  const { client, delegate, representative, table } = move;
  const known = ofMeeting(at, move);
  if (known[0]?.rule.startsWith('no-such')) return known;
  const own = task.clients.find(({ id }) => id === client)?.representatives ?? [];
  const goes: Hard[] = own.some(({ id }) => id === representative)
    ? ofPerson(at, representative, slot, 'client')
    : [{ rule: 'not-of-client', person: representative }];
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

function losses(at: Around, { client, delegate, representative }: Move, slot: TaskSlot): Loss[] {
  const found: Loss[] = [];
  const pair = at.task.pairs.find((each) => samePair(each, { client, delegate }));
  if (pair?.part && pair.part !== slot.part) found.push({ rule: 'part', part: pair.part });
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
  if (!own || own.state !== 'planned') return [{ rule: 'not-planned', meeting }];
  const found: Breach[] = own.locked ? [{ rule: 'locked', meeting }] : [];
  const promised = task.clients.find(({ id }) => id === own.client)?.promised ?? 0;
  const planned = others.filter(({ client }) => client === own.client).length;
  if (planned < promised) found.push({ rule: 'guarantee', planned, promised });
  const wish = task.pairs.find((pair) => samePair(pair, own));
  if (wish?.for === 'both') found.push({ rule: 'mutual' });
  return found;
}
