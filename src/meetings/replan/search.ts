/** The best way to make some lost meetings good together, found depth first and cut by bounds. */
import { allows, stillOwed } from '#meetings/replan/accounts.ts';
import { settle } from '#meetings/replan/stand-in.ts';
import { type Choice, type Chosen, giveBack, take, type Ways } from '#meetings/replan/taken.ts';
import { PROMISED } from '#meetings/replan/worth.ts';

/** `tried`: options · `complete`: proved best */
export type Found = { chosen: Chosen[]; worth: number; tried: number; complete: boolean };

/** The most that lost meetings from position `from` on can bring, if none stood in another's way. */
function mostOf(all: readonly Ways[], from: number, { accounts }: Choice): number {
  let sum = 0;
  const open = new Map<string, number>();
  for (let at = from; at < all.length; at++) {
    const ways = all[at];
    const client = ways?.lost.meeting.client ?? '';
    const account = accounts.get(client);
    const owed = open.get(client) ?? (account ? stillOwed(account) : 0);
    open.set(client, owed - 1);
    sum += (ways?.options[0]?.worth ?? 0) + (owed > 0 ? PROMISED : 0);
  }
  return sum;
}

/**
 * The most valuable set of options, one at most for each lost meeting, beside all that is booked.
 * Leaves the day and the accounts as they were.
 *
 * @param tries how many options may be tried; the best so far counts when they are used up
 */
export function bestOf(choice: Choice, all: readonly Ways[], tries: number): Found {
  const { search, accounts } = choice;
  const stack: Chosen[] = [];
  const best: Found = { chosen: [], worth: -1, tried: 0, complete: true };

  function descend(at: number, worth: number): void {
    if (worth > best.worth) Object.assign(best, { chosen: [...stack], worth });
    const ways = all[at];
    if (!ways) return;
    const account = accounts.get(ways.lost.meeting.client);
    const bonus = account && stillOwed(account) > 0 ? PROMISED : 0;
    if (worth + mostOf(all, at, choice) <= best.worth) return;
    let beyond: number | null = null;
    for (const option of ways.options) {
      if (beyond !== null && worth + option.worth + bonus + beyond <= best.worth) break;
      if (account && !allows(account, option)) continue;
      if (best.tried++ >= tries) {
        best.complete = false;
        return;
      }
      const booking = settle(search, option);
      if (!booking) continue;
      const chosen = { option, booking };
      take(choice, chosen);
      beyond ??= mostOf(all, at + 1, choice);
      stack.push(chosen);
      descend(at + 1, worth + option.worth + bonus);
      stack.pop();
      giveBack(choice, chosen);
    }
    descend(at + 1, worth);
  }
  descend(0, 0);
  return best;
}
