/** What two sides said about meeting each other, and what follows from it. */

export type Side = 'client' | 'delegate';
export type Strength = 'must' | 'would like' | 'never';
export type Reply = 'accepted' | 'declined';
/** The half of a day, in the forum's time zone, that its rules divide at noon or so. */
export type Part = 'morning' | 'afternoon';
/** `offered`: yes, but in another half of the day, or as its reason says */
export type Wish = {
  strength: Strength;
  priority: number;
  reply: Reply | 'offered' | null;
  part: Part | null;
};

/**
 * Everything said between one client and one delegate.
 * `shown`: the client may see the delegate, by consent or by the delegate's own act.
 */
export type Pair = { client: Wish | null; delegate: Wish | null; shown: boolean };

const positive = (wish: Wish | null): wish is Wish => wish !== null && wish.strength !== 'never';
const wants = (own: Wish | null, other: Wish | null) =>
  positive(own) || (positive(other) && other.reply === 'accepted');
const refuses = (own: Wish | null, other: Wish | null) =>
  own?.strength === 'never' || other?.reply === 'declined';

/**
 * Whether a pair may be planned, and for whose sake.
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
 * A pair as one side sees it. No thanks stays private: whoever was declined goes on seeing `asked`.
 *
 * `asks`: the other side asks me · `confirm`: I asked on a form that did not say that this shows
 * my name, so nothing happens until I confirm · `declined`: I said no thanks.
 */
export type View = 'none' | 'asked' | 'asks' | 'agreed' | 'declined' | 'confirm';

export function viewOf(side: Side, { client, delegate, shown }: Pair): View {
  const [mine, theirs] = side === 'client' ? [client, delegate] : [delegate, client];
  if (refuses(mine, theirs)) return 'declined';
  const iAsked = positive(mine);
  const theyAsk = positive(theirs) && mine?.reply !== 'declined';
  if (side === 'delegate' && !shown) {
    if (theyAsk) return 'asks';
    return iAsked ? 'confirm' : 'none';
  }
  if (wants(mine, theirs) && (theyAsk || (iAsked && mine.reply === 'accepted'))) return 'agreed';
  if (iAsked) return 'asked';
  return theyAsk ? 'asks' : 'none';
}
