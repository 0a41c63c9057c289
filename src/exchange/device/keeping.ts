/**
 * Keeps the pages a person may need without a line. Each is drawn by the server for keeping, so what
 * must not lie on a device is not in it; what a page says otherwise is never kept.
 */
import { clearKept } from '#exchange/device/clear.ts';
import { Device } from '#exchange/device/database.ts';
import { tell } from '#exchange/device/deliver.ts';
import { BUILD, KEEP, MARK, type Owner, pagesOf, UNTIL } from '#exchange/device/names.ts';
import { isSignedIn } from '#exchange/device/signed-in.ts';

/** What a page asks the worker to keep. */
export type Wanted = {
  forum: string;
  /** ends of paths below `/app/FORUM`; null: all there are */
  only: string[] | null;
};

/** What the server says may be kept, `GET /app/FORUM/kept`. */
export type Listed = {
  owner: Owner;
  /** seats of this account, in all forums: what anyone else has here goes */
  people: string[];
  /** ids of rooms that the person has */
  rooms: string[];
  /** with the same mark as before, a page needs no fetching; null: it always does */
  pages: { path: string; mark: string | null }[];
};

/** One at a time: a second wish waits for the first. */
let running: Promise<void> = Promise.resolve();

export function keep(forum: string, only: string[] | null): Promise<void> {
  const run = running.catch(() => {}).then(() => keepNow(forum, only));
  running = run;
  return run;
}

async function keepNow(forum: string, only: string[] | null): Promise<void> {
  const base = `/app/${forum}`;
  const answer = await fetch(`${base}/kept`, { cache: 'no-store', redirect: 'manual' });
  if (answer.type === 'opaqueredirect') return askWhetherSignedOut();
  if (answer.status === 404) return clearKept((owner) => !owner.startsWith(`${forum}:`));
  if (!answer.ok) return;
  const listed = (await answer.json()) as Listed;
  await clearKept((owner) => listed.people.includes(owner.slice(owner.indexOf(':') + 1)));
  const cache = await caches.open(pagesOf(listed.owner));
  for (const { path, mark } of listed.pages)
    if (only === null || only.includes(path.slice(base.length))) await keepPage(path, mark);
  if (only === null) await forgetOthers(cache, listed);

  async function keepPage(path: string, mark: string | null): Promise<void> {
    const before = await cache.match(path);
    if (before && mark !== null && before.headers.get(MARK) === mark) return;
    const page = await fetch(path, {
      headers: { [KEEP]: '1', accept: 'text/html' },
      cache: 'no-store',
      redirect: 'manual',
    });
    if (page.headers.get(KEEP) === listed.owner && page.ok) {
      const headers = new Headers(page.headers);
      headers.delete('content-encoding'); // as it travelled, not as it is kept
      headers.set(MARK, mark ?? '');
      await cache.put(path, new Response(await page.blob(), { headers }));
    } else if (page.status === 404) await cache.delete(path);
  }
}

/** Rooms left, or people hidden again, are nobody's business here any more. */
async function forgetOthers(cache: Cache, { owner, pages, rooms }: Listed): Promise<void> {
  const listed = new Set(pages.map(({ path }) => path));
  for (const request of await cache.keys())
    if (!listed.has(new URL(request.url).pathname)) await cache.delete(request);
  // signed out meanwhile: a database opened now would be one more
  if (!(await caches.has(pagesOf(owner)))) return;
  const device = new Device(owner);
  await device.forget(({ body }) => {
    const { room } = body as { room?: string };
    return room !== undefined && !rooms.includes(room);
  });
  await device.close();
}

/** The way to the door: because nobody is signed in here any more, or for a reason of its own? */
export async function askWhetherSignedOut(): Promise<void> {
  if (await isSignedIn()) return;
  await clearKept();
  tell({ cleared: 'by worker' });
}

/** The page of whoever is on this device, if its time has not passed. */
export async function keptPage(path: string, now: Date): Promise<Response | null> {
  for (const name of await caches.keys()) {
    const page = await (await caches.open(name)).match(path);
    const until = page?.headers.get(UNTIL);
    if (!page || !until) continue;
    if (new Date(until) > now) return page;
    await clearKept((owner) => pagesOf(owner) !== name);
  }
  return null;
}

/** Builds whose files the kept pages ask for. */
export async function buildsKept(): Promise<Set<string>> {
  const builds = new Set<string>();
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const build = (await cache.match(request))?.headers.get(BUILD);
      if (build) builds.add(build);
    }
  }
  return builds;
}
