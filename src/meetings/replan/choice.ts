/** Chooses together by what each lost meeting is made good, and proves how many guarantees can hold. */
import { mostRestored } from '#meetings/replan/bound.ts';
import { lengthen } from '#meetings/replan/chain.ts';
import { apart } from '#meetings/replan/groups.ts';
import { improve } from '#meetings/replan/improve.ts';
import { bestOf } from '#meetings/replan/search.ts';
import { type Choice, type Chosen, giveBack, takeAll, type Ways } from '#meetings/replan/taken.ts';

/** A group up to this size is worth a full search first. */
const SMALL = 8;

/** `value` and `bound` count guarantees that hold again. */
export type Choices = { chosen: Chosen[]; value: number; bound: number };

/** Guarantees that hold again among the clients of a group. */
function restored({ accounts }: Choice, all: readonly Ways[]): number {
  const clients = new Set(all.map(({ lost }) => lost.meeting.client));
  return [...clients].reduce((sum, client) => {
    const account = accounts.get(client);
    return sum + (account ? Math.min(account.owed, account.restored) : 0);
  }, 0);
}

/** Guarantees owed to the clients of a group, as far as meetings there can make them good. */
function owedTo({ accounts }: Choice, all: readonly Ways[]): number {
  const byClient = Map.groupBy(all, ({ lost }) => lost.meeting.client);
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
  const ways = new Map(all.map((each) => [each.lost, each.options]));
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
    const fewestFirst = group.toSorted((a, b) => a.options.length - b.options.length);
    return chooseFor(choice, fewestFirst, Math.ceil((tries * group.length) / all.length));
  });
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    chosen: groups.flatMap(({ chosen }) => chosen),
    value: sum(groups.map(({ value }) => value)),
    bound: sum(groups.map(({ bound }) => bound)),
  };
}
