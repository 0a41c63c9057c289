/** Finds room for one more guarantee by giving others of the same re-plan another place, in a chain. */
import { allows, stillOwed } from '#meetings/replan/accounts.ts';
import type { Lost } from '#meetings/replan/lost.ts';
import { type Option, settle } from '#meetings/replan/stand-in.ts';
import { type Choice, type Chosen, giveBack, inTheWay, take } from '#meetings/replan/taken.ts';

/** What is chosen so far, by lost meeting, and all that could be. */
export type Board = {
  choice: Choice;
  ways: ReadonlyMap<Lost, readonly Option[]>;
  chosen: Map<Lost, Chosen>;
};

/** Takes the option if nothing stands in its way. */
function put({ choice, chosen }: Board, option: Option): boolean {
  const account = choice.accounts.get(option.client);
  const booking = account && allows(account, option) ? settle(choice.search, option) : null;
  if (!booking) return false;
  chosen.set(option.lost, { option, booking });
  take(choice, { option, booking });
  return true;
}

function lift({ choice, chosen }: Board, each: Chosen): void {
  chosen.delete(each.option.lost);
  giveBack(choice, each);
}

function putBack({ choice, chosen }: Board, each: Chosen): void {
  chosen.set(each.option.lost, each);
  take(choice, each);
}

/**
 * Makes a lost meeting good; if all its ways are taken, in the place of another one that can go
 * elsewhere in turn, or that is not owed. What is chosen stays as it was if that fails.
 *
 * @param asked lost meetings that were asked to go elsewhere already
 * @see augmenting paths: Kuhn, "The Hungarian method for the assignment problem" (1955)
 */
function place(board: Board, lost: Lost, asked: Set<Lost>, work: { left: number }): boolean {
  const ways = board.ways.get(lost) ?? [];
  if (ways.some((option) => put(board, option))) return true;
  for (const option of ways)
    for (const other of [...board.chosen.values()]) {
      if (asked.has(other.option.lost) || !inTheWay(option, other)) continue;
      if (work.left-- <= 0) return false;
      lift(board, other);
      if (put(board, option)) {
        asked.add(other.option.lost);
        if (isSpare(board, other) || place(board, other.option.lost, asked, work)) return true;
        const mine = board.chosen.get(lost);
        if (mine) lift(board, mine);
      }
      putBack(board, other);
    }
  return false;
}

/** Whether its client has all that it is owed without it. */
function isSpare({ choice }: Board, { option }: Chosen): boolean {
  const account = choice.accounts.get(option.client);
  return account !== undefined && stillOwed(account) === 0;
}

/** Restores more guarantees as long as a chain is found. */
export function lengthen(board: Board, tries: number): void {
  for (const lost of board.ways.keys()) {
    const account = board.choice.accounts.get(lost.meeting.client);
    if (board.chosen.has(lost) || !account || stillOwed(account) === 0) continue;
    place(board, lost, new Set([lost]), { left: tries });
  }
}
