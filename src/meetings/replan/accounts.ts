/** What each client has lost and may be given again. */
import type { StandingMeeting } from '#meetings/change.ts';
import { pairKey } from '#meetings/replan/day.ts';
import type { Lost } from '#meetings/replan/lost.ts';
import type { Option } from '#meetings/replan/stand-in.ts';
import type { Task } from '#meetings/task.ts';

export type Account = {
  /** guarantees that held before the incidents */
  held: number;
  /** guarantees that held before and hold no more */
  owed: number;
  /** lost meetings made good */
  restored: number;
  /** of those, ones that are good only for what is owed */
  onlyPromised: number;
  /** meetings that only the client wishes which may still be added */
  oneSided: number;
};

/**
 * A client is owed what the lost meetings took from its guarantee. Meetings that only it wishes
 * stay within its guarantee, or within what stood before.
 */
export function openAccounts(
  task: Task,
  standing: readonly StandingMeeting[],
  lost: readonly Lost[],
): Map<string, Account> {
  const gone = new Set(lost.map(({ meeting }) => meeting));
  const concerned = new Set(lost.map(({ meeting }) => meeting.client));
  const counted = Map.groupBy(
    standing.filter((meeting) => meeting.state !== 'missed' || gone.has(meeting)),
    ({ client }) => client,
  );
  const wished = task.pairs.filter((pair) => pair.for === 'client' && concerned.has(pair.client));
  const onlyClient = new Set(wished.map(pairKey));
  const oneSided = (list: readonly StandingMeeting[]) =>
    list.filter((meeting) => onlyClient.has(pairKey(meeting))).length;
  const entries = task.clients.map(({ id, promised }): [string, Account] => {
    const before = counted.get(id) ?? [];
    const held = Math.min(promised, before.length);
    const account = { held, owed: 0, restored: 0, onlyPromised: 0, oneSided: 0 };
    if (!concerned.has(id)) return [id, account];
    const left = before.filter((meeting) => !gone.has(meeting));
    const owed = held - Math.min(promised, left.length);
    const room = Math.max(promised, oneSided(before)) - oneSided(left);
    return [id, { ...account, owed, oneSided: room }];
  });
  return new Map(entries);
}

/** Whether one more such meeting keeps within what the client may be given. */
export const allows = (account: Account, option: Option): boolean =>
  (!option.onlyPromised || account.onlyPromised < account.owed) &&
  (!option.oneSided || account.oneSided > 0);

/** Writes an option down, or with -1 takes it back. */
export function enter(account: Account, option: Option, one: 1 | -1): void {
  account.restored += one;
  if (option.onlyPromised) account.onlyPromised += one;
  if (option.oneSided) account.oneSided -= one;
}

export const stillOwed = ({ owed, restored }: Account): number => Math.max(0, owed - restored);

export function totalOf(accounts: ReadonlyMap<string, Account>): { held: number; owed: number } {
  const all = [...accounts.values()];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return { held: sum(all.map(({ held }) => held)), owed: sum(all.map(({ owed }) => owed)) };
}
