/** Where a conversation finds the outbox: its script comes when there is something to send. */
import { getContext, setContext } from 'svelte';
import { outboxKey } from '#exchange/chat/outbox-key.ts';
import type { Sending } from './sending.svelte.ts';

type Held = { readonly current: Sending | null };
const KEY = Symbol('sending');
export const provideSending = (held: Held) => setContext(KEY, held);
export const useSending = () => getContext<Held>(KEY);

/** Whether this device may hold messages of this owner that the server does not have. */
export function holdsUnsent(owner: string): boolean {
  try {
    return localStorage.getItem(outboxKey(owner)) !== null;
  } catch {
    return false;
  }
}
