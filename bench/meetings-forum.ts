/** Forums of any size with wishes on both sides, the same for the same seed. */

import type { Task, TaskPair, TaskSlot } from '#meetings/task.ts';
import { seeded } from './large-forum.ts';

/** `zones`: into how many the tables are divided; people walk ten minutes between two */
export type ForumSize = {
  delegates: number;
  clients: number;
  slots: number;
  tables: number;
  zones: number;
  /** of each client, of each delegate */
  wishes: [number, number];
};

const SLOTS_A_DAY = 12;
const TOPICS = 8;
const STANDBY = 0.2;

function slotsOf(count: number): TaskSlot[] {
  return Array.from({ length: count }, (_, index) => {
    const [day, place] = [Math.floor(index / SLOTS_A_DAY), index % SLOTS_A_DAY];
    const afternoon = place >= SLOTS_A_DAY / 2;
    const minutes = place * 25 + (afternoon ? 60 : 0);
    const startsAt = new Date(Date.UTC(2026, 5, 17 + day, 9, minutes));
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000);
    const part = afternoon ? 'afternoon' : 'morning';
    return { number: index + 1, day: `2026-06-${17 + day}`, part, startsAt, endsAt };
  });
}

/** Who matters to whom: near in topics, and a little luck; the `many` best, in order. */
function favourites(own: number[], others: number[][], many: number, luck: () => number) {
  const score = (topics: number[]) =>
    topics.reduce((sum, value, at) => sum + value * (own[at] ?? 0), 0.6 * luck());
  const scored = others.map((topics, at) => ({ at, score: score(topics) }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, many)
    .map(({ at }) => at);
}

/** Of requests that only one side made, the other accepts two of five and declines one of five. */
function answered(pair: TaskPair, luck: number): TaskPair[] {
  if (pair.for === 'both' || luck > 0.6) return [pair];
  return luck > 0.4 ? [] : [{ ...pair, for: 'both' }];
}

function wishes(
  clients: number[][],
  delegates: number[][],
  [ofClient, ofDelegate]: [number, number],
  luck: () => number,
): TaskPair[] {
  const pairs = new Map<string, TaskPair>();
  const wish = (client: number, delegate: number, side: 'client' | 'delegate', rank: number) => {
    const key = `${client} ${delegate}`;
    const both = pairs.get(key);
    const pair: TaskPair = both ?? {
      client: `c${client}`,
      delegate: `d${delegate}`,
      for: side,
      clientPriority: null,
      delegatePriority: null,
      part: null,
    };
    if (both) both.for = 'both';
    if (side === 'client') pair.clientPriority = rank;
    else pair.delegatePriority = rank;
    pairs.set(key, pair);
  };
  clients.forEach((own, at) => {
    favourites(own, delegates, ofClient, luck).forEach((to, rank) => {
      wish(at, to, 'client', 1 + Math.floor(rank / 6));
    });
  });
  delegates.forEach((own, at) => {
    favourites(own, clients, ofDelegate, luck).forEach((to, rank) => {
      wish(to, at, 'delegate', 1 + Math.floor(rank / 3));
    });
  });
  return [...pairs.values()].flatMap((pair) => answered(pair, luck()));
}

export function meetingsForum(size: ForumSize, seed: number): Task {
  const luck = seeded(seed);
  const topics = () => Array.from({ length: TOPICS }, () => luck() ** 3);
  const slots = slotsOf(size.slots);
  const clientTopics = Array.from({ length: size.clients }, topics);
  const delegateTopics = Array.from({ length: size.delegates }, topics);
  return {
    slots,
    tables: Array.from({ length: size.tables }, (_, at) => ({
      number: at + 1,
      zone: `zone ${at % size.zones}`,
      lost: [],
    })),
    walkMinutes: size.zones > 1 ? 10 : 0,
    mostInARow: size.zones > 1 ? 4 : null,
    clients: clientTopics.map((_, at) => {
      const promised = 6 + Math.floor(luck() * 5);
      const representatives = Array.from({ length: luck() < 0.4 ? 2 : 1 }, (_, n) => ({
        id: `c${at} r${n}`,
        busy: [],
      }));
      return { id: `c${at}`, promised, most: promised + (at % 3), table: null, representatives };
    }),
    delegates: delegateTopics.map((_, at) => ({
      id: `d${at}`,
      most: 6,
      standby: luck() < STANDBY,
      busy: slots.filter(() => luck() < 0.05),
    })),
    pairs: wishes(clientTopics, delegateTopics, size.wishes, luck),
    fixed: [],
    before: [],
  };
}
