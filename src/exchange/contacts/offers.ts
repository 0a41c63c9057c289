/** The offers that this device has shown, and may still be answered. */

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** Begins with what a sign-out clears. */
const offersKey = (owner: string) => `plenary:offers:${owner}`;
const MOST = 12;

export function readOffers(storage: Kept, owner: string): string[] {
  try {
    const read: unknown = JSON.parse(storage.getItem(offersKey(owner)) ?? '[]');
    return Array.isArray(read) ? (read as string[]) : [];
  } catch {
    return [];
  }
}

export const keepOffer = (storage: Kept, owner: string, offer: string): void =>
  storage.setItem(
    offersKey(owner),
    JSON.stringify([offer, ...readOffers(storage, owner)].slice(0, MOST)),
  );
