/** Signing out: nothing of anyone stays on this device. */
import { tell } from '#exchange/device/deliver.ts';
import { isPersonal, type Owner, ownerNamed } from '#exchange/device/names.ts';

/**
 * Clears pages, acts and events, of everyone or of those who are not to stay. What local storage
 * holds is out of a worker's reach: pages clear that themselves.
 */
export async function clearKept(stays: (owner: Owner) => boolean = () => false): Promise<void> {
  const goes = (name: string) => {
    const owner = ownerNamed(name);
    return owner !== null && !stays(owner);
  };
  const names = (await caches.keys()).filter(goes);
  await Promise.all(names.map((name) => caches.delete(name)));
  const databases = (await indexedDB.databases?.()) ?? [];
  await Promise.all(databases.flatMap(({ name = '' }) => (goes(name) ? [drop(name)] : [])));
}

/** All that a page can reach: also local storage, and what would still be pushed to this device. */
export async function clearDevice(): Promise<void> {
  tell({ cleared: 'by hand' });
  await clearKept();
  // last: what is at work here may put down once more that something waits
  for (const key of Object.keys(localStorage)) if (isPersonal(key)) localStorage.removeItem(key);
  const worker = await navigator.serviceWorker?.getRegistration('/app/');
  const pushed = await worker?.pushManager?.getSubscription();
  await pushed?.unsubscribe();
}

/** A database that another tab holds open is gone as soon as that tab hears of it. */
const drop = (name: string) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    request.onblocked = () => resolve();
  });
