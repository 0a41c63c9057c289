/** Hears what other transactions announced, in this process and in all others on the database. */
import pg from 'pg';
import { Unheard } from '#base/announcements.server.ts';
import { CHANNELS, type Channel } from '#base/live.server.ts';
import { oneAtATime } from '#base/turns.ts';
import { type Db, urlOf } from '#db/database.server.ts';

/** Something changed, in a forum, for these people; null: for everyone. */
export type Change = { forumId: string; key: string; people: ReadonlySet<string> | null; at: Date };

export type Ear = {
  /** What was announced, once each, in any forum and for whomever. */
  watch(hear: (forumId: string, key: string, change: Change) => void): () => void;
  /**
   * Hints of a channel; null after the connection was lost for a while: any number may have been
   * missed, so whoever listens looks.
   */
  hints(channel: Channel, hear: (payload: string | null) => void): () => void;
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
  const watchers = new Set<(forumId: string, key: string, change: Change) => void>();
  const hinted = new Map<string, Set<(payload: string | null) => void>>();
  const unheard = await Unheard.from(db);
  let closed = false;

  const dispatch = async () => {
    for (const { forum_id: forumId, key, people, made_at: at } of await unheard.read(db)) {
      const change = { forumId, key, people: people && new Set(people), at };
      for (const hear of watchers) hear(forumId, key, change);
    }
  };
  const look = oneAtATime(() => (closed ? Promise.resolve() : dispatch()));
  const timer = setInterval(look, POLL).unref();
  const stopHints = connected(urlOf(db), (channel, payload) => {
    if (channel === null || channel === CHANNELS.announcements) look();
    const hearing = channel === null ? [...hinted.values()] : [hinted.get(channel) ?? []];
    for (const all of hearing) for (const hear of all) hear(payload);
  });

  return {
    watch(hear) {
      watchers.add(hear);
      return () => watchers.delete(hear);
    },
    hints(channel, hear) {
      const here = hinted.get(CHANNELS[channel]) ?? new Set();
      hinted.set(CHANNELS[channel], here.add(hear));
      return () => here.delete(hear);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      ears.delete(db);
      await stopHints();
    },
  };
}

/**
 * Calls `hear` at every NOTIFY, with nulls when the connection was opened (again), which it does
 * by itself.
 */
function connected(
  url: string | undefined,
  hear: (channel: string | null, payload: string | null) => void,
): () => Promise<void> {
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
    client.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of Object.values(CHANNELS)) await client.query(`listen ${channel}`);
      hear(null, null); // what came while nobody listened
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
