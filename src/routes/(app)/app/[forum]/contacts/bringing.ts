/** Brings to the server the swaps that this device made without a network. */
import { type Brought, bringHeld } from '#exchange/contacts/held-swaps.ts';

/** @returns whether nothing is left to bring */
export const bring = (forum: string, owner: string): Promise<boolean> =>
  bringHeld(localStorage, owner, (statements) => post(forum, statements));

async function post(forum: string, statements: string[]): Promise<Brought> {
  try {
    const response = await fetch(`/api/v1/forums/${forum}/contacts/offline`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ statements }),
    });
    if (response.ok) return 'taken';
    if (response.status !== 409 && response.status !== 422) return 'unreachable';
    const { detail } = (await response.json()) as { detail?: string };
    return { refused: detail ?? 'other' };
  } catch {
    return 'unreachable';
  }
}
