/** Swaps that this device holds until the server has them, and the offers it has shown. */

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
/** `refused`: the server does not take it; the owner discards it */
export type Held = { statements: string[]; name: string; refused: string | null };

/** Begins with what a sign-out clears. */
export const heldKey = (owner: string) => `plenary:cards:${owner}`;
const offersKey = (owner: string) => `plenary:offers:${owner}`;
/** Offers that may still be answered. */
const OFFERS = 12;

function listIn(storage: Kept, key: string): unknown[] {
  try {
    const read: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

export const readHeld = (storage: Kept, owner: string): Held[] =>
  listIn(storage, heldKey(owner)) as Held[];

function write(storage: Kept, owner: string, held: readonly Held[]) {
  if (held.length === 0) storage.removeItem(heldKey(owner));
  else storage.setItem(heldKey(owner), JSON.stringify(held));
}
const sameReply = (one: readonly string[], other: readonly string[]) => one[1] === other[1];

/** Keeps a swap; with the confirmation it takes the place of the one without. */
export function hold(storage: Kept, owner: string, swap: Held): void {
  const others = readHeld(storage, owner).filter(
    ({ statements }) => !sameReply(statements, swap.statements),
  );
  write(storage, owner, [...others, swap]);
}

export function drop(storage: Kept, owner: string, statements: readonly string[]): void {
  const others = readHeld(storage, owner).filter((held) => !sameReply(held.statements, statements));
  write(storage, owner, others);
}

export const readOffers = (storage: Kept, owner: string): string[] =>
  listIn(storage, offersKey(owner)) as string[];
export const keepOffer = (storage: Kept, owner: string, offer: string): void =>
  storage.setItem(
    offersKey(owner),
    JSON.stringify([offer, ...readOffers(storage, owner)].slice(0, OFFERS)),
  );

export type Brought = 'taken' | { refused: string } | 'unreachable';

/**
 * Brings what is held, one after the other, each until it is taken or refused for good.
 *
 * @returns whether the server was reached for all
 */
export async function bringHeld(
  storage: Kept,
  owner: string,
  post: (statements: string[]) => Promise<Brought>,
): Promise<boolean> {
  for (const held of readHeld(storage, owner).filter(({ refused }) => refused === null)) {
    const outcome = await post(held.statements);
    if (outcome === 'unreachable') return false;
    if (outcome === 'taken') drop(storage, owner, held.statements);
    else hold(storage, owner, { ...held, refused: outcome.refused });
  }
  return true;
}
