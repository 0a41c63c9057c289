/** What two sides said about meeting each other, and what follows from it. */

/** As long as a reason may be, in the database too. */
export const REASON = 280;

export type Side = 'client' | 'delegate';
export type Strength = 'must' | 'would like' | 'never';
/** `offered`: yes, but in another half of the day, or as its reason says */
export type Reply = 'accepted' | 'declined' | 'offered';
/** The half of a day, in the forum's time zone, that its rules divide at noon or so. */
export type Part = 'morning' | 'afternoon';
/** `expired`: nobody answered in time, or so it must look; it counts as no wish */
export type Wish = {
  strength: Strength;
  priority: number;
  reply: Reply | null;
  part: Part | null;
  expired: boolean;
};

/**
 * Everything said between one client and one delegate.
 * `shown`: the client may see the delegate, by consent or by the delegate's own act.
 */
export type Pair = { client: Wish | null; delegate: Wish | null; shown: boolean };

export const theOther = (side: Side): Side => (side === 'client' ? 'delegate' : 'client');

/**
 * Whether a request has expired. A no thanks must look like no answer to whoever asked, so a
 * declined request expires at the same moment as an unanswered one.
 *
 * @param expiresAt null: never, as for what an organiser entered
 */
export const hasExpired = (reply: Reply | null, expiresAt: Date | null, now: Date): boolean =>
  (reply === null || reply === 'declined') && expiresAt !== null && expiresAt <= now;

/** A wish for a meeting that still counts. */
export const positive = <W extends Wish>(wish: W | null): wish is W =>
  wish !== null && wish.strength !== 'never' && !wish.expired;
const wants = (own: Wish | null, other: Wish | null) =>
  positive(own) || (positive(other) && other.reply === 'accepted');
const refuses = (own: Wish | null, other: Wish | null) =>
  own?.strength === 'never' || other?.reply === 'declined';

/**
 * Whether a pair may be planned, and for whose sake. An offer that is not accepted yet leaves the
 * wish of whoever asked.
 *
 * `waits`: the client can't see the delegate, so nothing is planned until the delegate acts.
 * `refused`: one side said never or no thanks, whatever the other wishes.
 */
export type Standing = 'both' | 'client' | 'delegate' | 'waits' | 'refused' | 'none';

export function standing({ client, delegate, shown }: Pair): Standing {
  if (refuses(client, delegate) || refuses(delegate, client)) return 'refused';
  const byClient = wants(client, delegate);
  const byDelegate = wants(delegate, client);
  if (!byClient && !byDelegate) return 'none';
  if (!shown) return 'waits';
  if (byClient && byDelegate) return 'both';
  return byClient ? 'client' : 'delegate';
}

/**
 * A pair as one side sees it. No thanks stays private: whoever was declined goes on seeing `asked`,
 * and `expired` when an unanswered request would have.
 *
 * `asks`: the other side asks me · `offers`: the other side says yes, but otherwise than I asked ·
 * `offered`: I said so, and they have not answered · `agreed`: both want it · `declined`: I said no
 * thanks or never · `confirm`: I asked on a form that did not say that this shows my name, so
 * nothing happens until I confirm.
 */
export const VIEWS = [
  'none',
  'asked',
  'asks',
  'offers',
  'offered',
  'agreed',
  'declined',
  'confirm',
  'expired',
] as const;
export type View = (typeof VIEWS)[number];

export function viewOf(side: Side, { client, delegate, shown }: Pair): View {
  const [mine, theirs] = side === 'client' ? [client, delegate] : [delegate, client];
  if (refuses(mine, theirs)) return 'declined';
  const expired = mine !== null && mine.strength !== 'never' && mine.expired;
  const iAsked = positive(mine);
  const theyAsk = positive(theirs) && mine?.reply !== 'declined';
  if (side === 'delegate' && !shown) {
    if (theyAsk) return 'asks';
    return iAsked ? 'confirm' : 'none';
  }
  if (wants(mine, theirs) && (theyAsk || (iAsked && mine.reply === 'accepted'))) return 'agreed';
  if (iAsked) return mine.reply === 'offered' ? 'offers' : 'asked';
  if (theyAsk) return theirs.reply === 'offered' ? 'offered' : 'asks';
  return expired ? 'expired' : 'none';
}
