import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import type { Between } from '#iq/discovery.ts';
import { readPairs } from '#meetings/pairs.server.ts';
import { viewOf } from '#meetings/wish.ts';
import type { GuestWish } from '#meetings/wish-lists.server.ts';

export { towards, wishesFor } from '#meetings/towards.server.ts';

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
