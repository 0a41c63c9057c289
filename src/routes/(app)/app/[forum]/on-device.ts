/** What a page does so that its device can do without it: registers the worker, keeps what it hears. */
import { clearDevice } from '#exchange/device/clear.ts';
import { Device, type Heard } from '#exchange/device/database.ts';
import type { Said } from '#exchange/device/deliver.ts';
import type { Wanted } from '#exchange/device/keeping.ts';
import { CHANNEL, type Owner } from '#exchange/device/names.ts';
import { type News, onNews, replay } from '#ui/live.ts';
import { offline as t } from '#ui/texts/offline.ts';

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

/** Stays at it until the returned call. @param waiting how many acts wait */
export function stayOn({ forum, owner, kept }: Here, waiting: () => number): () => void {
  const device = 'indexedDB' in globalThis ? new Device(owner) : null;
  const heard: Heard[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let day: ReturnType<typeof setTimeout> | undefined;
  let keptAt = 0;

  if (kept !== null) void device?.heardAfter(kept).then((events) => events.forEach(again));

  const put = () => {
    timer = undefined;
    void device?.hear(heard.splice(0)).catch(() => {});
  };
  const stop = onNews((news: News) => {
    if ('key' in news) {
      if (/^(meetings:mine|forum:agenda)$/.test(news.key))
        day ??= setTimeout(keepDay, SOON * (0.5 + Math.random()));
    } else if (news.kind === 'message') {
      heard.push(news);
      timer ??= setTimeout(put, GATHER);
    }
  });
  const keepDay = () => {
    day = undefined;
    ask({ forum, only: ['', '/agenda', '/meetings'] });
  };
  const keepAll = () => {
    if (!navigator.onLine || Date.now() - keptAt < OFTEN) return;
    keptAt = Date.now();
    ask({ forum, only: null });
  };
  const away = () => {
    if (document.visibilityState === 'hidden') keepAll();
  };
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if ('cleared' in data) location.replace('/');
  };
  const leave = (event: SubmitEvent) => void signOut(event, waiting());

  const { serviceWorker } = navigator;
  /** A new version of the app took over: its pages are of other files. */
  const renewed = () => ask({ forum, only: null });
  if (serviceWorker?.controller) serviceWorker.addEventListener('controllerchange', renewed);
  void serviceWorker?.register('/service-worker.js', { scope: '/app/' }).then(keepAll, () => {});
  document.addEventListener('visibilitychange', away);
  document.addEventListener('submit', leave);
  return () => {
    stop();
    clearTimeout(day);
    if (timer) put();
    channel.close();
    serviceWorker?.removeEventListener('controllerchange', renewed);
    document.removeEventListener('visibilitychange', away);
    document.removeEventListener('submit', leave);
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

/**
 * Signing out clears this device first, line or not: the house is told after, and if it can't be
 * told, nothing personal is here any more all the same.
 */
async function signOut(event: SubmitEvent, waiting: number): Promise<void> {
  const form = event.target as HTMLFormElement;
  if (!form.action.endsWith('/?/signOut')) return;
  event.preventDefault();
  if (waiting > 0 && !confirm(t.signOutLoses(waiting))) return;
  await clearDevice().catch(() => {});
  form.submit();
}
