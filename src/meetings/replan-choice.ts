/** Chooses together by what each lost meeting is made good, and proves how many guarantees can hold. */
import { stillOwed } from '#meetings/replan-accounts.ts';
import { mostRestored } from '#meetings/replan-bound.ts';
import { lengthen } from '#meetings/replan-chain.ts';
import { apart } from '#meetings/replan-groups.ts';
import {
  bestOf,
  type Choice,
  type Chosen,
  giveBack,
  inTheWay,
  take,
  type Ways,
} from '#meetings/replan-search.ts';
import { PROMISED } from '#meetings/replan-worth.ts';

/** Lost meetings that are chosen anew together. */
const WINDOW = 5;
/** A group up to this size is worth a full search first. */
const SMALL = 8;
/** Options tried for one window, at most. */
const WINDOW_TRIES = 1_000;

/** `value` and `bound` count guarantees that hold again. */
export type Choices = { chosen: Chosen[]; value: number; bound: number };

const lostOf = (ways: Ways) => ways[0]?.lost;

/** Takes them all and says what they bring. */
function takeAll(choice: Choice, chosen: readonly Chosen[]): number {
  let worth = 0;
  for (const each of chosen) {
    const account = choice.accounts.get(each.option.client);
    worth += each.option.worth + (account && stillOwed(account) > 0 ? PROMISED : 0);
    take(choice, each);
  }
  return worth;
}

/** The lost meeting at this place, and those that keep it from something better, most often first. */
function windowOf(all: readonly Ways[], chosen: readonly Chosen[], ways: Ways): Ways[] {
  const now = chosen.find(({ option }) => option.lost === lostOf(ways));
  const better = ways.filter(({ worth }) => worth > (now?.option.worth ?? 0));
  const others = chosen
    .filter((other) => other !== now)
    .map((other) => ({ other, times: better.filter((option) => inTheWay(option, other)).length }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times)
    .slice(0, WINDOW - 1);
  const lost = new Set([lostOf(ways), ...others.map(({ other }) => other.option.lost)]);
  return better.length > 0 ? all.filter((each) => lost.has(lostOf(each))) : [];
}

/** Chooses a few anew while all others stay, again and again, as long as that is better. */
function improve(choice: Choice, all: readonly Ways[], start: Chosen[], tries: number): Chosen[] {
  let chosen = start;
  let left = tries;
  for (let at = 0, idle = 0; idle < all.length && left > 0; at = (at + 1) % all.length, idle++) {
    const few = windowOf(all, chosen, all[at] ?? []);
    const freed = new Set(few.map(lostOf));
    const old = chosen.filter(({ option }) => freed.has(option.lost));
    for (const each of old) giveBack(choice, each);
    const found = bestOf(choice, few, Math.min(left, WINDOW_TRIES));
    left -= found.tried;
    const worth = takeAll(choice, old);
    if (found.worth <= worth) continue;
    for (const each of old) giveBack(choice, each);
    takeAll(choice, found.chosen);
    chosen = [...chosen.filter((each) => !old.includes(each)), ...found.chosen];
    idle = -1;
  }
  return chosen;
}

/** Guarantees that hold again among the clients of a group. */
function restored({ accounts }: Choice, all: readonly Ways[]): number {
  const clients = new Set(all.flatMap((ways) => (ways[0] ? [ways[0].client] : [])));
  return [...clients].reduce((sum, client) => {
    const account = accounts.get(client);
    return sum + (account ? Math.min(account.owed, account.restored) : 0);
  }, 0);
}

/** Guarantees owed to the clients of a group, as far as meetings there can make them good. */
function owedTo({ accounts }: Choice, all: readonly Ways[]): number {
  const byClient = Map.groupBy(all, (ways) => ways[0]?.client ?? '');
  return [...byClient].reduce(
    (sum, [client, own]) => sum + Math.min(own.length, accounts.get(client)?.owed ?? 0),
    0,
  );
}

/** What no choice for a group can pass, when nothing is chosen for it yet. */
function boundOf(choice: Choice, all: readonly Ways[], chosen: readonly Chosen[]): number {
  for (const each of chosen) giveBack(choice, each);
  const bound = mostRestored(choice, all);
  takeAll(choice, chosen);
  return bound;
}

/** More guarantees by chains first, then whatever is better in a few places. */
function better(choice: Choice, all: readonly Ways[], start: Chosen[], tries: number): Chosen[] {
  const chosen = new Map(start.map((each) => [each.option.lost, each]));
  const ways = new Map(all.flatMap((own) => (own[0] ? [[own[0].lost, own] as const] : [])));
  lengthen({ choice, ways, chosen }, tries);
  return improve(choice, all, [...chosen.values()], tries);
}

/** One group: searched in full where `tries` suffice, else improved piece by piece under a bound. */
function chooseFor(choice: Choice, all: readonly Ways[], tries: number): Choices {
  const found = bestOf(choice, all, all.length > SMALL ? Math.ceil(tries / 10) : tries);
  takeAll(choice, found.chosen);
  const chosen = found.complete ? found.chosen : better(choice, all, found.chosen, tries);
  const value = restored(choice, all);
  const proved = found.complete || value === owedTo(choice, all);
  return { chosen, value, bound: proved ? value : boundOf(choice, all, chosen) };
}

/**
 * What is booked anew, at most one meeting for each that is lost.
 *
 * @param tries how many bookings are tried out in all, about
 */
export function chooseAll(choice: Choice, all: readonly Ways[], tries: number): Choices {
  const groups = apart(choice, all).map((group) => {
    const fewestFirst = group.toSorted((a, b) => a.length - b.length);
    return chooseFor(choice, fewestFirst, Math.ceil((tries * group.length) / all.length));
  });
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    chosen: groups.flatMap(({ chosen }) => chosen),
    value: sum(groups.map(({ value }) => value)),
    bound: sum(groups.map(({ bound }) => bound)),
  };
}
