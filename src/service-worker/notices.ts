/** Shows the notices that were pushed to this device, and opens what is pressed. */
import { onNotificationClick, onPush } from '#exchange/notices/push-worker.ts';
import { self } from '$app/service-worker';

const here = {
  origin: self.location.origin,
  pages: () => self.clients.matchAll({ type: 'window', includeUncontrolled: true }),
  open: (url: string) => self.clients.openWindow(url),
  show: (title: string, options: NotificationOptions) =>
    self.registration.showNotification(title, options),
  // a page that was open before the worker can't be sent elsewhere
  go: (page: { url: string }, url: string) =>
    (page as WindowClient).navigate(url).catch(() => self.clients.openWindow(url)),
};

self.addEventListener('push', (event) => event.waitUntil(onPush(event.data, here)));
self.addEventListener('notificationclick', (event) =>
  event.waitUntil(onNotificationClick(event.notification, here)),
);
