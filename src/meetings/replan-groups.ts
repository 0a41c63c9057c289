/** Divides lost meetings into groups that can be made good without regard to each other. */
import type { Choice, Ways } from '#meetings/replan-taken.ts';
import type { Option } from '#meetings/stand-in.ts';

/** Slots with fewer free tables than lost meetings that might be made good in them. */
function scarceSlots({ search }: Choice, all: readonly Ways[]): Set<number> {
  const asked = new Map<number, number>();
  for (const { options } of all)
    for (const slot of new Set(options.map((option) => option.slot)))
      asked.set(slot, (asked.get(slot) ?? 0) + 1);
  const short = [...asked].filter(([slot, meetings]) => search.day.freeTables(slot) < meetings);
  return new Set(short.map(([slot]) => slot));
}

/** What an option may take from others. */
function resources({ client, delegate, slot, table }: Option, scarce: ReadonlySet<number>) {
  const people = [`client ${client}`, `delegate ${delegate}`];
  if (scarce.has(slot)) return [...people, `slot ${slot}`];
  return table === null ? people : [...people, `table ${table} ${slot}`];
}

/** Groups of which no two have a client, a delegate or a table that is short in common. */
export function apart(choice: Choice, all: readonly Ways[]): Ways[][] {
  // an order between pairs may tie any two
  if (choice.search.day.task.before.length > 0) return all.length > 0 ? [[...all]] : [];
  const scarce = scarceSlots(choice, all);
  const groups: { names: Set<string>; ways: Ways[] }[] = [];
  for (const ways of all) {
    const names = new Set(ways.options.flatMap((option) => resources(option, scarce)));
    const joined = groups.filter((group) => !group.names.isDisjointFrom(names));
    const merged = { names, ways: [...joined.flatMap((group) => group.ways), ways] };
    for (const group of joined) {
      for (const name of group.names) merged.names.add(name);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(merged);
  }
  return groups.map((group) => group.ways);
}
