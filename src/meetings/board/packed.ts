/** A task as a page carries it: wishes, of which there are thousands, as numbers. */
import type { PairKey, Task, TaskPair } from '#meetings/task.ts';

const SAKES = ['both', 'client', 'delegate'] as const;
const PARTS = ['morning', 'afternoon'] as const;
/** places in the lists of clients, delegates, sakes and (from 1) halves of a day */
export type PackedPair = [client: number, delegate: number, sake: number, part?: number];
export type PackedTask = Omit<Task, 'pairs'> & { pairs: PackedPair[] };

/** Without the ranks of wishes, which no rule looks at. @param nameOf a delegate, on the page */
export function pack(task: Task, nameOf: (delegate: string) => string): PackedTask {
  const places = (list: readonly { id: string }[]) => new Map(list.map(({ id }, at) => [id, at]));
  const [clients, delegates] = [places(task.clients), places(task.delegates)];
  const named = <P extends PairKey>(pair: P): P => ({ ...pair, delegate: nameOf(pair.delegate) });
  return {
    ...task,
    delegates: task.delegates.map((each) => ({ ...each, id: nameOf(each.id) })),
    fixed: task.fixed.map(named),
    before: task.before.map((rule) => {
      const then = named(rule.then);
      return { first: named(rule.first), then };
    }),
    pairs: task.pairs.flatMap((pair): PackedPair[] => {
      const [client, delegate] = [clients.get(pair.client), delegates.get(pair.delegate)];
      if (client === undefined || delegate === undefined) return [];
      const sake = SAKES.indexOf(pair.for);
      return pair.part
        ? [[client, delegate, sake, PARTS.indexOf(pair.part) + 1]]
        : [[client, delegate, sake]];
    }),
  };
}

export function unpack(packed: PackedTask): Task {
  const pairs = packed.pairs.map(
    ([client, delegate, sake, part = 0]): TaskPair => ({
      client: packed.clients[client]?.id ?? '',
      delegate: packed.delegates[delegate]?.id ?? '',
      for: SAKES[sake] ?? 'client',
      part: PARTS[part - 1] ?? null,
      clientPriority: null,
      delegatePriority: null,
    }),
  );
  return { ...packed, pairs };
}
