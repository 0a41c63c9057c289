/**
 * Forum Link's worker: opens its pages without a line, keeps them fresh, and sends what waits when
 * the line is back and no page is open. It has no say in any other page of the house.
 */

import './notices.ts';
import files from 'virtual:link-files';
import { keep, type Wanted } from '#exchange/device/keeping.ts';
import { fileOf, openPage, precache, ROUTE, tidy, wayTo } from '#exchange/device/opening.ts';
import { sendAll } from '#exchange/device/waiting.ts';
import { version } from '$app/env';
import { self } from '$app/service-worker';

self.addEventListener('install', (event) => {
  event.waitUntil(precache(version, files).then(() => self.skipWaiting()));
});

/** Pages are not kept waiting for it: those that are open ask to be kept anew, of the new files. */
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

/** Another window may still be of an older build, and ask for its files. */
async function tidyWhenAlone(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  if (windows.length < 2) await tidy(version);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const file = fileOf(request, url, version);
  if (file) return event.respondWith(file());
  if (!url.pathname.startsWith('/app/')) return;
  if (url.pathname.endsWith(ROUTE)) return event.respondWith(wayTo(request, url));
  if (request.mode !== 'navigate') return;
  event.respondWith(openPage(request, url, (work) => event.waitUntil(work)));
});

self.addEventListener('message', (event) => {
  const said = event.data as { keep?: Wanted } | null;
  if (said?.keep) event.waitUntil(keep(said.keep.forum, said.keep.only).then(tidyWhenAlone));
});

/** What browsers that have Background Sync say when the line is back; not in all type libraries. */
self.addEventListener('sync' as 'message', (event) => {
  event.waitUntil(sendAll());
});
