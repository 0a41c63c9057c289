/** What a page does so that its device can do without it: registers the worker, keeps what it hears. */
import type { Message } from '#exchange/chat/message.ts';
import type { Device, Heard } from '#exchange/device/database.ts';
import type { Said } from '#exchange/device/deliver.ts';
import type { Wanted } from '#exchange/device/keeping.ts';
import { CHANNEL, type Owner, pagesOf } from '#exchange/device/names.ts';
import { type News, onNews, replay } from '#ui/live.ts';
import type { Unsent } from '#ui/unsent.ts';
import { installing } from './installing.svelte.ts';
import type { Sending } from './sending.svelte.ts';

type Here = {
  forum: string;
  owner: Owner;
  /** of a page out of what is kept, the place in the stream up to which it was drawn */
  kept: number | null;
};

/** News come in flocks (ms). */
const GATHER = 300;
/** A day that moved is kept anew soon, but not on all phones in the same instant (ms). */
const SOON = 4_000;
/** All is kept anew when the phone is put away, if that was not just now (ms). */
const OFTEN = 5 * 60_000;

/** What is kept anew when something is told to have changed. */
const PAGES: Record<string, string[]> = {
  'meetings:mine': ['', '/agenda', '/meetings', '/notes'],
  'forum:agenda': ['', '/agenda', '/notes'],
  'notes:mine': ['/notes'],
  'announcements:mine': ['', '/announcements'],
  'contacts:mine': ['/me', '/contacts'],
};

/**
 * Stays at it until the returned call.
 *
 * @param outbox of this owner, whether it was needed before or not
 */
export function stayOn({ forum, owner, kept }: Here, outbox: () => Promise<Sending>): () => void {
  let opened: Promise<Device | null> | undefined;
  /** Nothing is put down here any more: a database opened now would be one more. */
  let cleared = false;
  /** Opened when there is something to put down or to take out, and its script fetched then. */
  const device = () => {
    if (cleared) return Promise.resolve(null);
    opened ??=
      'indexedDB' in globalThis
        ? import('#exchange/device/database.ts').then(({ Device }) => new Device(owner))
        : Promise.resolve(null);
    return opened;
  };
  const heard: Heard[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let day: ReturnType<typeof setTimeout> | undefined;
  const moved = new Set<string>();
  let keptAt = 0;
  /** this page clears the device, and goes on by itself */
  let leaving = false;

  if (kept !== null)
    void device().then(async (open) => (await open?.heardAfter(kept))?.forEach(again));

  const put = () => {
    timer = undefined;
    void device()
      .then((open) => open?.hear(heard.splice(0)))
      .catch(() => {});
  };
  const stop = onNews((news: News) => {
    if ('key' in news) {
      for (const end of PAGES[news.key] ?? []) moved.add(end);
      if (moved.size > 0) day ??= setTimeout(keepMoved, SOON * (0.5 + Math.random()));
    } else if (news.kind === 'message') {
      heard.push(news);
      const { room, editedAt, deletedAt } = news.body as Message;
      if (editedAt ?? deletedAt) {
        // old words stand in the kept page; those that were taken back may not wait for the next
        if (deletedAt) void forget(`/app/${forum}/chat/${room}`);
        moved.add(`/chat/${room}`);
        day ??= setTimeout(keepMoved, SOON * (0.5 + Math.random()));
      }
      timer ??= setTimeout(put, GATHER);
    }
  });
  const forget = async (path: string) => {
    if (await caches.has(pagesOf(owner))) await (await caches.open(pagesOf(owner))).delete(path);
  };
  const keepMoved = () => {
    day = undefined;
    void ask({ forum, only: [...moved] });
    moved.clear();
  };
  const keepAll = () => {
    if (!navigator.onLine || Date.now() - keptAt < OFTEN) return;
    keptAt = Date.now();
    void ask({ forum, only: null });
  };
  const away = () => {
    if (document.visibilityState === 'hidden') keepAll();
  };
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if ('cleared' in data) cleared = true;
    if ('cleared' in data && !leaving) location.replace('/');
  };
  const posts = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (form.action.endsWith('/?/signOut'))
      leave(event, form).catch(() => form.submit()); // its script can’t be had
    else if (!navigator.onLine && /\/meetings\?\/outcome$/.test(form.action))
      void sayLater(event, form, outbox);
  };
  /** A press that no line took: “Got it”, and answers to wishes. */
  const unsent = (event: Event) => {
    const { action, sent } = (event as CustomEvent<Unsent>).detail;
    const [, act] = /\?\/(gotIt|reply|take)$/.exec(action) ?? [];
    if (!act) return;
    event.preventDefault();
    const form = Object.fromEntries(sent) as Record<string, string>;
    void outbox().then((sending) =>
      act === 'gotIt' ? sending.gotIt(form) : sending.answer(act as 'reply' | 'take', form),
    );
  };
  /**
   * Signing out clears this device first, line or not: the house is told after, and if it can't be
   * told, nothing personal is here any more all the same.
   */
  const leave = async (event: SubmitEvent, form: HTMLFormElement) => {
    event.preventDefault();
    const [{ clearDevice }, { offline: t }, { waiting }] = await Promise.all([
      import('#exchange/device/clear.ts'),
      import('#ui/texts/offline.ts'),
      outbox(),
    ]);
    if (waiting > 0 && !confirm(t.signOutLoses(waiting))) return;
    leaving = cleared = true;
    await clearDevice().catch(() => {});
    if (navigator.onLine) form.submit();
    else location.replace(`/app/${forum}`);
  };
  const offered = (event: Event) => installing.keep(event);

  addEventListener('beforeinstallprompt', offered);
  const { serviceWorker } = navigator;
  /** A new version of the app took over: its pages are of other files. */
  const renewed = () => ask({ forum, only: null });
  if (serviceWorker?.controller) serviceWorker.addEventListener('controllerchange', renewed);
  void serviceWorker?.register('/service-worker.js', { scope: '/app/' }).then(keepAll, () => {});
  document.addEventListener('visibilitychange', away);
  document.addEventListener('submit', posts, { capture: true });
  document.addEventListener('unsent', unsent);
  return () => {
    stop();
    clearTimeout(day);
    if (timer) put();
    channel.close();
    serviceWorker?.removeEventListener('controllerchange', renewed);
    document.removeEventListener('visibilitychange', away);
    document.removeEventListener('submit', posts, { capture: true });
    document.removeEventListener('unsent', unsent);
    removeEventListener('beforeinstallprompt', offered);
  };
}

const again = ({ kind, body }: Heard) => {
  if (kind === 'message') replay(kind, body);
};

/** Asks the worker, which may still be on its way. */
async function ask(keep: Wanted): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep });
}

/** What came of a meeting is said at the table, often below ground: it waits with the rest. */
async function sayLater(
  event: SubmitEvent,
  form: HTMLFormElement,
  outbox: () => Promise<Sending>,
): Promise<void> {
  event.preventDefault();
  event.stopPropagation();
  const said = Object.fromEntries(new FormData(form, event.submitter)) as Record<string, string>;
  (await outbox()).outcome({ ...said, meeting: said.meeting ?? '' });
}
