/** Hears what other transactions announced and passes it on to whoever it concerns in this process. */
import pg from 'pg';
import { Unheard } from '#base/announcements.server.ts';
import { CHANNEL } from '#base/live.server.ts';
import { oneAtATime } from '#base/turns.ts';
import { type Db, urlOf } from '#db/database.server.ts';

export type Listener = {
  forumId: string;
  /** null: an organiser without a person of its own, who hears what concerns everyone */
  personId: string | null;
  hear: (key: string) => void;
};
export type Ear = {
  listen(listener: Listener): () => void;
  /** For what the house itself does when something changed, in any forum and for whomever. */
  watch(hear: (forumId: string, key: string) => void): () => void;
  close(): Promise<void>;
};

/** NOTIFY is a hint that can be lost with its connection; the table is read at least this often. */
const POLL = 1_000;
const RECONNECT = 2_000;

const ears = new Map<Db, Promise<Ear>>();

/** The one ear of this process on a database: one connection however many people listen. */
export function earOf(db: Db): Promise<Ear> {
  const known = ears.get(db);
  if (known) return known;
  const ear = openEar(db);
  ears.set(db, ear);
  ear.catch(() => ears.delete(db)); // the next listener tries again
  return ear;
}

/** At the end of the process: an open connection would hold it. */
export async function closeEars(): Promise<void> {
  const all = await Promise.allSettled(ears.values());
  await Promise.all(all.map((ear) => ear.status === 'fulfilled' && ear.value.close()));
}

async function openEar(db: Db): Promise<Ear> {
  const listeners = new Map<string, Set<Listener>>();
  const watchers = new Set<(forumId: string, key: string) => void>();
  const unheard = await Unheard.from(db);
  let closed = false;

  const dispatch = async () => {
    for (const { forum_id, key, people } of await unheard.read(db)) {
      const concerned = people && new Set(people);
      for (const hear of watchers) hear(forum_id, key);
      for (const { personId, hear } of listeners.get(forum_id) ?? [])
        if (!concerned || (personId && concerned.has(personId))) hear(key);
    }
  };
  const look = oneAtATime(() => (closed ? Promise.resolve() : dispatch()));
  const timer = setInterval(look, POLL).unref();
  const stopHints = hints(urlOf(db), look);

  return {
    listen(listener) {
      const here = listeners.get(listener.forumId) ?? new Set();
      listeners.set(listener.forumId, here.add(listener));
      return () => {
        here.delete(listener);
        if (here.size === 0 && listeners.get(listener.forumId) === here)
          listeners.delete(listener.forumId);
      };
    },
    watch(hear) {
      watchers.add(hear);
      return () => watchers.delete(hear);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      ears.delete(db);
      await stopHints();
    },
  };
}

/** Calls `look` at every NOTIFY, and opens the connection again when it was lost. */
function hints(url: string | undefined, look: () => void): () => Promise<void> {
  let closed = false;
  let connection: pg.Client | null = null;
  let waiting: NodeJS.Timeout | undefined;

  const connect = async () => {
    if (closed || !url) return;
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    connection = client;
    let lost = false;
    const retry = () => {
      if (lost) return;
      lost = true;
      client.end().catch(() => {});
      if (!closed) waiting = setTimeout(connect, RECONNECT).unref();
    };
    client.on('error', retry);
    client.on('end', retry);
    client.on('notification', look);
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      look(); // what was announced while nobody listened
    } catch {
      retry();
    }
  };
  void connect();

  return async () => {
    closed = true;
    clearTimeout(waiting);
    await connection?.end().catch(() => {});
  };
}
