/** Where a screen finds the outbox: its script comes when there is something to send. */
import { getContext, setContext } from 'svelte';
import type { Act } from '#exchange/device/act.ts';
import { oldOutboxKey, pagesOf, waitsKey } from '#exchange/device/names.ts';
import type { Sending } from './sending.svelte.ts';

/** `ready` fetches it, where there was nothing to send before; it may be that its script can’t be had */
type Held = { readonly current: Sending | null; ready(): Promise<Sending> };
const KEY = Symbol('sending');
export const provideSending = (held: Held) => setContext(KEY, held);
export const useSending = () => getContext<Held>(KEY);

/** Whether “Got it”, of this version, waits among these acts. */
export const gotItWaits = (acts: readonly Act[] | undefined, id: string, version: number) =>
  acts?.some(
    ({ kind, lane, asking, refused }) =>
      kind === 'got it' &&
      lane === `announcement:${id}` &&
      asking.form?.version === String(version) &&
      !refused,
  ) ?? false;

/** Whether this device may hold acts of this owner that the server does not know. */
export function holdsUnsent(owner: string): boolean {
  try {
    return [waitsKey(owner), oldOutboxKey(owner)].some((key) => localStorage.getItem(key) !== null);
  } catch {
    return false;
  }
}

/** Whether this page opens here without a line. */
export async function isKept(owner: string, path: string): Promise<boolean> {
  if (!('caches' in globalThis)) return false;
  return (await caches.match(path, { cacheName: pagesOf(owner) })) !== undefined;
}
