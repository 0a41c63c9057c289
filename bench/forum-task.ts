/** Forums as planners meet them: same seed, same forum. Popular people are wished by many. */
import { type Chance, chance, shuffled } from '#meetings/planner/chance.ts';
import type {
  PairKey,
  Task,
  TaskClient,
  TaskDelegate,
  TaskPair,
  TaskSlot,
} from '#meetings/task.ts';

export type Shape = { delegates: number; clients: number; slots: number; seed: number };

const DAY = Date.UTC(2030, 4, 6, 8);
const at = (day: number, minutes: number) => new Date(DAY + day * 86_400_000 + minutes * 60_000);
const SLOTS_A_DAY = 12;

/** Twelve slots a day of 20 minutes with 5 between them, and lunch after the sixth. */
function slotsOf(count: number): TaskSlot[] {
  return Array.from({ length: count }, (_, index) => {
    const [day, n] = [Math.floor(index / SLOTS_A_DAY), index % SLOTS_A_DAY];
    const start = n * 25 + (n >= 6 ? 60 : 0);
    return {
      number: index + 1,
      day: `2030-05-${String(6 + day).padStart(2, '0')}`,
      part: n < 6 ? 'morning' : 'afternoon',
      startsAt: at(day, start),
      endsAt: at(day, start + 20),
    };
  });
}

/** Sessions of an hour, a talk in each half day; a third of the delegates sit in one, few in more. */
function busyOf(days: number, luck: Chance): TaskDelegate['busy'] {
  const busy: TaskDelegate['busy'] = [];
  for (let n = 0; n < 4; n++)
    if (luck.next() < 0.5 / 1.8 ** n) {
      const [day, start] = [luck.of(days), [0, 100, 210, 310][luck.of(4)] ?? 0];
      busy.push({ startsAt: at(day, start - 5), endsAt: at(day, start + 65) });
    }
  if (luck.next() < 0.1) busy.push({ startsAt: at(0, -60), endsAt: at(0, 150) });
  if (luck.next() < 0.1) busy.push({ startsAt: at(days - 1, 260), endsAt: at(days - 1, 600) });
  return busy;
}

/** `count` different numbers below `below`, small ones far more often. */
function skewed(count: number, below: number, luck: Chance): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, below)) chosen.add(Math.floor(below * luck.next() ** 1.8));
  return [...chosen];
}

type Wishes = Map<
  string,
  { client: number; delegate: number; mine: number | null; theirs: number | null }
>;

function pairsOf({ delegates, clients }: Shape, promised: number[], luck: Chance): TaskPair[] {
  const wishes: Wishes = new Map();
  const known = (client: number, delegate: number) => {
    const key = `${client} ${delegate}`;
    const wish = wishes.get(key) ?? { client, delegate, mine: null, theirs: null };
    wishes.set(key, wish);
    return wish;
  };
  const [famousDelegates, famousClients] = [
    shuffled([...Array(delegates).keys()], luck),
    shuffled([...Array(clients).keys()], luck),
  ];
  for (let client = 0; client < clients; client++)
    skewed((promised[client] ?? 0) + 6 + luck.of(8), delegates, luck).forEach((n, index) => {
      known(client, famousDelegates[n] ?? 0).mine = 1 + Math.floor(index / 4);
    });
  for (let delegate = 0; delegate < delegates; delegate++)
    skewed(3 + luck.of(7), clients, luck).forEach((n, index) => {
      known(famousClients[n] ?? 0, delegate).theirs = 1 + Math.floor(index / 2);
    });
  // a third of those who were asked say yes
  for (const wish of wishes.values())
    if (wish.mine !== null && wish.theirs === null && luck.next() < 0.33) wish.theirs = 3;
  return [...wishes.values()].map(({ client, delegate, mine, theirs }) => ({
    client: `c${client}`,
    delegate: `d${delegate}`,
    for: mine === null ? 'delegate' : theirs === null ? 'client' : 'both',
    clientPriority: mine,
    delegatePriority: theirs,
    part: luck.next() < 0.1 ? (luck.next() < 0.5 ? 'morning' : 'afternoon') : null,
  }));
}

/** One table for each two clients; the first third of the clients own one; four zones. */
function tablesOf(clients: number): Task['tables'] {
  const count = Math.ceil(clients * 0.7);
  return Array.from({ length: count }, (_, n) => ({
    number: n + 1,
    zone: `Z${n % 4}`,
    lost: n % 17 === 5 ? [{ startsAt: at(0, 0), endsAt: at(0, 160) }] : [],
  }));
}

export function forumTask(shape: Shape): Task {
  const luck = chance(shape.seed);
  const slots = slotsOf(shape.slots);
  const days = Math.ceil(shape.slots / SLOTS_A_DAY);
  const promised = Array.from({ length: shape.clients }, () => 4 + luck.of(9));
  const clients = promised.map(
    (own, index): TaskClient => ({
      id: `c${index}`,
      promised: own,
      most: own + Math.max(2, Math.ceil(own / 2)),
      table: index % 3 === 0 ? index / 3 + 1 : null,
      representatives: Array.from({ length: luck.next() < 0.3 ? 2 : 1 }, (_, n) => ({
        id: `c${index} r${n}`,
        busy: luck.next() < 0.2 ? [{ startsAt: at(0, 90), endsAt: at(0, 170) }] : [],
      })),
    }),
  );
  const delegates = Array.from(
    { length: shape.delegates },
    (_, index): TaskDelegate => ({
      id: `d${index}`,
      most: 4 + luck.of(7),
      standby: luck.next() < 0.3,
      busy: busyOf(days, luck),
    }),
  );
  const task: Task = {
    ...{
      slots,
      tables: tablesOf(shape.clients),
      walkMinutes: 10,
      mostInARow: 4,
      clients,
      delegates,
    },
    pairs: pairsOf(shape, promised, luck),
    ...{ fixed: [], before: [] },
  };
  return { ...task, ...said(task, luck) };
}

/** What an organiser adds: a few fixed meetings, each at a time of its own, and a few orders. */
function said(task: Task, luck: Chance): Pick<Task, 'fixed' | 'before'> {
  const some = shuffled(task.pairs, luck);
  const fixed = some
    .slice(0, Math.ceil(task.clients.length / 8))
    .map(({ client, delegate }, n) => ({
      ...{ client, delegate, slot: 1 + ((n * 5) % task.slots.length), table: null },
      representative: null,
    }));
  const last = some.slice(-2 * Math.ceil(task.clients.length / 8));
  const before = last.flatMap((first, n) => {
    const next = last[n + 1];
    return n % 2 === 0 && next ? [order(key(first), key(next))] : [];
  });
  return { fixed, before };
}
const key = ({ client, delegate }: TaskPair): PairKey => ({ client, delegate });
const order = (first: PairKey, then: PairKey): Task['before'][number] => ({ first, then });
