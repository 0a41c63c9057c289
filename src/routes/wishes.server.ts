import type { Db } from '#db/database.server.ts';
import type { Client, Organiser, Staff } from '#forum/people.ts';
import type { Between } from '#iq/discovery.ts';
import type { Wishes } from '#iq/find.server.ts';
import { readPairs } from '#meetings/pairs.server.ts';
import { viewOf } from '#meetings/wish.ts';
import { clientWishes, type GuestWish } from '#meetings/wish-lists.server.ts';

/** What meetings know of wishes, as Client iQ takes it: who asked this client, and who agreed. */
export function towards(wishes: readonly GuestWish[]): Wishes {
  return new Map(
    wishes.flatMap(({ ref, view }) => (view === 'asks' || view === 'agreed' ? [[ref, view]] : [])),
  );
}

export const wishesFor = async (db: Db, member: Client | Staff): Promise<Wishes> =>
  member.role === 'client' ? towards(await clientWishes(db, member)) : new Map();

/** What stands between a client and a delegate, for the button that asks for a meeting. */
export type Standing = Pick<GuestWish, 'view' | 'strength' | 'planned'>;
export const standings = (wishes: readonly GuestWish[]): Record<string, Standing> =>
  Object.fromEntries(
    wishes.map(({ ref, view, strength, planned }) => [ref, { view, strength, planned }]),
  );

/** Every wish of a forum as the organiser's view of Client iQ takes it. */
export async function wishesBetween(db: Db, { forumId }: Organiser): Promise<Between[]> {
  return (await readPairs(db, forumId)).map((pair) => {
    const view = viewOf('client', pair);
    const { clientId, delegateId, client } = pair;
    const asked = client?.strength === 'must' || client?.strength === 'would like';
    return {
      clientId,
      delegateId,
      wish: view === 'asks' || view === 'agreed' ? view : null,
      asked,
    };
  });
}
