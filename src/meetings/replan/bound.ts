/** How many guarantees any re-plan could restore at most. */
import { type Arc, network } from '#meetings/planner/flow.ts';
import type { Option } from '#meetings/replan/stand-in.ts';
import type { Choice, Ways } from '#meetings/replan/taken.ts';

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
 * The most guarantees that these ways can restore: the least of three relaxations, in which every
 * pair, person and table still has its limits, but not all of them at a time.
 */
export function mostRestored({ search, accounts }: Choice, all: readonly Ways[]): number {
  const { day } = search;
  const owed = new Map<string, number>();
  for (const { client } of all.map(({ lost }) => lost.meeting)) {
    const most = accounts.get(client)?.owed ?? 0;
    owed.set(client, Math.min(most, (owed.get(client) ?? 0) + 1));
  }
  const options = all.flatMap((ways) => ways.options);
  const pair: Gate = ({ client, delegate }) => [`pair ${client} ${delegate}`, 1];
  const representative: Gate = ({ representative, slot }) => [`with ${representative} ${slot}`, 1];
  const delegate: Gate = ({ delegate, slot }) => [`delegate ${delegate} ${slot}`, 1];
  const tables: Gate = ({ slot, zone }) => [`tables ${slot} ${zone}`, day.freeTables(slot, zone)];
  const ceiling: Gate = ({ delegate }) => [`all of ${delegate}`, day.room(delegate)];
  const relaxations = [
    [pair, delegate, ceiling],
    [pair, delegate, tables],
    [representative, delegate, tables],
  ];
  return Math.min(...relaxations.map((gates) => mostThrough(owed, options, gates)));
}
