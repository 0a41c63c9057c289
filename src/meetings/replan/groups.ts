/** Divides lost meetings into groups that can be made good without regard to each other. */
import type { Day } from '#meetings/replan/day.ts';
import type { Choice, Ways } from '#meetings/replan/taken.ts';

/** The tables of which each way takes one: of its zone, in its slot and those that overlap it. */
function tablesOf({ options }: Ways, day: Day): Set<string> {
  const places = new Map(options.map((option) => [`${option.slot} ${option.zone}`, option]));
  const names = [...places.values()].flatMap(({ slot, zone }) =>
    day.overlapping(slot).map((each) => `tables ${each} ${zone}`),
  );
  return new Set(names);
}

/** Where there are fewer free tables than lost meetings that might need one. */
function shortOf(day: Day, all: readonly Ways[]): Set<string> {
  const asked = new Map<string, number>();
  for (const ways of all)
    for (const name of tablesOf(ways, day)) asked.set(name, (asked.get(name) ?? 0) + 1);
  const short = new Set<string>();
  for (const zone of new Set(day.task.tables.map((table) => table.zone)))
    for (const { number } of day.task.slots) {
      const name = `tables ${number} ${zone}`;
      if (day.freeTables(number, zone) < (asked.get(name) ?? 0)) short.add(name);
    }
  return short;
}

/** What any way to make it good may take from other lost meetings. */
function resources(ways: Ways, day: Day, short: ReadonlySet<string>): Set<string> {
  const names = tablesOf(ways, day).intersection(short).add(`client ${ways.lost.meeting.client}`);
  for (const { delegate, slot, table } of ways.options) {
    names.add(`delegate ${delegate}`);
    if (table !== null)
      for (const each of day.overlapping(slot)) names.add(`table ${table} ${each}`);
  }
  return names;
}

/** Groups of which no two have a client, a delegate or a table that is short in common. */
export function apart(choice: Choice, all: readonly Ways[]): Ways[][] {
  const { day } = choice.search;
  // an order between pairs may tie any two
  if (day.task.before.length > 0) return all.length > 0 ? [[...all]] : [];
  const short = shortOf(day, all);
  const groups: { names: Set<string>; ways: Ways[] }[] = [];
  for (const ways of all) {
    const names = resources(ways, day, short);
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
