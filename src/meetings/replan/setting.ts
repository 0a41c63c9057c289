/** What is known before anything is chosen: who is free, who is willing, which tables have a claim. */
import type { Incident, StandingMeeting } from '#meetings/change.ts';
import { Day, pairKey } from '#meetings/replan/day.ts';
import { type Lost, takenBy } from '#meetings/replan/lost.ts';
import type { Task, TaskClient, TaskPair } from '#meetings/task.ts';

/** What is the same for all lost meetings. */
export type Search = {
  day: Day;
  now: Date;
  /** part of a slot, 0 to 1, until which a stand-in may still sit down in it */
  latest: number;
  /** see `Work` of replan.ts */
  fill: 'both' | 'delegate';
  clients: Map<string, TaskClient>;
  /** wishes by client */
  wishes: Map<string, TaskPair[]>;
  standby: Set<string>;
  /** `${delegate} ${slot}`: a lost meeting leaves this delegate alone */
  alone: Set<string>;
  /** pairs whose meeting is lost: each is made good as itself, not as a stand-in for another */
  lostPairs: Set<string>;
  /** by pair, the slot an organiser fixed it to */
  fixed: Map<string, number>;
  /** `${table} ${slot}`: lost meetings sat here, so theirs come first */
  waiting: Set<string>;
  /** by slot and zone; filled as they are asked for */
  inOrder: Map<string, { unclaimed: number[]; claimed: number[] }>;
};

/** The day without what is lost; whoever did not come is nobody's stand-in. */
export function settingOf(
  task: Task,
  standing: readonly StandingMeeting[],
  incidents: readonly Incident[],
  lost: readonly Lost[],
): Omit<Search, 'now' | 'latest' | 'fill'> {
  const gone = new Set(lost.map(({ meeting }) => meeting));
  const absent = new Set(lost.flatMap((each) => each.absent));
  const stays = standing.filter((meeting) => meeting.state !== 'missed' && !gone.has(meeting));
  const willing = task.delegates.filter(({ id, standby }) => standby && !absent.has(id));
  return {
    day: new Day(task, takenBy(incidents, lost), stays),
    clients: new Map(task.clients.map((client) => [client.id, client])),
    wishes: Map.groupBy(task.pairs, ({ client }) => client),
    standby: new Set(willing.map(({ id }) => id)),
    alone: new Set(
      lost.flatMap(({ meeting: { delegate, slot } }) =>
        absent.has(delegate) ? [] : [`${delegate} ${slot}`],
      ),
    ),
    lostPairs: new Set(lost.map(({ meeting }) => pairKey(meeting))),
    fixed: new Map(task.fixed.map((each) => [pairKey(each), each.slot])),
    waiting: new Set(lost.map(({ meeting }) => `${meeting.table} ${meeting.slot}`)),
    inOrder: new Map(),
  };
}

/** Tables of a zone in the order they are given away: those that nobody has a claim to first. */
function tablesOf({ day, waiting, clients, inOrder }: Search, zone: string, slot: number) {
  const known = inOrder.get(`${slot} ${zone}`);
  if (known) return known;
  const homes = new Set([...clients.values()].map(({ table }) => table));
  const all = day.task.tables.flatMap((each) => (each.zone === zone ? [each.number] : []));
  const claimed = (table: number) => homes.has(table) || waiting.has(`${table} ${slot}`);
  const unclaimed = all.filter((table) => !claimed(table));
  const order = { unclaimed, claimed: all.filter(claimed) };
  inOrder.set(`${slot} ${zone}`, order);
  return order;
}

/** A free table of the zone: the one they had, if nobody else may need it, or else the first. */
export function anyTable(search: Search, zone: string, slot: number, had: number): number | null {
  const free = (table: number) => search.day.tableFree(table, slot);
  const { unclaimed, claimed } = tablesOf(search, zone, slot);
  if (unclaimed.includes(had) && free(had)) return had;
  return unclaimed.find(free) ?? claimed.find(free) ?? null;
}
