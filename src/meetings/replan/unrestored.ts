/** Why a guarantee can't be restored. */
import type { Replanned } from '#meetings/change.ts';
import { type Account, stillOwed } from '#meetings/replan/accounts.ts';
import type { Search } from '#meetings/replan/setting.ts';

type Unrestored = Replanned['unrestored'][number];

/** A representative and a table that are both free in a slot to come. */
function hasSlot({ day, now, clients }: Search, client: string): boolean {
  const { representatives = [], table = null } = clients.get(client) ?? {};
  return day.task.slots.some(
    ({ number, startsAt }) =>
      startsAt > now &&
      representatives.some(({ id }) => day.free(id, number)) &&
      (table === null ? day.freeTables(number) > 0 : day.tableFree(table, number)),
  );
}

/**
 * After all that is restored: no slot in which the client could sit down, nobody left who is
 * wished and not met already, or nobody of those both willing and free.
 */
function because(search: Search, client: string): Unrestored['because'] {
  if (!hasSlot(search, client)) return 'no-slot';
  const open = (search.wishes.get(client) ?? []).filter((pair) => !search.day.meets(pair));
  return open.length === 0 ? 'no-wish' : 'nobody-free';
}

export const explainUnrestored = (
  search: Search,
  accounts: ReadonlyMap<string, Account>,
): Unrestored[] =>
  [...accounts].flatMap(([client, account]) => {
    const missing = stillOwed(account);
    return missing > 0 ? [{ client, missing, because: because(search, client) }] : [];
  });
