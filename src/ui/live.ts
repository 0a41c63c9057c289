/**
 * The browser's side of the live stream: one connection a page, opened again when it was lost.
 * Its cursor is the last number it has, so nothing comes twice and a new line goes on just there.
 */

import {
  STREAM_KINDS,
  type StreamKind,
  WHISPER_KINDS,
  type WhisperKind,
} from '#base/stream-kinds.ts';

type Receiver = (body: unknown) => void;
const receivers = new Map<StreamKind | WhisperKind, Set<Receiver>>();

/** Hands what travels whole to a screen, in order and once each, until the returned call. */
export function onStream(kind: StreamKind | WhisperKind, receive: Receiver): () => void {
  const here = receivers.get(kind) ?? new Set();
  receivers.set(kind, here.add(receive));
  return () => here.delete(receive);
}

/** Something the line told: an event with its number, or the key of what changed. */
export type News = { number: number; kind: StreamKind; body: unknown } | { key: string };
const listeners = new Set<(news: News) => void>();

/** Tells all that the line tells, until the returned call. */
export function onNews(listen: (news: News) => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Hands over what the line tells now, or what a device heard before the page was opened. */
export function replay(kind: StreamKind | WhisperKind, body: unknown): void {
  for (const receive of receivers.get(kind) ?? []) receive(body);
}

export type Link = {
  forum: string;
  /** number up to which the drawn page holds the person's stream; null: from now on */
  cursor: number | null;
  /** that something changed: draw again whatever depends on the key */
  changed: (key: string) => void;
  /** something was missed that can't be named: draw all again */
  lost: () => void;
  /** whether news arrive */
  state: (connected: boolean) => void;
};

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** A line on which no greeting comes in this time (ms) does not let a stream through. */
const GREETING = 8_000;
/** After so many such lines in a row news is asked for instead, and after a while (ms) a line tried again. */
const DEAF = 2;
const ASKING = 300_000;
/** The server shows a sign of life every 20 s (ms). */
const SILENCE = 60_000;
/** After this long without news (s), drawing all again is cheaper than telling what changed. */
const LONG_AWAY = 600;

/** Opens the stream and keeps it open until the returned call. */
export function openLink({ forum, cursor, changed, lost, state }: Link): () => void {
  let last = cursor;
  let heardAt = performance.timeOrigin;
  let wait = FIRST_WAIT;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unseen: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  /** lines in a row on which nothing came */
  let deaf = 0;
  let asking: AbortController | null = null;
  let askUntil = 0;

  const alive = () => {
    heardAt = Date.now();
    clearTimeout(timer);
    timer = setTimeout(again, SILENCE);
  };

  const take = (kind: StreamKind, number: number, body: unknown) => {
    if (last !== null && number <= last) return;
    last = number;
    replay(kind, body);
    for (const listen of listeners) listen({ number, kind, body });
  };

  const told = (key: string) => {
    changed(key);
    for (const listen of listeners) listen({ key });
  };

  /** A server that is behind what this page has was put back to an older state. */
  const greeted = (cursor: number) => {
    wait = FIRST_WAIT;
    if (last !== null && cursor < last) lost();
    last = last === null ? cursor : Math.min(last, cursor);
    alive();
    state(true);
  };

  const asked = () => {
    const away = Math.ceil((Date.now() - heardAt) / 1000);
    if (away > LONG_AWAY) lost();
    const query = new URLSearchParams({ forum, ago: String(Math.min(away, LONG_AWAY) + 2) });
    if (last !== null) query.set('cursor', String(last));
    return query;
  };

  const connect = () => {
    if (closed) return;
    if (deaf >= DEAF) return void ask();
    source = new EventSource(`/live?${asked()}`);
    timer = setTimeout(() => {
      deaf += 1;
      again();
    }, GREETING);
    source.addEventListener('hello', ({ data }: MessageEvent<string>) => {
      deaf = 0;
      greeted((JSON.parse(data) as { cursor: number }).cursor);
    });
    source.addEventListener('alive', ({ lastEventId }: MessageEvent<string>) => {
      alive();
      last = Math.max(last ?? 0, Number(lastEventId)); // what lies before it was for others
    });
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      alive();
      told(data);
    });
    for (const kind of STREAM_KINDS)
      source.addEventListener(kind, ({ lastEventId, data }: MessageEvent<string>) => {
        alive();
        take(kind, Number(lastEventId), JSON.parse(data));
      });
    for (const kind of WHISPER_KINDS)
      source.addEventListener(kind, ({ data }: MessageEvent<string>) =>
        replay(kind, JSON.parse(data)),
      );
    source.onerror = again;
  };

  /** Where a proxy holds streams back, news is asked for; the script for it is fetched then. */
  async function ask(): Promise<void> {
    const own = new AbortController();
    asking = own;
    askUntil ||= Date.now() + ASKING;
    try {
      const { askForNews } = await import('#ui/live-asking.ts');
      await askForNews(
        own.signal,
        askUntil,
        asked,
        ({ cursor, changed: keys, events, whispers }) => {
          greeted(Math.min(cursor, last ?? cursor));
          for (const key of keys) told(key);
          for (const { event, id, data } of events) take(event, id, data);
          for (const { event, data } of whispers) replay(event, data);
          last = cursor;
        },
      );
    } catch {
      if (!own.signal.aborted) again();
      return;
    }
    if (own.signal.aborted) return;
    deaf = askUntil = 0;
    connect();
  }

  const hangUp = () => {
    clearTimeout(timer);
    source?.close();
    asking?.abort();
    asking = null;
  };

  function again() {
    hangUp();
    if (closed) return;
    state(false);
    timer = setTimeout(connect, wait * (0.5 + Math.random() / 2)); // not all phones at once
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  const now = () => {
    hangUp();
    wait = FIRST_WAIT;
    connect();
  };
  /**
   * A page that nobody sees gives its line back: browsers allow six to a server, for all tabs
   * together. A phone that wakes up may hold a line that died in its sleep.
   */
  const seen = () => {
    clearTimeout(unseen);
    if (document.visibilityState === 'hidden') {
      unseen = setTimeout(hangUp, SILENCE);
      return;
    }
    const isOpen = asking !== null || source?.readyState === EventSource.OPEN;
    const fresh = isOpen && Date.now() - heardAt < SILENCE;
    if (!fresh) now();
  };
  const gone = () => state(false);

  connect();
  addEventListener('online', now);
  addEventListener('offline', gone);
  document.addEventListener('visibilitychange', seen);
  return () => {
    closed = true;
    clearTimeout(unseen);
    hangUp();
    removeEventListener('online', now);
    removeEventListener('offline', gone);
    document.removeEventListener('visibilitychange', seen);
  };
}
