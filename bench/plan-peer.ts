/**
 * The same forum for a general solver: who meets whom in which slot, as a mixed integer program.
 * Easier than ours: nobody walks, nothing comes before anything, fixed meetings and breaks are left
 * out, and a table is a number.
 */
import highs from 'highs';
import { hands, type Model, modelOf } from '#meetings/planner/model.ts';
import type { Task } from '#meetings/task.ts';

export type Peer = { promised: number; mutual: number; wishes: number; seconds: number };

/** Large enough that one level hardly ever gives way to the next, small enough for its tolerances. */
const PROMISED = 10_000;
const MUTUAL = 2_000;

type Place = { name: string; pair: number; slot: number };

function placesOf(model: Model): Place[] {
  const slots = [...model.slots.keys()];
  return Array.from({ length: model.pairs }, (_, pair) =>
    slots
      .filter((slot) => {
        const row = (model.sent + (model.delegate[pair] ?? 0)) * slots.length;
        return model.open[row + slot] === 1 && hands(model, model.client[pair] ?? 0, slot) > 0;
      })
      .map((slot) => ({ name: `x${pair}_${slot}`, pair, slot })),
  ).flat();
}

const terms = (places: readonly Place[]) => places.map(({ name }) => name).join(' + ');

/** `most` of each group, as rows of the LP format. */
function rows(
  places: readonly Place[],
  group: (place: Place) => string,
  most: (first: Place) => number,
) {
  const groups = Map.groupBy(places, group);
  return [...groups.values()].flatMap((list) => {
    const [first] = list;
    return first ? [`${terms(list)} <= ${most(first)}`] : [];
  });
}

function inARow(model: Model, places: readonly Place[]): string[] {
  const most = model.mostInARow;
  if (most >= model.slots.length) return [];
  const byDelegate = Map.groupBy(places, ({ pair }) => model.delegate[pair] ?? 0);
  return [...byDelegate.values()].flatMap((own) =>
    [...model.slots.keys()].flatMap((start) => {
      const row = Array.from({ length: most + 1 }, (_, n) => start + n);
      const joined = row.slice(1).every((slot) => model.follows[slot] === 1);
      const list = own.filter(({ slot }) => row.includes(slot));
      return joined && list.length > most ? [`${terms(list)} <= ${most}`] : [];
    }),
  );
}

function program(model: Model, places: readonly Place[]): string {
  const client = ({ pair }: Place) => model.client[pair] ?? 0;
  const delegate = ({ pair }: Place) => model.delegate[pair] ?? 0;
  const worth = ({ pair }: Place) => (model.worth[pair] ?? 0) + MUTUAL * (model.mutual[pair] ?? 0);
  const owed = [...model.promised.keys()];
  const byClient = Map.groupBy(places, client);
  const goal = [
    ...owed.map((each) => `${PROMISED} y${each}`),
    ...places.map((place) => `${worth(place)} ${place.name}`),
  ];
  const all = [
    ...rows(
      places,
      ({ pair }) => String(pair),
      () => 1,
    ),
    ...rows(
      places,
      (p) => `${delegate(p)} ${p.slot}`,
      () => 1,
    ),
    ...rows(
      places,
      (p) => `${client(p)} ${p.slot}`,
      (p) => hands(model, client(p), p.slot),
    ),
    ...rows(
      places,
      ({ slot }) => String(slot),
      ({ slot }) => model.roomInAll[slot] ?? 0,
    ),
    ...rows(
      places,
      (p) => String(client(p)),
      (p) => model.clientMost[client(p)] ?? 0,
    ),
    ...rows(
      places,
      (p) => String(delegate(p)),
      (p) => model.delegateMost[delegate(p)] ?? 0,
    ),
    ...rows(
      places.filter(({ pair }) => model.oneSided[pair] === 1),
      (p) => String(client(p)),
      (p) => model.promised[client(p)] ?? 0,
    ),
    ...inARow(model, places),
    ...owed.map((each) => {
      const own = (byClient.get(each) ?? []).map(({ name }) => ` - ${name}`).join('');
      return `y${each}${own} <= 0`;
    }),
  ];
  const limits = owed.map((each) => `0 <= y${each} <= ${model.promised[each] ?? 0}`);
  return [
    'Maximize',
    ` obj: ${goal.join('\n + ')}`,
    'Subject To',
    ...all.map(
      (row, index) => ` r${index}: ${row.replaceAll(' + ', '\n + ').replaceAll(' - ', '\n - ')}`,
    ),
    'Bounds',
    ...limits,
    'Binary',
    ...places.map(({ name }) => name),
    'End',
  ].join('\n');
}

/** What HiGHS reaches in so many seconds, counted as ours is. */
export async function peer(task: Task, seconds: number): Promise<Peer> {
  const solver = await highs();
  const model = modelOf({ ...task, fixed: [], before: [] });
  const places = placesOf(model);
  const text = program(model, places);
  const started = performance.now();
  const { Columns } = solver.solve(text, { time_limit: seconds });
  const taken = (performance.now() - started) / 1000;
  const chosen = places.filter(({ name }) => {
    const column = Columns[name];
    return column !== undefined && 'Primal' in column && Number(column.Primal) > 0.5;
  });
  const count = [...model.promised].map(
    (_, client) => chosen.filter(({ pair }) => model.client[pair] === client).length,
  );
  return {
    promised: count.reduce((sum, n, client) => sum + Math.min(n, model.promised[client] ?? 0), 0),
    mutual: chosen.filter(({ pair }) => model.mutual[pair] === 1).length,
    wishes: chosen.reduce((sum, { pair }) => sum + (model.worth[pair] ?? 0), 0),
    seconds: taken,
  };
}
