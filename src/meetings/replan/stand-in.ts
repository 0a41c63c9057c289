/** By what a lost meeting can be made good: the same pair elsewhere, or a stand-in who fits. */
import { type Booking, pairKey } from '#meetings/replan/day.ts';
import type { Lost } from '#meetings/replan/lost.ts';
import { anyTable, type Search } from '#meetings/replan/setting.ts';
import { worthOf } from '#meetings/replan/worth.ts';
import type { TaskClient, TaskPair, TaskSlot, TaskTable } from '#meetings/task.ts';

/** A way to make one lost meeting good. */
export type Option = Omit<Booking, 'table'> & {
  lost: Lost;
  /** null: any free table of the zone */
  table: number | null;
  zone: string;
  samePair: boolean;
  mutual: boolean;
  /** only the client wished */
  oneSided: boolean;
  /** good only for a meeting that the client's package guarantees */
  onlyPromised: boolean;
  worth: number;
};

/** Whose wish calls a stand-in to a table that waits though no guarantee is lost. */
const FILLS: Record<Search['fill'], TaskPair['for'][]> = {
  both: ['both'],
  delegate: ['both', 'delegate'],
};

/** A slot to come, or the one under way in which someone waits, if enough of it is left. */
function stillOpen({ now, latest }: Search, slot: TaskSlot, lost: Lost): boolean {
  if (slot.startsAt > now) return true;
  const length = slot.endsAt.getTime() - slot.startsAt.getTime();
  const last = slot.startsAt.getTime() + latest * length;
  return slot.number === lost.slot.number && now.getTime() <= last;
}

type At = { table: number | null; zone: string };

/** The client's own table, or the one that was lost, or any in each of the zones. */
function tablesFor({ day }: Search, client: TaskClient, slot: number, { meeting }: Lost): At[] {
  const free = day.task.tables.filter(({ number }) => day.tableFree(number, slot));
  const named = ({ number, zone }: TaskTable) => ({ table: number, zone });
  if (client.table !== null) return free.filter(({ number }) => number === client.table).map(named);
  const same = free.filter(({ number }) => slot === meeting.slot && number === meeting.table);
  const zones = [...new Set(free.map(({ zone }) => zone))];
  return [...same.map(named), ...zones.map((zone) => ({ table: null, zone }))];
}

/** Whom the client may be given for this meeting: the pair itself unless it was locked, and others. */
function partnersOf({ day, wishes, lostPairs }: Search, { meeting }: Lost): TaskPair[] {
  return (wishes.get(meeting.client) ?? []).filter((pair) => {
    const same = pair.delegate === meeting.delegate;
    if (same ? meeting.locked : lostPairs.has(pairKey(pair))) return false;
    return day.room(pair.delegate) > 0 && !day.meets(pair);
  });
}

/**
 * Who comes for another: delegates on standby; and those whom a lost meeting leaves alone in this
 * very slot, if they wished to meet this client.
 */
const willing = ({ standby, alone }: Search, { meeting }: Lost, pair: TaskPair, slot: number) =>
  pair.delegate === meeting.delegate ||
  standby.has(pair.delegate) ||
  (pair.for !== 'client' && alone.has(`${pair.delegate} ${slot}`));

function optionsIn(
  search: Search,
  lost: Lost,
  client: TaskClient,
  partners: readonly TaskPair[],
  slot: TaskSlot,
): Option[] {
  const { day, fixed } = search;
  const people = client.representatives.filter(({ id }) => day.free(id, slot.number));
  const places = people.length > 0 ? tablesFor(search, client, slot.number, lost) : [];
  if (places.length === 0) return [];
  const free = partners.filter(
    (pair) =>
      willing(search, lost, pair, slot.number) &&
      day.free(pair.delegate, slot.number) &&
      (fixed.size === 0 || (fixed.get(pairKey(pair)) ?? slot.number) === slot.number),
  );
  return free.flatMap((pair) => {
    const samePair = pair.delegate === lost.meeting.delegate;
    const fills = slot.number === lost.slot.number && FILLS[search.fill].includes(pair.for);
    const { client, delegate } = pair;
    const wished = { mutual: pair.for === 'both', oneSided: pair.for === 'client' };
    const option = { lost, client, delegate, slot: slot.number, samePair };
    const rest = { ...wished, onlyPromised: !samePair && !fills };
    return people.flatMap(({ id: representative }) =>
      places
        .map((at) => ({ ...option, ...at, representative }))
        .filter((placed) => settle(search, placed) !== null)
        .map((placed) => ({ ...placed, ...rest, worth: worthOf(day, placed, pair, slot) })),
    );
  });
}

/** Every way to make a lost meeting good that keeps every hard rule, best first. */
export function optionsFor(search: Search, lost: Lost): Option[] {
  const client = search.clients.get(lost.meeting.client);
  if (!client) return [];
  const partners = partnersOf(search, lost);
  return search.day.task.slots
    .filter((slot) => stillOpen(search, slot, lost))
    .flatMap((slot) => optionsIn(search, lost, client, partners, slot))
    .sort((a, b) => b.worth - a.worth);
}

/** The option as a meeting, at a table that is free at this moment; null if it breaks a rule. */
export function settle(
  search: Search,
  option: Pick<Option, 'lost' | 'table' | 'zone'> & Omit<Booking, 'table'>,
): Booking | null {
  const { client, delegate, representative, slot, zone, lost } = option;
  const table = option.table ?? anyTable(search, zone, slot, lost.meeting.table);
  if (table === null) return null;
  const booking = { client, delegate, representative, slot, table };
  return search.day.fits(booking) ? booking : null;
}
