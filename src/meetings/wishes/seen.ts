/**
 * What one side may know of a pair. Every screen, list and announcement goes through here, so that
 * a no thanks and its reason stay with the side that said it.
 */
import {
  type Pair,
  type Part,
  type Side,
  type Strength,
  theOther,
  type View,
  viewOf,
  type Wish,
} from '#meetings/wishes/wish.ts';

/** What was said with an answer: the half of a day that suits, and why. */
export type Offer = { part: Part | null; reason: string };
export type KnownWish = Wish & {
  reason: string;
  /** null: never expires */
  expiresAt: Date | null;
  /** how often it was asked for, from 1 */
  asked: number;
  answer: Offer;
};
export type KnownPair = Pair & {
  client: KnownWish | null;
  delegate: KnownWish | null;
  clientId: string;
  delegateId: string;
  planned: boolean;
};

/** An expired request may be made once more. */
export const MOST_ASKED = 2;

export type Seen = {
  view: View;
  /** how strongly this side asked; null if it didn't */
  strength: Strength | null;
  /** why this side asked; of a no thanks or never, what it noted for itself */
  reason: string;
  /** the half of a day that suits this side */
  part: Part | null;
  /** why the other side asks, while it does */
  theirReason: string;
  theirPart: Part | null;
  /** what is offered instead, by whichever side; null: nothing */
  offer: Offer | null;
  /** until when this side's request waits for an answer; null: it does not wait, or always will */
  waitsUntil: Date | null;
  /** it expired, and may be made once more */
  askAgain: boolean;
  planned: boolean;
};

export const NOTHING_SEEN: Seen = {
  view: 'none',
  strength: null,
  reason: '',
  part: null,
  theirReason: '',
  theirPart: null,
  offer: null,
  waitsUntil: null,
  askAgain: false,
  planned: false,
};

/** @returns null: a client sees nothing of a delegate whom it may not see */
export function seenOf(side: Side, pair: KnownPair): Seen | null {
  if (side === 'client' && !pair.shown) return null;
  const [mine, theirs] = [pair[side], pair[theOther(side)]];
  const view = viewOf(side, pair);
  const told = theirs && ['asks', 'offered', 'agreed'].includes(view) ? theirs : null;
  return {
    view,
    strength: mine?.strength ?? null,
    reason: noteOf(view, mine, theirs),
    part: mine?.part ?? null,
    theirReason: told && told.strength !== 'never' ? told.reason : '',
    theirPart: told?.part ?? null,
    offer: offerIn(view, mine, theirs),
    waitsUntil: view === 'asked' ? (mine?.expiresAt ?? null) : null,
    askAgain: view === 'expired' && (mine?.asked ?? 0) < MOST_ASKED,
    planned: pair.planned,
  };
}

const noteOf = (view: View, mine: KnownWish | null, theirs: KnownWish | null): string =>
  view === 'declined' && mine?.strength !== 'never'
    ? (theirs?.answer.reason ?? '')
    : (mine?.reason ?? '');

function offerIn(view: View, mine: KnownWish | null, theirs: KnownWish | null): Offer | null {
  if (view === 'offers') return mine?.answer ?? null;
  if (view === 'offered') return theirs?.answer ?? null;
  return null;
}

/** Own wishes as a list shows them: what wants an act first, then what waits, then the rest as it was. */
const NEED: Partial<Record<View, number>> = { confirm: 0, expired: 1, agreed: 3 };
export const byNeed = <S extends Seen>(wishes: readonly S[]): S[] => {
  const need = ({ view, waitsUntil }: Seen) => NEED[view] ?? (waitsUntil ? 2 : 4);
  return [...wishes].sort((a, b) => need(a) - need(b));
};
