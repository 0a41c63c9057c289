/** What meetings know of wishes, as Client iQ takes it: who asked this client, and who agreed. */
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import type { Wishes } from '#iq/find.server.ts';
import { clientWishes, type GuestWish } from '#meetings/wish-lists.server.ts';

export function towards(wishes: readonly GuestWish[]): Wishes {
  return new Map(
    wishes.flatMap(({ ref, view }) => (view === 'asks' || view === 'agreed' ? [[ref, view]] : [])),
  );
}

/** Nobody asks staff. */
export const wishesFor = async (db: Db, member: Client | Staff): Promise<Wishes> =>
  member.role === 'client' ? towards(await clientWishes(db, member)) : new Map();
