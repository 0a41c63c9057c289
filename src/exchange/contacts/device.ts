/** This device's key pair for one seat: made here, the private half never leaves. Browsers only. */

import { newKeys, newMark, publicText } from '#exchange/contacts/statement.ts';
import { CHANNEL } from '#exchange/device/names.ts';

export type DeviceKey = { id: string; keys: CryptoKeyPair; registered: boolean };
/** Begins and ends as what a sign-out clears; a forum's key has no full stop. */
const databaseOf = (owner: string) => `plenary:cards.${owner}`;
const STORE = 'keys';
const KEY = 'own';

/** Keys that are being made while somebody signs out must not come back after all was cleared. */
let cleared = false;
let told: BroadcastChannel | undefined;
function heedSignOut(): void {
  told ??= new BroadcastChannel(CHANNEL);
  told.onmessage = ({ data }: MessageEvent<object>) => {
    if ('cleared' in data) cleared = true;
  };
}

function open(owner: string): Promise<IDBDatabase> {
  heedSignOut();
  if (cleared) return Promise.reject(new Error('This device was signed out'));
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseOf(owner), 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(
  owner: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
) {
  const database = await open(owner);
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = act(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

/** The key of a seat on this device; null: none yet, or this browser keeps none. */
export async function readKey(owner: string): Promise<DeviceKey | null> {
  try {
    return ((await within(owner, 'readonly', (store) => store.get(KEY))) as DeviceKey) ?? null;
  } catch {
    return null;
  }
}

const write = (owner: string, key: DeviceKey) =>
  within(owner, 'readwrite', (store) => store.put(key, KEY));

/** A name by which a person knows the device. */
const deviceName = () =>
  /iPhone|iPad|Android|Windows|Mac|Linux/.exec(navigator.userAgent)?.[0] ?? '';

/**
 * Makes the key of this seat, if there is none, and tells the server its public half: to be called
 * with a connection. A key that its owner removed from the list gives way to a new one.
 */
export async function makeReady(forum: string, owner: string): Promise<DeviceKey | null> {
  if (!globalThis.crypto?.subtle || typeof indexedDB === 'undefined') return null;
  try {
    const known = await readKey(owner);
    return (known && (await tellKey(forum, owner, known))) ?? (await newKey(forum, owner));
  } catch {
    return null; // the line broke, or the browser keeps nothing
  }
}

async function newKey(forum: string, owner: string): Promise<DeviceKey | null> {
  const key = { id: newMark(), keys: await newKeys(), registered: false };
  await write(owner, key);
  return tellKey(forum, owner, key);
}

async function tellKey(forum: string, owner: string, key: DeviceKey): Promise<DeviceKey | null> {
  const publicKey = await publicText(key.keys.publicKey);
  const response = await fetch(`/api/v1/forums/${forum}/contacts/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: key.id, publicKey, device: deviceName() }),
  });
  if (response.status === 409) return null; // removed
  if (!response.ok) throw new Error('not told');
  const ready = { ...key, registered: true };
  if (!key.registered) await write(owner, ready);
  return ready;
}
