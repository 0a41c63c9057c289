import type { Db } from '#db/database.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import type { Between } from '#iq/discovery.ts';
import { readBooking } from '#meetings/wishes/booking.server.ts';
import { refBars } from '#meetings/wishes/gate.server.ts';
import type { Barred } from '#meetings/wishes/gate.ts';
import type { Limits } from '#meetings/wishes/limits.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { suggestToClient, suggestToDelegate } from '#meetings/wishes/suggestions.server.ts';
import { wishIn } from '#meetings/wishes/towards.server.ts';
import { viewOf } from '#meetings/wishes/wish.ts';
import {
  clientLimits,
  clientWishes,
  delegateWishes,
  type GuestWish,
} from '#meetings/wishes/wish-lists.server.ts';

export { towards, wishesFor } from '#meetings/wishes/towards.server.ts';

/** What stands between a client and a delegate, for the button that asks for a meeting. */
export type Standing = Pick<GuestWish, 'view' | 'strength' | 'planned' | 'askAgain'> & {
  limits: Limits;
  /** why this delegate can't be asked now */
  barred: Barred | null;
};

/** @param wishes of this client · `ref`: the delegate looked at */
export async function standingWith(
  db: Db,
  client: Client,
  ref: string,
  wishes: readonly GuestWish[],
  now: Date,
): Promise<Standing> {
  const known = wishes.find((wish) => wish.ref === ref);
  const { view = 'none', strength = null, planned = false, askAgain = false } = known ?? {};
  const asks = view === 'none' || view === 'expired' || view === 'declined';
  const barred = asks ? await refBars(db, client, ref, now) : null;
  return { view, strength, planned, askAgain, barred, limits: await clientLimits(db, client, now) };
}

/** Every wish of a forum as the organiser's view of Client iQ takes it. */
export async function wishesBetween(db: Db, { forumId }: Organiser, now: Date): Promise<Between[]> {
  return (await readPairs(db, forumId, {}, now)).map((pair) => {
    const { clientId, delegateId, client } = pair;
    const asked = client?.strength === 'must' || client?.strength === 'would like';
    return { clientId, delegateId, wish: wishIn(viewOf('client', pair)), asked };
  });
}

/**
 * A client's wishes with what it may still ask, and whom.
 *
 * @param book ref of the delegate with whom a time is sought
 */
export async function oursFor(db: Db, client: Client, book: string | null, now: Date) {
  const wishes = await clientWishes(db, client, now);
  const limits = await clientLimits(db, client, now);
  const suggested = await suggestToClient(db, client, wishes, now);
  return { wishes, limits, suggested, booking: await readBooking(db, client, book, now) };
}

/** A delegate's wishes, and companies that offer what his or her own answers name. */
export async function mineFor(db: Db, delegate: Delegate, book: string | null, now: Date) {
  const wishes = await delegateWishes(db, delegate, now);
  const suggested = await suggestToDelegate(db, delegate, wishes.companies);
  return { ...wishes, suggested, booking: await readBooking(db, delegate, book, now) };
}
