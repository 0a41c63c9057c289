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

/** Hands over what a device heard before the page was opened, as if it came now. */
export function replay(kind: StreamKind, body: unknown): void {
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

  const alive = () => {
    heardAt = Date.now();
    clearTimeout(timer);
    timer = setTimeout(again, SILENCE);
  };

  const take = (kind: StreamKind, { lastEventId, data }: MessageEvent<string>) => {
    alive();
    const number = Number(lastEventId);
    if (last !== null && number <= last) return;
    last = number;
    hand(kind, data);
    for (const listen of listeners) listen({ number, kind, body: JSON.parse(data) });
  };

  const hand = (kind: StreamKind | WhisperKind, data: string) => {
    const body: unknown = JSON.parse(data);
    for (const receive of receivers.get(kind) ?? []) receive(body);
  };

  const connect = () => {
    if (closed) return;
    const away = Math.ceil((Date.now() - heardAt) / 1000);
    if (away > LONG_AWAY) lost();
    const query = new URLSearchParams({ forum, ago: String(Math.min(away, LONG_AWAY) + 2) });
    if (last !== null) query.set('cursor', String(last));
    source = new EventSource(`/live?${query}`);
    source.addEventListener('hello', ({ data }: MessageEvent<string>) => {
      wait = FIRST_WAIT;
      last ??= (JSON.parse(data) as { cursor: number }).cursor;
      alive();
      state(true);
    });
    source.addEventListener('alive', alive);
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      alive();
      changed(data);
      for (const listen of listeners) listen({ key: data });
    });
    for (const kind of STREAM_KINDS)
      source.addEventListener(kind, (event) => take(kind, event as MessageEvent<string>));
    for (const kind of WHISPER_KINDS)
      source.addEventListener(kind, ({ data }: MessageEvent<string>) => hand(kind, data));
    source.onerror = again;
  };

  function again() {
    source?.close();
    clearTimeout(timer);
    if (closed) return;
    state(false);
    timer = setTimeout(connect, wait * (0.5 + Math.random() / 2)); // not all phones at once
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  const now = () => {
    source?.close();
    clearTimeout(timer);
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
      unseen = setTimeout(() => {
        source?.close();
        clearTimeout(timer);
      }, SILENCE);
      return;
    }
    const fresh = source?.readyState === EventSource.OPEN && Date.now() - heardAt < SILENCE;
    if (!fresh) now();
  };
  const gone = () => state(false);

  connect();
  addEventListener('online', now);
  addEventListener('offline', gone);
  document.addEventListener('visibilitychange', seen);
  return () => {
    closed = true;
    clearTimeout(timer);
    clearTimeout(unseen);
    source?.close();
    removeEventListener('online', now);
    removeEventListener('offline', gone);
    document.removeEventListener('visibilitychange', seen);
  };
}
