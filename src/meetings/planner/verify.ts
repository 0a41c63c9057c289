/** The hard rules of meetings, defined once: planner, re-planner, board and tests all ask here. */
import {
  type FixedMeeting,
  overlap,
  type PairKey,
  type Task,
  type TaskClient,
  type TaskDelegate,
  type TaskPair,
  type TaskPerson,
  type TaskSlot,
  type TaskTable,
} from '#meetings/task.ts';

/** Who meets whom, when and where. `representative`: person id · `table`: from 1 */
export type Seated = PairKey & { slot: number; table: number; representative: string };

/**
 * `unknown`: a slot, table or person that the task does not have, or a representative of another
 * client · `no-wish`: nobody's wish, or refused · `met-twice`: the pair meets already ·
 * `two-places`: a person in two slots that overlap · `table-taken` · `busy`: speaking, absent ·
 * `table-lost` · `not-own-table`: the client sits elsewhere throughout · `no-time-to-walk` ·
 * `delegate-full`, `client-full`: more than the most · `beyond-guarantee`: beyond it only what the
 * delegate wishes too · `too-many-in-a-row` · `wrong-order` · `fixed-moved`: a fixed meeting that
 * is not there as it was fixed
 */
export type HardRule =
  | 'unknown'
  | 'no-wish'
  | 'met-twice'
  | 'two-places'
  | 'table-taken'
  | 'busy'
  | 'table-lost'
  | 'not-own-table'
  | 'no-time-to-walk'
  | 'delegate-full'
  | 'client-full'
  | 'beyond-guarantee'
  | 'too-many-in-a-row'
  | 'wrong-order'
  | 'fixed-moved';

/** `meetings`: positions in the list that was asked about; `fixed`: only with `fixed-moved` */
export type Breach = { rule: HardRule; meetings: number[]; fixed: FixedMeeting | null };

const pairKey = ({ client, delegate }: PairKey) => `${client} ${delegate}`;

/** A meeting with all that its ids stand for. */
type Known = {
  position: number;
  meeting: Seated;
  slot: TaskSlot;
  table: TaskTable;
  client: TaskClient;
  representative: TaskPerson;
  delegate: TaskDelegate;
};

const breach = (rule: HardRule, ...known: Known[]): Breach => ({
  rule,
  meetings: known.map(({ position }) => position),
  fixed: null,
});

const byId = <T extends { id: string }>(list: readonly T[]) =>
  new Map(list.map((each) => [each.id, each]));

function look(task: Task) {
  const slots = new Map(task.slots.map((slot) => [slot.number, slot]));
  const tables = new Map(task.tables.map((table) => [table.number, table]));
  const [clients, delegates] = [byId(task.clients), byId(task.delegates)];
  return (meeting: Seated, position: number): Known | null => {
    const [slot, table] = [slots.get(meeting.slot), tables.get(meeting.table)];
    const [client, delegate] = [clients.get(meeting.client), delegates.get(meeting.delegate)];
    const representative = client?.representatives.find(({ id }) => id === meeting.representative);
    if (!slot || !table || !client || !delegate || !representative) return null;
    return { position, meeting, slot, table, client, representative, delegate };
  };
}

/** Lists of what has the same key, each in the order of time. */
function grouped(all: readonly Known[], key: (known: Known) => string): Known[][] {
  const groups = new Map<string, Known[]>();
  for (const known of all) {
    const group = groups.get(key(known));
    if (group) group.push(known);
    else groups.set(key(known), [known]);
  }
  const time = ({ slot }: Known) => slot.startsAt.getTime();
  return [...groups.values()].map((group) => group.sort((a, b) => time(a) - time(b)));
}

/** What is wrong with one meeting, whatever else is planned. */
function alone(known: Known, pairs: ReadonlyMap<string, TaskPair>, fixed: Fixed): Breach[] {
  const { meeting, slot, table, client, representative, delegate } = known;
  const found: Breach[] = [];
  if (!pairs.has(pairKey(meeting))) found.push(breach('no-wish', known));
  for (const { busy } of [representative, delegate])
    if (busy.some((span) => overlap(span, slot))) found.push(breach('busy', known));
  if (table.lost.some((span) => overlap(span, slot))) found.push(breach('table-lost', known));
  const elsewhere = client.table !== null && client.table !== table.number;
  if (elsewhere && !fixed.at(meeting)) found.push(breach('not-own-table', known));
  return found;
}

/** Pairs of one person's or one table's meetings that are too close to each other in time. */
function tooClose(day: readonly Known[], clash: HardRule, walk: number): Breach[] {
  return day.flatMap((a, index) => {
    const found: Breach[] = [];
    for (const b of day.slice(index + 1)) {
      const between = b.slot.startsAt.getTime() - a.slot.endsAt.getTime();
      if (overlap(a.slot, b.slot)) found.push(breach(clash, a, b));
      else if (a.table.zone !== b.table.zone && between < walk)
        found.push(breach('no-time-to-walk', a, b));
    }
    return found;
  });
}

/** Whether the slots follow each other on one day, with no slot that lies between them. */
export const inARow = (a: TaskSlot, b: TaskSlot, slots: readonly TaskSlot[]): boolean =>
  a.day === b.day &&
  !slots.some(({ startsAt, endsAt }) => startsAt >= a.endsAt && endsAt <= b.startsAt);

function rows(task: Task, own: readonly Known[]): Breach[] {
  if (task.mostInARow === null) return [];
  const found: Breach[] = [];
  let row: Known[] = [];
  for (const known of own) {
    const last = row.at(-1);
    row = last && inARow(last.slot, known.slot, task.slots) ? [...row, known] : [known];
    if (row.length === task.mostInARow + 1) found.push(breach('too-many-in-a-row', ...row));
  }
  return found;
}

/** Beyond its guarantee a client meets only delegates who wish it; an organiser's fixing overrides. */
function ofClient(own: readonly Known[], pairs: ReadonlyMap<string, TaskPair>, fixed: Fixed) {
  const { most = 0, promised = 0 } = own[0]?.client ?? {};
  const found = own.length > most ? [breach('client-full', ...own)] : [];
  const oneSided = own.filter(({ meeting }) => pairs.get(pairKey(meeting))?.for === 'client');
  const bound = Math.max(promised, oneSided.filter(({ meeting }) => fixed.holds(meeting)).length);
  return oneSided.length > bound ? [...found, breach('beyond-guarantee', ...oneSided)] : found;
}

function wrongOrder(task: Task, all: readonly Known[]): Breach[] {
  if (task.before.length === 0) return [];
  const at = new Map(all.map((known) => [pairKey(known.meeting), known]));
  return task.before.flatMap(({ first, then }) => {
    const [a, b] = [at.get(pairKey(first)), at.get(pairKey(then))];
    return a && b && a.slot.endsAt > b.slot.startsAt ? [breach('wrong-order', a, b)] : [];
  });
}

type Fixed = {
  /** this meeting, as it was fixed */
  holds(meeting: Seated): boolean;
  /** and its table is a part of that */
  at(meeting: Seated): boolean;
};

const asFixed = (fixed: FixedMeeting, meeting: Seated) =>
  fixed.slot === meeting.slot &&
  (fixed.table ?? meeting.table) === meeting.table &&
  (fixed.representative ?? meeting.representative) === meeting.representative;

function fixedOf(task: Task): Fixed {
  const fixed = Map.groupBy(task.fixed, pairKey);
  const holding = (meeting: Seated) =>
    (fixed.get(pairKey(meeting)) ?? []).filter((each) => asFixed(each, meeting));
  return {
    holds: (meeting) => holding(meeting).length > 0,
    at: (meeting) => holding(meeting).some(({ table }) => table !== null),
  };
}

/**
 * Every hard rule that these meetings break, and which of them break it; none: a valid plan.
 * Slots that overlap count as one place in time; walking counts between tables of two zones.
 */
export function broken(task: Task, meetings: readonly Seated[]): Breach[] {
  const known = meetings.map(look(task));
  const all = known.filter((each) => each !== null);
  const pairs = new Map(task.pairs.map((pair) => [pairKey(pair), pair]));
  const fixed = fixedOf(task);
  const walk = task.walkMinutes * 60_000;
  const delegates = grouped(all, ({ delegate }) => delegate.id);
  const unknown = known.flatMap((each, position) => (each === null ? [position] : []));
  return [
    ...unknown.map((position): Breach => ({ rule: 'unknown', meetings: [position], fixed: null })),
    ...all.flatMap((each) => alone(each, pairs, fixed)),
    ...grouped(all, ({ meeting }) => pairKey(meeting))
      .filter(({ length }) => length > 1)
      .map((group) => breach('met-twice', ...group)),
    ...delegates.flatMap((own) => [
      ...tooClose(own, 'two-places', walk),
      ...rows(task, own),
      ...(own.length > (own[0]?.delegate.most ?? 0) ? [breach('delegate-full', ...own)] : []),
    ]),
    ...grouped(all, ({ representative }) => representative.id).flatMap((own) =>
      tooClose(own, 'two-places', walk),
    ),
    ...grouped(all, ({ table }) => String(table.number)).flatMap((own) =>
      tooClose(own, 'table-taken', 0),
    ),
    ...grouped(all, ({ client }) => client.id).flatMap((own) => ofClient(own, pairs, fixed)),
    ...wrongOrder(task, all),
    ...fixedMissing(task, meetings),
  ];
}

function fixedMissing(task: Task, meetings: readonly Seated[]): Breach[] {
  const there = Map.groupBy(meetings, pairKey);
  return task.fixed
    .filter((fixed) => !(there.get(pairKey(fixed)) ?? []).some((each) => asFixed(fixed, each)))
    .map((fixed) => ({ rule: 'fixed-moved', meetings: [], fixed }));
}
