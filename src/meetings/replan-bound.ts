/** How many guarantees any re-plan could restore at most. */
import { type Arc, network } from '#meetings/flow.ts';
import type { Choice, Ways } from '#meetings/replan-search.ts';
import type { Option } from '#meetings/stand-in.ts';

/** A row of gates from client to sink; each lets so many units through. */
type Gate = (option: Option) => [name: string, capacity: number];

/** The largest flow from what clients are owed through their options' gates, in this order. */
function mostThrough(owed: ReadonlyMap<string, number>, options: readonly Option[], gates: Gate[]) {
  const nodes = new Map<string, number>([
    ['source', 0],
    ['sink', 1],
  ]);
  const arcs = new Map<string, Arc>();
  const node = (name: string) => nodes.get(name) ?? nodes.set(name, nodes.size).size - 1;
  const arc = (from: string, to: string, capacity: number, cost: number) => {
    const key = `${from}\n${to}`;
    if (!arcs.has(key)) arcs.set(key, { from: node(from), to: node(to), capacity, cost });
  };
  for (const [client, units] of owed) arc('source', `client ${client}`, units, -1);
  for (const option of options) {
    let from = `client ${option.client}`;
    for (const gate of gates) {
      const [name, capacity] = gate(option);
      arc(from, `${name} in`, capacity, 0);
      arc(`${name} in`, `${name} out`, capacity, 0);
      from = `${name} out`;
    }
    arc(from, 'sink', Number.MAX_SAFE_INTEGER, 0);
  }
  // what reaches the sink goes round, so that the flow is a circulation
  const list = [...arcs.values(), { from: 1, to: 0, capacity: Number.MAX_SAFE_INTEGER, cost: 0 }];
  const flow = network(nodes.size, list).cheapest(list.map(({ cost }) => cost));
  return list.reduce((sum, { from }, at) => sum + (from === 0 ? (flow[at] ?? 0) : 0), 0);
}

/**
 * The most guarantees that these ways can restore: the less of two relaxations. One counts pairs,
 * delegates' slots and ceilings, the other representatives' slots and tables.
 */
export function mostRestored({ search, accounts }: Choice, all: readonly Ways[]): number {
  const { day } = search;
  const options = all.flat();
  const owed = new Map<string, number>();
  for (const ways of all) {
    const client = ways[0]?.client;
    const most = client ? (accounts.get(client)?.owed ?? 0) : 0;
    if (client) owed.set(client, Math.min(most, (owed.get(client) ?? 0) + 1));
  }
  const withDelegates = mostThrough(owed, options, [
    ({ client, delegate }) => [`pair ${client} ${delegate}`, 1],
    ({ delegate, slot }) => [`delegate ${delegate} ${slot}`, 1],
    ({ delegate }) => [`delegate ${delegate}`, day.room(delegate)],
  ]);
  const withTables = mostThrough(owed, options, [
    ({ representative, slot }) => [`representative ${representative} ${slot}`, 1],
    ({ slot }) => [`slot ${slot}`, day.freeTables(slot)],
  ]);
  return Math.min(withDelegates, withTables);
}
