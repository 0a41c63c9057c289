/** What meetings know of wishes, as Client iQ takes it: who asked this client, and who agreed. */
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import type { Wishes } from '#iq/find.server.ts';
import type { Wish } from '#iq/fit.ts';
import type { View } from '#meetings/wishes/wish.ts';
import { clientWishes, type GuestWish } from '#meetings/wishes/wish-lists.server.ts';

/** An offer of another time is no agreement yet; whoever was offered one still asks. */
export function wishIn(view: View): Wish | null {
  if (view === 'agreed') return 'agreed';
  return view === 'asks' || view === 'offered' ? 'asks' : null;
}

export function towards(wishes: readonly GuestWish[]): Wishes {
  return new Map(
    wishes.flatMap(({ ref, view }) => {
      const wish = wishIn(view);
      return wish ? [[ref, wish]] : [];
    }),
  );
}

/** Nobody asks staff. */
export const wishesFor = async (db: Db, member: Client | Staff, now: Date): Promise<Wishes> =>
  member.role === 'client' ? towards(await clientWishes(db, member, now)) : new Map();
