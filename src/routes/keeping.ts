/**
 * Pages drawn for keeping: the worker asks for them by a header that no other site can send, and
 * gets them without what must not lie on a device.
 */
import { BUILD, KEEP, ownerOf, UNTIL } from '#exchange/device/names.ts';
import type { Member } from '#forum/people.ts';
import { version } from '$app/env';

/** What a device keeps is forgotten when it has not reached the house for as long as a session lives (ms). */
const KEPT_FOR = 7 * 86_400_000;

const KEPT =
  /^\/\(app\)\/app\/\[forum\](\/(agenda|meetings|me|contacts|notes|announcements|chat|chat\/\[room\]))?$/;

export const forKeeping = ({ request }: { request: Request }): boolean => request.headers.has(KEEP);

type Asked = {
  request: Request;
  route: { id: string | null };
  locals: App.Locals;
  untrack: <T>(read: () => T) => T;
  setHeaders: (headers: Record<string, string>) => void;
};

/** @returns as of when the page is drawn for keeping; null: it is not */
export function keptAsOf(event: Asked, { forumKey, personId }: Member): Date | null {
  const { now } = event.locals;
  if (!forKeeping(event) || !KEPT.test(event.untrack(() => event.route.id ?? ''))) return null;
  event.setHeaders({
    [KEEP]: ownerOf(forumKey, personId ?? ''),
    [BUILD]: version,
    [UNTIL]: new Date(now.getTime() + KEPT_FOR).toISOString(),
  });
  return now;
}
