/** Options that are taken: booked on the day, entered into the client's account. */
import { type Account, enter, stillOwed } from '#meetings/replan/accounts.ts';
import type { Booking } from '#meetings/replan/day.ts';
import type { Lost } from '#meetings/replan/lost.ts';
import type { Search } from '#meetings/replan/setting.ts';
import type { Option } from '#meetings/replan/stand-in.ts';
import { PROMISED } from '#meetings/replan/worth.ts';

/** A lost meeting, and the ways to make it good, best first; there is one at least. */
export type Ways = { lost: Lost; options: readonly Option[] };
/** An option at the table that was free for it. */
export type Chosen = { option: Option; booking: Booking };
export type Choice = { search: Search; accounts: ReadonlyMap<string, Account> };

export function take({ search, accounts }: Choice, { option, booking }: Chosen): void {
  search.day.book(booking);
  const account = accounts.get(option.client);
  if (account) enter(account, option, 1);
}

export function giveBack({ search, accounts }: Choice, { option, booking }: Chosen): void {
  search.day.release(booking);
  const account = accounts.get(option.client);
  if (account) enter(account, option, -1);
}

/** Whether both can't be, or count for the same client. */
export const inTheWay = (option: Option, { option: other, booking }: Chosen): boolean =>
  option.client === other.client ||
  option.delegate === other.delegate ||
  (option.slot === other.slot && (option.table ?? booking.table) === booking.table);

/** Takes them all and says what they bring. */
export function takeAll(choice: Choice, chosen: readonly Chosen[]): number {
  let worth = 0;
  for (const each of chosen) {
    const account = choice.accounts.get(each.option.client);
    worth += each.option.worth + (account && stillOwed(account) > 0 ? PROMISED : 0);
    take(choice, each);
  }
  return worth;
}
