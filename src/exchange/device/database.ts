/** The device's database of one owner: acts that wait, and the end of the stream as it was heard. */
import type { Act, Shelf } from '#exchange/device/act.ts';
import { databaseOf, type Owner } from '#exchange/device/names.ts';

/** One event of the person's stream. */
export type Heard = { number: number; kind: string; body: unknown };

type Change = Heard & { body: { id: string; version: number } };
const isChange = (event: Heard): event is Change =>
  event.kind === 'message' && ((event.body as { version?: number }).version ?? 1) > 1;

type Kept = Act & { place?: number };
/** Beyond it, a kept page is too old to be mended by what was heard since. */
const MOST_HEARD = 2_000;

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(owner: Owner): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseOf(owner), 1);
  request.onupgradeneeded = () => {
    const acts = request.result.createObjectStore('acts', {
      keyPath: 'place',
      autoIncrement: true,
    });
    acts.createIndex('id', 'id', { unique: true });
    request.result.createObjectStore('heard', { keyPath: 'number' });
  };
  return asked(request).then((database) => {
    // who signs out deletes it, from whichever tab
    database.onversionchange = () => database.close();
    return database;
  });
}

/** Acts and events of one owner. Every call is one transaction on disk. */
export class Device implements Shelf {
  readonly #database: Promise<IDBDatabase>;

  constructor(owner: Owner) {
    this.#database = open(owner);
  }

  all(): Promise<Act[]> {
    return this.#in('acts', 'readonly', (acts) => asked<Act[]>(acts.getAll()));
  }

  add(act: Act, instead: readonly string[]): Promise<void> {
    return this.#in('acts', 'readwrite', async (acts) => {
      for (const id of instead) await take(acts, id);
      const place = await placeOf(acts, act.id);
      acts.put(place === undefined ? act : { ...act, place });
    });
  }

  done(id: string, changed: readonly Act[]): Promise<void> {
    return this.#in('acts', 'readwrite', async (acts) => {
      await take(acts, id);
      for (const act of changed) await change(acts, act.id, () => act);
    });
  }

  mark(id: string, refused: Act['refused']): Promise<void> {
    return this.#in('acts', 'readwrite', (acts) =>
      change(acts, id, (act) => ({ ...act, refused })),
    );
  }

  hear(events: readonly Heard[]): Promise<void> {
    return this.#in('heard', 'readwrite', async (heard) => {
      const changed = new Map(events.filter(isChange).map(({ body }) => [body.id, body]));
      // words that were changed or taken back leave the device with the first news of it
      if (changed.size > 0)
        for (const event of await asked<Heard[]>(heard.getAll())) {
          const body = changed.get((event.body as { id?: string }).id ?? '');
          if (body) heard.put({ ...event, body });
        }
      for (const event of events) {
        const { id = '' } = event.body as { id?: string };
        heard.put({ ...event, body: changed.get(id) ?? event.body });
      }
      const keys = await asked(heard.getAllKeys());
      const oldest = keys.at(-MOST_HEARD);
      if (oldest !== undefined) heard.delete(IDBKeyRange.upperBound(oldest, true));
    });
  }

  /** In order. */
  heardAfter(number: number): Promise<Heard[]> {
    return this.#in('heard', 'readonly', (heard) =>
      asked<Heard[]>(heard.getAll(IDBKeyRange.lowerBound(number, true))),
    );
  }

  /** Forgets events that are nobody's business here any more. */
  forget(isGone: (event: Heard) => boolean): Promise<void> {
    return this.#in('heard', 'readwrite', async (heard) => {
      for (const event of await asked<Heard[]>(heard.getAll()))
        if (isGone(event)) heard.delete(event.number);
    });
  }

  async close(): Promise<void> {
    (await this.#database).close();
  }

  /** @returns when all of it is on disk */
  async #in<T>(
    store: 'acts' | 'heard',
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => Promise<T>,
  ): Promise<T> {
    const transaction = (await this.#database).transaction(store, mode, { durability: 'strict' });
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const [value] = await Promise.all([work(transaction.objectStore(store)), ended]);
    return value;
  }
}

const placeOf = (acts: IDBObjectStore, id: string) => asked(acts.index('id').getKey(id));

async function take(acts: IDBObjectStore, id: string): Promise<void> {
  const place = await placeOf(acts, id);
  if (place !== undefined) acts.delete(place);
}

async function change(acts: IDBObjectStore, id: string, to: (act: Act) => Act): Promise<void> {
  const kept = await asked<Kept | undefined>(acts.index('id').get(id));
  if (kept) acts.put({ ...to(kept), place: kept.place });
}
